using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>How the sanitiser writes what can't be shown. A template takes every form back: what the screen prints can be pasted.</summary>
internal static class EscapeNotation
{
    private const string Digits = "0123456789ABCDEF";

    /// <summary>A byte that is not part of valid UTF-8: <c>\xHH</c>.</summary>
    internal static void WriteByte<TSink>(byte value, ref TSink sink)
        where TSink : struct, IGlyphSink => Write('x', value, 2, ref sink);

    /// <summary>
    /// A code point: a letter where C has one, <c>\xHH</c> for other ASCII (NUL too: <c>\0</c> before a digit could be misread), <c>\uHHHH</c>, <c>\UHHHHHH</c>.
    /// </summary>
    internal static void Write<TSink>(Rune rune, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        char letter = rune.Value switch
        {
            '\a' => 'a',
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\v' => 'v',
            '\f' => 'f',
            '\r' => 'r',
            '\e' => 'e',
            _ => '\0',
        };
        if (letter != '\0')
        {
            sink.Add('\\', isEscape: true);
            sink.Add(letter, isEscape: true);
            return;
        }

        switch (rune.Value)
        {
            case < 0x80: Write('x', rune.Value, 2, ref sink); break;
            case <= 0xFFFF: Write('u', rune.Value, 4, ref sink); break;
            default: Write('U', rune.Value, 6, ref sink); break;
        }
    }

    /// <summary>Half of a surrogate pair: <c>\uHHHH</c>.</summary>
    internal static void WriteSurrogate<TSink>(char surrogate, ref TSink sink)
        where TSink : struct, IGlyphSink => Write('u', surrogate, 4, ref sink);

    private static void Write<TSink>(char kind, int value, int digits, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        sink.Add('\\', isEscape: true);
        sink.Add(kind, isEscape: true);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        {
            sink.Add(Digits[(value >> shift) & 0xF], isEscape: true);
        }
    }
}
