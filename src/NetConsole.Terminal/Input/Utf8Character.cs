using System.Buffers;
using System.Text;

namespace NetConsole.Terminal.Input;

/// <summary>One character arriving byte by byte as UTF-8 (RFC 3629). Bytes that are part of none are dropped.</summary>
internal sealed class Utf8Character
{
    private readonly byte[] _bytes = new byte[4];
    private int _count;

    /// <summary>True while bytes of an unfinished character are held.</summary>
    public bool IsPartial => _count > 0;

    public void Clear() => _count = 0;

    /// <summary>Takes a byte of 0x80 or more.</summary>
    /// <returns>The character it completes, or null.</returns>
    public Rune? Take(byte value)
    {
        _bytes[_count++] = value;
        switch (Rune.DecodeFromUtf8(_bytes.AsSpan(0, _count), out Rune rune, out _))
        {
            case OperationStatus.NeedMoreData:
                return null;
            case OperationStatus.Done:
                _count = 0;
                return rune;
            default:
                // The bytes before this one are lost. This one may begin a character.
                bool mayBegin = _count > 1;
                _count = 0;
                return mayBegin ? Take(value) : null;
        }
    }
}
