using System.Collections.Immutable;
using System.Globalization;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Drafts;

/// <summary>Bytes as a person types them: <c>48 65 6c</c> or <c>48656c</c>.</summary>
internal static class HexText
{
    /// <summary>Reads pairs of hex digits; blanks between pairs are free.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="bytes">What it stands for.</param>
    /// <returns>The first mistake, or null.</returns>
    public static TextError? Read(ReadOnlySpan<char> text, out ImmutableArray<byte> bytes)
    {
        ImmutableArray<byte>.Builder read = ImmutableArray.CreateBuilder<byte>(text.Length / 2);
        bytes = [];
        for (int position = 0; position < text.Length;)
        {
            if (text[position] is ' ' or '\t')
            {
                position++;
                continue;
            }

            if (!char.IsAsciiHexDigit(text[position]))
            {
                return new TextError(position, $"{text[position]} is no hex digit", "bytes are pairs of 0-9 a-f: 48 65 6C");
            }

            if (position + 1 == text.Length || !char.IsAsciiHexDigit(text[position + 1]))
            {
                return new TextError(position, "a byte has two hex digits", $"write 0{text[position]} if that is meant");
            }

            read.Add(byte.Parse(text.Slice(position, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            position += 2;
        }

        bytes = read.ToImmutable();
        return bytes.IsEmpty ? new TextError(text.Length, "the bytes are missing", "write 48 65 6C") : null;
    }
}
