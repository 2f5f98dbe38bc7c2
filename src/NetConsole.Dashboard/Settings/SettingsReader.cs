using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>
/// Reads a settings file: one JSON object (RFC 8259), with comments and trailing commas. What is wrong is named with its place and left out; the rest is used.
/// </summary>
internal ref partial struct SettingsReader
{
    public const string MessagesName = "messages";

    private readonly ReadOnlySpan<byte> _json;
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private Utf8JsonReader _reader;
    private SessionSettings _settings;
    private ImmutableList<SavedMessage> _messages = [];

    private SettingsReader(ReadOnlySpan<byte> json, SessionSettings settings)
    {
        _json = json;
        _settings = settings;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <param name="json">The file, without a byte order mark.</param>
    /// <param name="settings">What holds where the file says nothing.</param>
    public static SettingsReading Read(ReadOnlySpan<byte> json, SessionSettings settings)
    {
        SettingsReader reader = new(json, settings);
        try
        {
            reader.ReadAll();
        }
        catch (JsonException wrong)
        {
            long offset = JsonPlace.Offset(json, wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0);
            reader.Complain(offset, $"{Sentence(wrong.Message)} What follows is not read.");
        }
        catch (InvalidOperationException)
        {
            // GetString: bytes that are no UTF-8, or half a surrogate pair.
            reader.Complain(reader._reader.TokenStartIndex, "this is no text; what follows is not read");
        }

        return new SettingsReading(reader._settings, reader._messages, reader._problems.ToImmutable());
    }

    /// <summary>What a value that is no string says: on and off are true and false there.</summary>
    public static string Word(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value) switch
    {
        "true" => "on",
        "false" => "off",
        var other => other,
    };

    private void ReadAll()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            Complain(_reader.TokenStartIndex, "settings stand in braces: { \"eol\": \"crlf\" }");
            return;
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = _reader.GetString()!;
            long place = _reader.TokenStartIndex;
            _reader.Read();
            ReadMember(name, place);
        }

        // Anything behind the closing brace is a fault, which this finds.
        _reader.Read();
    }

    private void ReadMember(string name, long place)
    {
        if (name == MessagesName)
        {
            ReadMessages();
        }
        else if (SettingTable.Find(name) is not { } setting)
        {
            string? near = NearestWord.To(name, [.. SettingTable.Entries.Where(entry => entry.IsKept).Select(entry => entry.Name)]);
            Complain(place, $"there is no setting {name}{(near is null ? "" : $"; did you mean {near}?")}");
            _reader.Skip();
        }
        else if (!setting.IsKept)
        {
            Complain(place, $"{name} belongs to a run and is not read from here; there is --{name}");
            _reader.Skip();
        }
        else
        {
            ReadSetting(setting);
        }
    }

    private void ReadSetting(Setting setting)
    {
        long place = _reader.TokenStartIndex;
        if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            Complain(place, $"{setting.Name} is one value: {setting.Values}");
            _reader.Skip();
            return;
        }

        if (_reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        switch (setting.Read(_settings, Scalar()))
        {
            case SettingRead.Changed(var settings):
                _settings = settings;
                break;
            case SettingRead.Refused(TextError error):
                Complain(place, $"{error.Message}; {error.Hint}");
                break;
            default:
                break;
        }
    }

    /// <summary>The value that was read, as it is typed after <c>\set</c>.</summary>
    private readonly string Scalar() => _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : Word(_reader.ValueSpan);

    private readonly void Complain(long offset, string what) => _problems.Add($"{JsonPlace.Of(_json, offset)}: {what}");

    /// <summary>The library's message without the place, which it counts from 0.</summary>
    private static string Sentence(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and >= 0 ? message[..end] : message;
}
