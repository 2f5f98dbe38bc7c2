using System.Buffers;
using System.Text.Json;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Spreads JSON (RFC 8259) over lines. Only blanks are changed: names, strings and numbers stay as they were written, byte for byte.</summary>
internal static class JsonIndenter
{
    /// <summary>Deeper JSON is shown as it is: nobody reads it indented by more than this.</summary>
    public const int MostDepth = 64;

    /// <summary>Longer JSON is shown as it is in a list of messages, where it would be read again and again.</summary>
    public const int MostBytesInList = 16 * 1024;

    /// <summary>JSON that takes more bytes than this when it is indented is shown as it is: 64 levels make 65 bytes of every one.</summary>
    public const int MostIndentedBytes = 4 * 1024 * 1024;

    private const int MostIndentedBytesInList = 128 * 1024;

    private const int Step = 2;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>The text in lines with line feeds between; null when it is no object or array, has more levels or bytes than allowed, or is not JSON.</summary>
    public static ReadOnlyMemory<byte>? Indent(ReadOnlySpan<byte> text) => Indent(text, MostIndentedBytes);

    /// <summary>The same for a list of messages.</summary>
    public static ReadOnlyMemory<byte>? IndentInList(ReadOnlySpan<byte> text) => text.Length > MostBytesInList ? null : Indent(text, MostIndentedBytesInList);

    private static ReadOnlyMemory<byte>? Indent(ReadOnlySpan<byte> text, int mostIndentedBytes)
    {
        // Its ends first: to be told of a mistake by the reader is dear, and many a log line begins with a bracket.
        ReadOnlySpan<byte> value = text.Trim(Blanks);
        if (value.Length < 2 || value.Length > mostIndentedBytes || (value[0], value[^1]) is not (((byte)'{', (byte)'}') or ((byte)'[', (byte)']')))
        {
            return null;
        }

        ArrayBufferWriter<byte> output = new(value.Length + (value.Length / 2) + 16);
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            if (!TryWrite(ref reader, text, output, mostIndentedBytes))
            {
                return null;
            }

            return output.WrittenMemory;
        }
        catch (JsonException)
        {
            // The only way in which the reader says that it is none. What a peer sends is never a fault of ours.
            return null;
        }
    }

    private static bool TryWrite(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output, int mostBytes)
    {
        JsonTokenType last = JsonTokenType.None;
        while (reader.Read())
        {
            JsonTokenType token = reader.TokenType;
            bool opens = last is JsonTokenType.StartObject or JsonTokenType.StartArray;
            bool closes = token is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (!closes && !opens && last is not (JsonTokenType.None or JsonTokenType.PropertyName))
            {
                output.Write(","u8);
            }

            bool isOnLineOfItsOwn = last is not (JsonTokenType.None or JsonTokenType.PropertyName) && !(opens && closes);
            if (isOnLineOfItsOwn)
            {
                BreakLine(output, reader.CurrentDepth);
            }

            output.Write(text[(int)reader.TokenStartIndex..(int)reader.BytesConsumed].TrimEnd(": \t\r\n"u8));
            if (token == JsonTokenType.PropertyName)
            {
                output.Write(": "u8);
            }

            last = token;
            if (output.WrittenCount > mostBytes)
            {
                return false;
            }
        }

        return true;
    }

    private static void BreakLine(ArrayBufferWriter<byte> output, int depth)
    {
        Span<byte> line = output.GetSpan(1 + (depth * Step));
        line[0] = (byte)'\n';
        line.Slice(1, depth * Step).Fill((byte)' ');
        output.Advance(1 + (depth * Step));
    }
}
