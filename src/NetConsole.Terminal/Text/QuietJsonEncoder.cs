using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace NetConsole.Terminal.Text;

/// <summary>
/// What strings in JSON records look like (RFC 8259 §7): C0, DEL, C1 and format characters, and what separates lines or paragraphs, as <c>\u</c>, so that printing a
/// record does nothing to a terminal; quotes and backslashes escaped; everything else as it is.
/// </summary>
public sealed unsafe class QuietJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(value => !IsSyntax(value)).Select(value => (byte)value)]);

    private QuietJsonEncoder()
    {
    }

    public static QuietJsonEncoder Instance { get; } = new();

    /// <summary><c>\uHHHH</c>; a character above U+FFFF, which is two in a string, takes two of them.</summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => IsSyntax(unicodeScalar) || CharUnicodeInfo.GetUnicodeCategory(unicodeScalar) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        ReadOnlySpan<char> all = new(text, textLength);
        for (int position = 0; position < textLength;)
        {
            OperationStatus status = Rune.DecodeFromUtf16(all[position..], out Rune rune, out int length);
            if (status != OperationStatus.Done || WillEncode(rune.Value))
            {
                return position;
            }

            position += length;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        int position = 0;
        while (position < utf8Text.Length)
        {
            int plain = utf8Text[position..].IndexOfAnyExcept(s_plain);
            if (plain < 0)
            {
                return -1;
            }

            position += plain;
            OperationStatus status = Rune.DecodeFromUtf8(utf8Text[position..], out Rune rune, out int length);
            if (status != OperationStatus.Done || WillEncode(rune.Value))
            {
                return position;
            }

            position += length;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> units = stackalloc char[2];
        int count = new Rune(unicodeScalar).EncodeToUtf16(units);
        Span<char> target = new(buffer, bufferLength);
        if (IsSyntax(unicodeScalar))
        {
            return target.TryWrite($"\\{units[0]}", out numberOfCharactersWritten);
        }

        return count == 1
            ? target.TryWrite($"\\u{(int)units[0]:x4}", out numberOfCharactersWritten)
            : target.TryWrite($"\\u{(int)units[0]:x4}\\u{(int)units[1]:x4}", out numberOfCharactersWritten);
    }

    private static bool IsSyntax(int unicodeScalar) => unicodeScalar is '"' or '\\';
}
