using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>Reads text of any kind cluster by cluster into a sink, by the rules of <see cref="Sanitiser"/>. Time and memory grow with what the sink takes, not with the text.</summary>
internal static class SanitisingReader
{
    /// <summary>UTF-16 units looked at together. A cluster that is longer is mostly escapes, and cutting it changes none of them.</summary>
    private const int WindowUnits = 256;

    internal static void Read<TSink>(ReadOnlySpan<byte> utf8, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        Span<char> window = stackalloc char[WindowUnits];
        while (!utf8.IsEmpty && !sink.IsFull)
        {
            int ascii = AsciiRun(utf8);
            for (int index = 0; index < ascii && !sink.IsFull; index++)
            {
                sink.Add((char)utf8[index], isEscape: false);
            }

            utf8 = utf8[ascii..];
            int read = FillWindow(utf8, window, out int units);
            if (units == 0)
            {
                foreach (byte value in utf8[..read])
                {
                    EscapeNotation.WriteByte(value, ref sink);
                }

                utf8 = utf8[read..];
                continue;
            }

            // The last cluster of a full window may go on behind it: it is read again, at the start of the next window.
            bool isWhole = read == utf8.Length || units < WindowUnits - 1;
            int taken = Read(window[..units], isWhole, ref sink);
            utf8 = utf8[(taken == units ? read : Encoding.UTF8.GetByteCount(window[..taken]))..];
        }
    }

    internal static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        while (!text.IsEmpty && !sink.IsFull)
        {
            int ascii = AsciiRun(text);
            for (int index = 0; index < ascii && !sink.IsFull; index++)
            {
                sink.Add(text[index], isEscape: false);
            }

            text = text[ascii..];
            ReadOnlySpan<char> window = text[..Math.Min(text.Length, WindowUnits)];
            text = text[Read(window, window.Length == text.Length, ref sink)..];
        }
    }

    /// <summary>How many printable ASCII bytes lead the text, without the last one if a mark could follow that.</summary>
    internal static int AsciiRun(ReadOnlySpan<byte> utf8)
    {
        int run = utf8.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        return run < 0 ? utf8.Length : run > 0 && utf8[run] >= 0x80 ? run - 1 : run;
    }

    /// <inheritdoc cref="AsciiRun(ReadOnlySpan{byte})"/>
    internal static int AsciiRun(ReadOnlySpan<char> text)
    {
        int run = text.IndexOfAnyExceptInRange(' ', '~');
        return run < 0 ? text.Length : run > 0 && text[run] >= 0x80 ? run - 1 : run;
    }

    /// <summary>Reads clusters off a window, and returns how many units they had. One that reaches the window's end is left unless the text ends there too.</summary>
    private static int Read<TSink>(ReadOnlySpan<char> window, bool isWhole, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        int position = 0;
        while (position < window.Length && !sink.IsFull)
        {
            int length = StringInfo.GetNextTextElementLength(window[position..]);
            if (!isWhole && position > 0 && position + length == window.Length)
            {
                break;
            }

            ClusterRules.Split(window.Slice(position, length), ref sink);
            position += length;
            if (position < window.Length && window[position] is >= ' ' and <= '~')
            {
                // Back to the fast way.
                break;
            }
        }

        return position;
    }

    /// <summary>
    /// Decodes valid UTF-8 up to an ASCII character, with which a new cluster begins. Returns the bytes read; when <paramref name="units"/> is 0, they are no UTF-8.
    /// </summary>
    internal static int FillWindow(ReadOnlySpan<byte> utf8, Span<char> window, out int units)
    {
        int read = 0;
        units = 0;
        while (read < utf8.Length && units < window.Length - 1 && (units == 0 || utf8[read] >= 0x80))
        {
            OperationStatus status = Rune.DecodeFromUtf8(utf8[read..], out Rune rune, out int length);
            if (status != OperationStatus.Done)
            {
                return units == 0 ? length : read;
            }

            units += rune.EncodeToUtf16(window[units..]);
            read += length;
        }

        return read;
    }
}
