using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Completions;

/// <summary>Completes a command line: its first word from the table of commands, the others as that table says.</summary>
internal static class CompletionOffers
{
    /// <summary>What completes the line at the cursor; null where it is no command line, and Tab is free for something else.</summary>
    public static CompletionOffer? For(DashboardModel model)
    {
        string line = model.Input.Text;
        string before = line[..model.Input.Cursor];
        if (model.Input.HasSeveralLines || !before.StartsWith('\\'))
        {
            return null;
        }

        if (before.Contains(' ', StringComparison.Ordinal))
        {
            return CommandParser.IsCommand(line, model.EntryMode) ? OfArguments(model, before) : null;
        }

        // In escapes mode \x0 may become a command or an escape: only what a command begins with is completed.
        bool isBegun = CommandTable.Entries.Any(entry => entry.Word.StartsWith(before[1..], StringComparison.Ordinal));
        return before == "\\" || isBegun || CommandParser.IsCommand(line, model.EntryMode)
            ? new CompletionOffer(1, [.. CommandTable.Entries.Select(entry => new CompletionCandidate(entry.Word, entry.Description))])
            : null;
    }

    private static CompletionOffer OfArguments(DashboardModel model, string before)
    {
        string word = CommandParser.Word(before);
        return CommandTable.Find(word)?.Completes is { } completes
            ? completes(new CommandArguments(model, before, 1 + word.Length))
            : CompletionOffer.Nothing(before.Length);
    }
}
