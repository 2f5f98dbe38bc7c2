using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Commands;

/// <summary>Tells commands from text, and reads them.</summary>
internal static class CommandParser
{
    /// <summary>True when a line starts with <c>\?</c> or with <c>\</c> and a letter.</summary>
    public static bool IsCommand(string line) => line.Length >= 2 && line[0] == '\\' && (line[1] == '?' || char.IsAsciiLetter(line[1]));

    /// <summary>
    /// The same for a mode: where backslashes are escapes, a line is a command only if the word up to the first blank is a command's name, so that
    /// <c>\x02</c> sends STX.
    /// </summary>
    public static bool IsCommand(string line, EntryMode mode) =>
        IsCommand(line) && (mode == EntryMode.Text || (Word(line) is var word && (CommandTable.Find(word) is not null || CommandTable.IsReserved(word))));

    /// <summary>True when Enter would carry out a command: one line that is one.</summary>
    public static bool IsCommand(DashboardModel model) => !model.Input.HasSeveralLines && IsCommand(model.Input.Text, model.EntryMode);

    /// <summary>The text that a line which is no command sends: <c>\\text</c> stands for <c>\text</c>.</summary>
    public static string PlainText(string line) => line.StartsWith("\\\\", StringComparison.Ordinal) ? line[1..] : line;

    /// <summary>Reads a line for which <see cref="IsCommand(string)"/> is true.</summary>
    public static CommandParse Parse(string line, DashboardModel model)
    {
        string word = Word(line);
        int start = 1 + word.Length;
        if (CommandTable.Find(word) is { } entry)
        {
            return entry.Parse(new CommandArguments(model, line, start));
        }

        if (CommandTable.IsReserved(word))
        {
            return new CommandError(0, $"\\{word} is not available yet", "\\? lists what is");
        }

        return new CommandError(0, $"there is no command \\{word}", Suggestion(word) is { } near ? $"did you mean \\{near}?" : "\\? lists them all; \\\\ sends a backslash");
    }

    /// <summary>The word of a command line, up to the first blank.</summary>
    public static string Word(string line)
    {
        int blank = line.IndexOf(' ', StringComparison.Ordinal);
        return line[1..(blank < 0 ? line.Length : blank)];
    }

    private static string? Suggestion(string word) => word.ToLowerInvariant() switch
    {
        "quit" or "exit" => "q",
        "help" => "?",
        _ => Alike(word),
    };

    private static string? Alike(string word) =>
        CommandTable.Entries.FirstOrDefault(entry => word.StartsWith(entry.Word, StringComparison.OrdinalIgnoreCase)
            || entry.Word.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || IsOneEditApart(word, entry.Word))?.Word;

    private static bool IsOneEditApart(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 1)
        {
            return false;
        }

        int same = left.AsSpan().CommonPrefixLength(right);
        ReadOnlySpan<char> restLeft = left.AsSpan(same);
        ReadOnlySpan<char> restRight = right.AsSpan(same);
        return restLeft.Length == restRight.Length
            ? restLeft.Length == 0 || restLeft[1..].SequenceEqual(restRight[1..]) || IsSwap(restLeft, restRight)
            : restLeft.Length > restRight.Length ? restLeft[1..].SequenceEqual(restRight) : restRight[1..].SequenceEqual(restLeft);
    }

    private static bool IsSwap(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length >= 2 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]);
}
