using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetConsole.Engine.Text;

/// <summary>
/// One escape, as the guide lists them: <c>\n \r \t \0 \a \b \v \f \e \\ \xHH \uHHHH \UHHHHHH</c>. <c>\x</c> is a byte, <c>\u</c> and <c>\U</c> are
/// characters in the peers' encoding. Everything that the screen prints for what it can't show is read back.
/// </summary>
internal static class Escape
{
    /// <summary>Reads the escape whose backslash stands at <paramref name="position"/>, appends its bytes and moves behind it.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public static TextError? Read(string text, ref int position, Encoding encoding, IBufferWriter<byte> output)
    {
        int backslash = position;
        if (backslash + 1 == text.Length)
        {
            return new TextError(backslash, "a backslash at the end stands for nothing", @"write \\ for a backslash");
        }

        char letter = text[backslash + 1];
        if (SimpleByte(letter) is { } simple)
        {
            position += 2;
            output.Write([simple]);
            return null;
        }

        int digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 6, _ => 0 };
        if (digits == 0)
        {
            return new TextError(backslash, $@"unknown escape: a backslash and {QuotedCharacter.At(text, backslash + 1)}", @"write \\ for a backslash; known are \n \r \t \0 \a \b \v \f \e \xHH \uHHHH \UHHHHHH");
        }

        ReadOnlySpan<char> hex = text.AsSpan(backslash + 2, Math.Min(digits, text.Length - backslash - 2));
        if (hex.Length < digits || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
        {
            return new TextError(backslash, $@"\{letter} needs {digits} hex digits after it", letter == 'x' ? @"for example \x0A" : letter == 'u' ? @"for example \u20AC" : @"for example \U01F600");
        }

        position += 2 + digits;
        return letter == 'x' ? WriteByte((byte)value, output) : WriteCharacter(value, backslash, encoding, output);
    }

    private static byte? SimpleByte(char letter) => letter switch
    {
        'n' => (byte)'\n',
        'r' => (byte)'\r',
        't' => (byte)'\t',
        '0' => 0,
        'a' => (byte)'\a',
        'b' => (byte)'\b',
        'v' => (byte)'\v',
        'f' => (byte)'\f',
        'e' => 0x1B,
        '\\' => (byte)'\\',
        _ => null,
    };

    private static TextError? WriteByte(byte value, IBufferWriter<byte> output)
    {
        output.Write([value]);
        return null;
    }

    private static TextError? WriteCharacter(uint value, int backslash, Encoding encoding, IBufferWriter<byte> output)
    {
        if (!Rune.TryCreate(value, out Rune rune))
        {
            return value > 0x10FFFF
                ? new TextError(backslash, $"U+{value:X} is no character", "the last one is U+10FFFF")
                : new TextError(backslash, $"U+{value:X4} is only half a character", @"write the whole one with six digits: \U01F600");
        }

        string character = rune.ToString();
        return EncodedCharacters.Write(character, 0, character.Length, encoding, output) is { } error ? error with { Position = backslash } : null;
    }
}
