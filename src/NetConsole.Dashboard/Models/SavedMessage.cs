using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetConsole.Dashboard.Drafts;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Models;

/// <summary>A text with a name, kept for later.</summary>
/// <param name="Name">One word; no other message has it.</param>
/// <param name="Text">As it was typed: a template, or pairs of hex digits.</param>
/// <param name="Content">What is sent: as if the text were typed in the mode it was saved in.</param>
/// <param name="Key">The number of the function key that sends it, one of <see cref="Keys"/>, or null. No other message has it.</param>
internal sealed record SavedMessage(string Name, string Text, DraftMessage Content, int? Key)
{
    /// <summary>F1 is help and F6 the next pane; terminals and desktops keep those from F10 on for themselves.</summary>
    public static IReadOnlyList<int> Keys { get; } = [2, 3, 4, 5, 7, 8, 9];

    private const int LongestName = 32;

    /// <summary>The key as people write it: <c>F2</c>, or empty.</summary>
    public string KeyWord => Key is { } number ? $"F{number}" : "";

    /// <summary>Reads <c>F2</c>; null for anything that is no key of <see cref="Keys"/>.</summary>
    public static int? KeyOf(string word) =>
        word.Length == 2 && word[0] is 'F' or 'f' && Keys.Contains(word[1] - '0') ? word[1] - '0' : null;

    /// <summary>True when the word looks like a function key, whether or not it is free for messages.</summary>
    public static bool LooksLikeKey(string word) =>
        word.Length is 2 or 3 && word[0] is 'F' or 'f' && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A name is one word; <c>F2</c> means something else where names stand.</summary>
    public static bool IsName(string word) =>
        word.Length is > 0 and <= LongestName && word.AsSpan().IndexOfAny(" \t\r\n") < 0 && !LooksLikeKey(word);

    /// <summary>True when the text is bytes in hex, which go out without a line end or a frame.</summary>
    public bool IsHex => Content is DraftMessage.Exact;

    public static bool TryMake(
        string name, string text, bool isHex, int? key, [NotNullWhen(true)] out SavedMessage? message, [NotNullWhen(false)] out TextError? error)
    {
        message = Read(text, isHex, out error) is { } content ? new SavedMessage(name, text, content, key) : null;
        return message is not null;
    }

    private static DraftMessage? Read(string text, bool isHex, out TextError? error)
    {
        if (isHex)
        {
            error = HexText.Read(text, out ImmutableArray<byte> bytes);
            return error is null ? new DraftMessage.Exact(bytes.AsMemory()) : null;
        }

        return Template.TryParse(text, TemplateUse.Unasked, out Template? template, out error) ? new DraftMessage.Expanded(template) : null;
    }
}
