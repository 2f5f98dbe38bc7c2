using System.Text.Encodings.Web;
using System.Text.Json;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Settings;

/// <summary>A setting and what it is now, as it is typed.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">What it is.</param>
/// <param name="IsDefault">True when it would be the same without any settings file.</param>
internal readonly record struct SettingValue(Setting Setting, string Value, bool IsDefault);

/// <summary>Writes settings and saved messages into the text of a settings file. What is not changed stays as it is, byte for byte.</summary>
/// <remarks>
/// Every method throws <see cref="JsonException"/> or <see cref="InvalidOperationException"/> when the text cannot be read, and <see cref="InvalidDataException"/>
/// when something else stands where this would be written.
/// </remarks>
internal static class SettingsEdit
{
    /// <summary>The text of a file that says nothing.</summary>
    public static ReadOnlySpan<byte> Nothing => "{\n}\n"u8;

    /// <summary>Writes what is set now, except what the file says already and what holds without it.</summary>
    /// <returns>The new text, and what was written, for people.</returns>
    public static (byte[] Json, IReadOnlyList<string> Written) Write(byte[] json, IEnumerable<SettingValue> values)
    {
        List<string> written = [];
        foreach ((Setting setting, string value, bool isDefault) in values)
        {
            JsonItem? item = JsonOutline.Of(json).Member(setting.Name);
            if (item is null ? isDefault : Says(json, item) == value)
            {
                continue;
            }

            json = WithMember(json, setting.Name, setting.IsSwitch ? (value == "on" ? "true" : "false") : Quoted(value));
            written.Add($"{setting.Name} {value}");
        }

        return (json, written);
    }

    /// <summary>Adds a message, or changes the one of that name; takes its key from any other.</summary>
    public static byte[] WithMessage(byte[] json, SavedMessage message)
    {
        if (Messages(json) is null)
        {
            json = WithMember(json, SettingsReader.MessagesName, "[]");
        }

        if (message.Key is not null)
        {
            json = WithoutKey(json, message);
        }

        JsonOutline messages = Messages(json)!;
        if (Find(messages, message.Name)?.Inner is not { } present)
        {
            string key = message.Key is null ? "" : $", \"key\": {Quoted(message.KeyWord)}";
            string mode = message.IsHex ? $", \"mode\": {Quoted(SettingsReader.HexMode)}" : "";
            return JsonEdit.Append(json, messages, $"{{ \"name\": {Quoted(message.Name)}{key}{mode}, \"text\": {Quoted(message.Text)} }}");
        }

        json = WithMember(json, present, "text", Quoted(message.Text));
        json = WithOrWithout(json, message.Name, "key", message.Key is null ? null : message.KeyWord);
        return WithOrWithout(json, message.Name, "mode", message.IsHex ? SettingsReader.HexMode : null);
    }

    /// <summary>Takes a message away, if it is there.</summary>
    public static byte[] WithoutMessage(byte[] json, string name) =>
        Messages(json) is { } messages && Find(messages, name) is { } message ? JsonEdit.Remove(json, messages, message) : json;

    /// <summary>Gives a message that is there a member, or takes it away where the value is null.</summary>
    private static byte[] WithOrWithout(byte[] json, string message, string member, string? value)
    {
        JsonOutline outline = Find(Messages(json)!, message)!.Inner!;
        return value is not null ? WithMember(json, outline, member, Quoted(value))
            : outline.Member(member) is { } old ? JsonEdit.Remove(json, outline, old)
            : json;
    }

    private static byte[] WithoutKey(byte[] json, SavedMessage message) =>
        Messages(json)!.Items.LastOrDefault(item => item.Inner?.Member("key")?.Text == message.KeyWord && item.Inner.Member("name")?.Text != message.Name)
            is { Inner: { } other } ? JsonEdit.Remove(json, other, other.Member("key")!) : json;

    private static JsonOutline? Messages(byte[] json) => JsonOutline.Of(json).Member(SettingsReader.MessagesName) switch
    {
        null or { Kind: JsonTokenType.Null } => null,
        { Inner: { IsList: true } list } => list,
        // Made a list it would lose what a person wrote there.
        _ => throw new InvalidDataException($"{SettingsReader.MessagesName} are a list"),
    };

    private static JsonItem? Find(JsonOutline messages, string name) => messages.Items.LastOrDefault(item => item.Inner?.Member("name")?.Text == name);

    private static byte[] WithMember(byte[] json, string name, string value) => WithMember(json, JsonOutline.Of(json), name, value);

    private static byte[] WithMember(byte[] json, JsonOutline outline, string name, string value) =>
        outline.Member(name) is { } item ? JsonEdit.ReplaceValue(json, item, value) : JsonEdit.Append(json, outline, $"{Quoted(name)}: {value}");

    /// <summary>What a value says, as it is typed; null for what no setting can be.</summary>
    private static string? Says(byte[] json, JsonItem item) => item.Text ?? SettingsReader.Word(json.AsSpan(item.ValueStart, item.End - item.ValueStart));

    // No markup is near this file, so what HTML would need escaped is left readable.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
