using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetConsole.Engine.Text;

/// <summary>Bytes as text with escapes and nothing else: braces are themselves.</summary>
public static class EscapedText
{
    /// <summary>Reads text with escapes.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="bytes">The bytes it stands for.</param>
    /// <param name="error">The first mistake.</param>
    /// <param name="encoding">How characters become bytes; UTF-8 by default.</param>
    public static bool TryParse(string text, out ReadOnlyMemory<byte> bytes, [NotNullWhen(false)] out TextError? error, Encoding? encoding = null)
    {
        encoding ??= Encoding.UTF8;
        var output = new ArrayBufferWriter<byte>();
        bytes = default;
        error = null;
        int position = 0;
        while (position < text.Length && error is null)
        {
            int backslash = text.IndexOf('\\', position) is var found and >= 0 ? found : text.Length;
            error = EncodedCharacters.Write(text, position, backslash - position, encoding, output);
            position = backslash;
            if (error is null && position < text.Length)
            {
                error = Escape.Read(text, ref position, encoding, output);
            }
        }

        if (error is null)
        {
            bytes = output.WrittenMemory;
        }

        return error is null;
    }

    /// <summary>Writes bytes so that <see cref="TryParse"/> reads the same: UTF-8 characters that can be seen as they are, the rest as escapes.</summary>
    public static string Format(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            if (status == OperationStatus.Done && CanBeSeen(rune))
            {
                text.Append(rune.Value == '\\' ? @"\\" : rune.ToString());
            }
            else
            {
                foreach (byte value in bytes[..length])
                {
                    text.Append(FormatByte(value));
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static bool CanBeSeen(Rune rune) => rune.Value == ' ' || Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    private static string FormatByte(byte value) => value switch
    {
        (byte)'\n' => @"\n",
        (byte)'\r' => @"\r",
        (byte)'\t' => @"\t",
        _ => $@"\x{value:X2}",
    };
}
