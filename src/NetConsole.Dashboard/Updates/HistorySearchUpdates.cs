using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>Ctrl-R, as in readline: what is typed searches the history, and the line found is in the input line meanwhile.</summary>
internal static class HistorySearchUpdates
{
    public static DashboardModel Begin(DashboardModel model) => model with
    {
        Search = new HistorySearch("", model.History.Lines.Count, model.Input),
        Completion = null,
    };

    /// <summary>A key during the search. What means nothing to it takes the line that was found, and then does what it always does: null.</summary>
    public static Step? Press(DashboardModel model, HistorySearch search, KeyStroke stroke)
    {
        switch (KeyTable.Find(KeyContext.Search, stroke))
        {
            case DashboardAction.SearchOlder:
                return Find(model, search, search.Position - 1, -1);
            case DashboardAction.SearchNewer:
                return Find(model, search, search.Position + 1, 1);
            case DashboardAction.SearchTake:
                return model with { Search = null };
            case DashboardAction.SearchCancel:
                return model with { Search = null, Input = search.Before };
            case DashboardAction.DeleteBack:
                return search.Pattern.Length == 0
                    ? model
                    : Find(model, search with { Pattern = search.Pattern[..^LastCharacter(search.Pattern)] }, model.History.Lines.Count - 1, -1);
            default:
                return KeyUpdates.IsText(stroke) ? (Step)Extend(model, search, stroke.Character.ToString()) : default(Step?);
        }
    }

    /// <summary>More to search for: the line found stays if it has that too.</summary>
    public static DashboardModel Extend(DashboardModel model, HistorySearch search, string text) =>
        Find(model, search with { Pattern = search.Pattern + text }, Math.Min(search.Position, model.History.Lines.Count - 1), -1);

    /// <summary>Where a pattern stands in a line, or -1; capital letters count only when the pattern has some.</summary>
    public static int IndexIn(string line, string pattern) =>
        line.IndexOf(pattern, pattern.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static DashboardModel Find(DashboardModel model, HistorySearch search, int from, int direction)
    {
        for (int index = from; search.Pattern.Length > 0 && index >= 0 && index < model.History.Lines.Count; index += direction)
        {
            string line = model.History.Lines[index];
            if (IndexIn(line, search.Pattern) is var found and >= 0)
            {
                return model with
                {
                    Search = search with { Position = index, HasFailed = false },
                    Input = LineEditing.MovedTo(LineEditing.Replace(search.Before, line), found),
                };
            }
        }

        return model with { Search = search with { HasFailed = search.Pattern.Length > 0 } };
    }

    private static int LastCharacter(string text) => text.Length >= 2 && char.IsLowSurrogate(text[^1]) ? 2 : 1;
}
