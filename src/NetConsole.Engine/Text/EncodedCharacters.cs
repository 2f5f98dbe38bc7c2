using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetConsole.Engine.Text;

/// <summary>
/// What a person typed, as bytes of the peers' encoding. A character that the encoding does not have is a mistake; the encodings of the base library
/// would put one that looks like it, or <c>?</c>, in its place, and the peer would be told something else than was typed.
/// </summary>
public static class EncodedCharacters
{
    /// <summary>Encodes text; nothing of it is replaced.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="encoding">The peers' encoding.</param>
    /// <param name="bytes">The text's bytes; empty when there is a mistake.</param>
    /// <param name="error">The first character that the encoding does not have.</param>
    public static bool TryEncode(string text, Encoding encoding, out ReadOnlyMemory<byte> bytes, [NotNullWhen(false)] out TextError? error)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        error = Write(text, 0, text.Length, encoding, output);
        bytes = error is null ? output.WrittenMemory : default;
        return error is null;
    }

    /// <summary>Appends a part of a text; says what is wrong with it, or null. After a mistake nothing is appended.</summary>
    internal static TextError? Write(string text, int start, int length, Encoding encoding, IBufferWriter<byte> output)
    {
        ReadOnlySpan<char> part = text.AsSpan(start, length);
        if (encoding is not UTF8Encoding && !Ascii.IsValid(part))
        {
            Encoding exact = Exact(encoding);
            int position = start;
            foreach (Rune rune in part.EnumerateRunes())
            {
                if (exact.GetByteCount(text.AsSpan(position, rune.Utf16SequenceLength)) == 0)
                {
                    return new TextError(
                        position,
                        $"{TextEncodings.NameOf(encoding)} has no {QuotedCharacter.At(text, position)}",
                        @"leave it out, or choose another encoding");
                }

                position += rune.Utf16SequenceLength;
            }
        }

        encoding.GetBytes(part, output);
        return null;
    }

    /// <summary>The same encoding, leaving out what it does not have.</summary>
    private static Encoding Exact(Encoding encoding)
    {
        var exact = (Encoding)encoding.Clone();
        exact.EncoderFallback = new EncoderReplacementFallback("");
        return exact;
    }
}
