using System.Collections.Immutable;
using System.Text.Json;

namespace NetConsole.Dashboard.Settings;

/// <summary>An object or a list in a text: where it stands, and where what it holds stands. All places are bytes.</summary>
/// <param name="IsList">True for a list, false for an object.</param>
/// <param name="Open">Its opening bracket.</param>
/// <param name="Close">Its closing bracket.</param>
/// <param name="Items">What it holds, in order.</param>
internal sealed record JsonOutline(bool IsList, int Open, int Close, ImmutableArray<JsonItem> Items)
{
    private static readonly JsonReaderOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The outline of a text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A name is no text.</exception>
    /// <exception cref="InvalidDataException">The text is no object.</exception>
    public static JsonOutline Of(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, s_options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException("settings stand in braces");
        }

        JsonOutline outline = Of(ref reader);
        reader.Read();
        return outline;
    }

    /// <summary>The last member of this name, which is the one that counts; null when there is none.</summary>
    public JsonItem? Member(string name) => Items.LastOrDefault(item => item.Name == name);

    private static JsonOutline Of(ref Utf8JsonReader reader)
    {
        bool isList = reader.TokenType == JsonTokenType.StartArray;
        int open = (int)reader.TokenStartIndex;
        var items = ImmutableArray.CreateBuilder<JsonItem>();
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            int start = (int)reader.TokenStartIndex;
            string? name = null;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString();
                reader.Read();
            }

            int value = (int)reader.TokenStartIndex;
            JsonTokenType kind = reader.TokenType;
            string? text = kind == JsonTokenType.String ? reader.GetString() : null;
            JsonOutline? inner = kind is JsonTokenType.StartObject or JsonTokenType.StartArray ? Of(ref reader) : null;
            items.Add(new JsonItem(name, kind, text, start, value, (int)reader.BytesConsumed, inner));
        }

        return new JsonOutline(isList, open, (int)reader.TokenStartIndex, items.ToImmutable());
    }
}

/// <summary>A member of an object, or an element of a list.</summary>
/// <param name="Name">Its name; null in a list.</param>
/// <param name="Kind">With which token its value begins.</param>
/// <param name="Text">Its value where that is a string.</param>
/// <param name="Start">Where it begins: its name, or else its value.</param>
/// <param name="ValueStart">Where its value begins.</param>
/// <param name="End">After its value.</param>
/// <param name="Inner">What it holds, if it is an object or a list.</param>
internal sealed record JsonItem(string? Name, JsonTokenType Kind, string? Text, int Start, int ValueStart, int End, JsonOutline? Inner);
