using System.Text.Json;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Settings;

/// <content>The list of saved messages.</content>
internal ref partial struct SettingsReader
{
    /// <summary>What a message's mode can be; text, which is a template, where it says nothing.</summary>
    public const string HexMode = "hex";

    private const string TextMode = "text";

    private void ReadMessages()
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            Complain(_reader.TokenStartIndex, "messages are a list: [ { \"name\": \"ping\", \"key\": \"F2\", \"text\": \"PING\" } ]");
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            long place = _reader.TokenStartIndex;
            if (_reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMessage(place);
            }
            else
            {
                Complain(place, "a message stands in braces: { \"name\": \"ping\", \"text\": \"PING\" }");
                _reader.Skip();
            }
        }
    }

    private void ReadMessage(long place)
    {
        string? name = null;
        string? text = null;
        int? key = null;
        bool isHex = false;
        long textPlace = place;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = _reader.GetString()!;
            long memberPlace = _reader.TokenStartIndex;
            _reader.Read();
            if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                Complain(_reader.TokenStartIndex, $"{member} is one value");
                _reader.Skip();
                continue;
            }

            switch (member)
            {
                case "name":
                    name = Scalar();
                    break;
                case "text":
                    text = Scalar();
                    textPlace = _reader.TokenStartIndex;
                    break;
                case "key":
                    key = ReadKey();
                    break;
                case "mode":
                    isHex = ReadMode();
                    break;
                default:
                    Complain(memberPlace, $"a message has no {member}; it has name, key, mode and text");
                    break;
            }
        }

        if (name is null || text is null)
        {
            Complain(place, "a message has a name and a text");
        }
        else if (SavedMessage.IsName(name) is false || _messages.Exists(other => other.Name == name))
        {
            Complain(place, $"{name} is no name for a message; a name is one word, and each its own");
        }
        else if (!SavedMessage.TryMake(name, text, isHex, key, out SavedMessage? message, out TextError? error))
        {
            Complain(textPlace, $"{error.Message}; {error.Hint}");
        }
        else
        {
            _messages = _messages.Add(message);
        }
    }

    private readonly bool ReadMode()
    {
        string word = Scalar();
        if (word is not (HexMode or TextMode))
        {
            Complain(_reader.TokenStartIndex, $"{word} is no mode; there is {TextMode} and {HexMode}");
        }

        return word == HexMode;
    }

    private int? ReadKey()
    {
        string word = Scalar();
        int? key = SavedMessage.KeyOf(word);
        if (key is null || _messages.Exists(other => other.Key == key))
        {
            Complain(_reader.TokenStartIndex, key is null
                ? $"{word} sends no messages; there is {string.Join(", ", SavedMessage.Keys.Select(number => $"F{number}"))}"
                : $"two messages have {word}");
            return null;
        }

        return key;
    }
}
