using System.Buffers;
using System.Text;

namespace NetConsole.Terminal.Input;

/// <summary>
/// The content of a bracketed paste, up to <c>CSI 201 ~</c> (xterm ctlseqs, "Bracketed Paste Mode"). It is data whatever it contains. At most
/// <see cref="MaxBytes"/> are kept, so that nobody's clipboard fills our memory; the rest is read and discarded.
/// </summary>
internal sealed class PasteBuffer
{
    /// <summary>1 MiB.</summary>
    public const int MaxBytes = 1 << 20;

    private ArrayBufferWriter<byte> _content = new();
    private int _kept;
    private int _matched;
    private bool _afterReturn;

    private static ReadOnlySpan<byte> End => "\e[201~"u8;

    /// <summary>True when there are whole characters that have not been handed over.</summary>
    public bool HasText => _content.WrittenCount > IncompleteTail(_content.WrittenSpan);

    /// <summary>True when more was pasted than is kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes one byte; true when it was the last one of the end mark.</summary>
    public bool Take(byte value)
    {
        if (value == End[_matched])
        {
            _matched++;
            return _matched == End.Length;
        }

        // What looked like the end mark was content. Only its first byte is an ESC, so a new match can start at this byte alone.
        foreach (byte content in End[.._matched])
        {
            Keep(content);
        }

        _matched = value == End[0] ? 1 : 0;
        if (_matched == 0)
        {
            Keep(value);
        }

        return false;
    }

    /// <summary>Hands over the text so far, line ends as LF, except a character that is still incomplete when more may come.</summary>
    public string TakeText(bool isLast)
    {
        ReadOnlySpan<byte> bytes = _content.WrittenSpan;
        int whole = isLast ? bytes.Length : bytes.Length - IncompleteTail(bytes);
        string text = Encoding.UTF8.GetString(bytes[..whole]);
        byte[] rest = bytes[whole..].ToArray();
        // A new one, so that a large paste does not keep its megabyte for good.
        _content = new ArrayBufferWriter<byte>();
        _content.Write(rest);
        if (isLast)
        {
            _kept = 0;
            IsCut = false;
            _matched = 0;
            _afterReturn = false;
        }

        return text;
    }

    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return length;
            }
        }

        return 0;
    }

    private void Keep(byte value)
    {
        bool isSecondHalf = value == '\n' && _afterReturn;
        _afterReturn = value == '\r';
        if (isSecondHalf || _kept == MaxBytes)
        {
            IsCut |= !isSecondHalf;
            return;
        }

        _kept++;
        _content.GetSpan(1)[0] = value == '\r' ? (byte)'\n' : value;
        _content.Advance(1);
    }
}
