using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>
/// Searching: from the cursor up, because one lives at the bottom, and down only where nothing is above. What is typed is looked for at once; Enter keeps the
/// search for <c>n</c> and <c>N</c>, Esc leaves it, and both stay where it has come to.
/// </summary>
internal static class FindUpdates
{
    /// <summary>Opens the search line.</summary>
    public static Step Open(DashboardModel model) => PaneUpdates.FocusOn(model, Pane.Transcript) with
    {
        Find = new FindModel(InputLine.Empty, FilterUpdates.RowUnderCursor(model)?.Row ?? -1, model.Transcript) { IsTyping = true },
    };

    /// <summary>Looks for something as if it had been typed into the search line.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">What would have been typed.</param>
    /// <param name="pattern">What it means.</param>
    public static Step Find(DashboardModel model, string text, TextPattern pattern)
    {
        DashboardModel opened = Open(model).Model;
        return LookFor(opened, opened.Find! with { Line = LineEditing.Insert(InputLine.Empty, text) }, pattern).With(found => Kept(found, text));
    }

    /// <summary>A key while the search line is open: the keys of the input line, as far as they mean something here.</summary>
    public static Step Press(DashboardModel model, FindModel search, KeyStroke stroke)
    {
        KeyStroke? prefix = model.Prefix;
        if (prefix is null && stroke == KeyTable.PrefixKey)
        {
            return model with { Prefix = stroke };
        }

        model = model with { Prefix = null };
        return KeyTable.Find(Pane.Input, prefix, stroke) switch
        {
            DashboardAction.Send => Accept(model, search),
            DashboardAction.Back => Leave(model),
            DashboardAction.Interrupt => search.Line.IsEmpty ? Leave(model) : Edit(model, LineEditing.Cleared(search.Line)),
            DashboardAction.LineUp or DashboardAction.HistoryBack => Next(model, FindDirection.Older),
            DashboardAction.LineDown or DashboardAction.HistoryForward => Next(model, FindDirection.Newer),
            { } action when EditOf(action) is { } edit => Edit(model, edit(search.Line)),
            DashboardAction.Redraw or DashboardAction.Suspend or DashboardAction.Help or DashboardAction.PageUp or DashboardAction.PageDown =>
                ActionUpdates.Perform(model, KeyTable.Find(Pane.Input, prefix, stroke)!.Value),
            null when prefix is null && KeyUpdates.IsText(stroke) => Edit(model, LineEditing.Insert(search.Line, stroke.Character.ToString())),
            _ => model,
        };
    }

    /// <summary>Pasted text goes into the search line; a line end ends it.</summary>
    public static Step Paste(DashboardModel model, FindModel search, string text) =>
        Edit(model, LineEditing.Insert(search.Line, text.AsSpan().IndexOf('\n') is var end and >= 0 ? text[..end] : text));

    /// <summary>To the nearest match up or down.</summary>
    public static Step Next(DashboardModel model, FindDirection direction)
    {
        if (model.Find is not { Pattern: not null } search)
        {
            return model.LastSearch.Length == 0
                ? model with { Notice = Notice.Error("nothing is looked for; / begins a search") }
                : FindAgain(model);
        }

        return Sought(model, search with { Pending = direction });
    }

    /// <summary>Ends the search; the pane stays where it is.</summary>
    public static Step Leave(DashboardModel model) => ((Step)(model with { Find = null })).Then(new Effect.Search(null));

    /// <summary>Takes note of how far the search has come, and goes where it was to go.</summary>
    public static DashboardModel Advanced(DashboardModel model, FindingReport report)
    {
        if (model.Find is not { } search)
        {
            return model;
        }

        search = search with { Matches = report.Matches, Tally = report.Search };
        return search.Pending is null ? model with { Find = Ranked(search) } : Sought(model, search);
    }

    private static Step Accept(DashboardModel model, FindModel search)
    {
        if (search.Mistake is { } mistake)
        {
            return model with
            {
                Find = search with { Line = search.Line with { Cursor = Math.Min(mistake.Position, search.Line.Text.Length) } },
                Notice = MistakeNotice(mistake),
            };
        }

        if (search.Line.IsEmpty)
        {
            return model.LastSearch.Length == 0 ? Leave(model) : FindAgain(model);
        }

        return Kept(model, search.Line.Text);
    }

    private static Step FindAgain(DashboardModel model) =>
        Edit(Open(model).Model, LineEditing.Insert(InputLine.Empty, model.LastSearch)).With(found => Kept(found, model.LastSearch));

    private static DashboardModel Kept(DashboardModel model, string text) =>
        model with { Find = model.Find! with { IsTyping = false }, LastSearch = text };

    /// <summary>Looks for what the line says now; moving the cursor alone changes nothing.</summary>
    private static Step Edit(DashboardModel model, InputLine line)
    {
        FindModel search = model.Find! with { Line = line };
        if (line.Text == model.Find!.Line.Text)
        {
            return model with { Find = search, Notice = search.Mistake is { } known ? MistakeNotice(known) : null };
        }

        if (line.IsEmpty)
        {
            search = search with { Pattern = null, Mistake = null, Matches = null, Tally = null, Current = null, Pending = null };
            return ((Step)AtHome(model, search)).Then(new Effect.Search(null));
        }

        if (!TextPattern.TryParse(line.Text, ignoreCase: null, out TextPattern? pattern, out TextError? mistake))
        {
            return model with { Find = search with { Mistake = mistake }, Notice = MistakeNotice(mistake) };
        }

        return LookFor(model, search, pattern);
    }

    private static Step LookFor(DashboardModel model, FindModel search, TextPattern pattern)
    {
        search = search with { Pattern = pattern, Mistake = null, Matches = null, Tally = null, Current = null, Pending = FindDirection.Older };
        return ((Step)(model with { Find = search })).Then(new Effect.Search(pattern));
    }

    /// <summary>Goes to the match that is due, if it is known by now; else waits for it, or says that there is none.</summary>
    private static DashboardModel Sought(DashboardModel model, FindModel search)
    {
        if (search is not { Pending: { } direction, Matches: { } matches })
        {
            return model with { Find = search };
        }

        bool isFirst = search.Current is null;
        long from = isFirst ? search.Home + 1 : From(model, search);
        long? found = direction == FindDirection.Older ? matches.Before(from) : matches.After(from);
        if (found is { } row && IsShown(model, row))
        {
            return GoneTo(model, search, row);
        }

        if (found is not null || (!matches.Tally.IsComplete && direction == FindDirection.Older))
        {
            return model with { Find = search };
        }

        search = search with { Pending = null };
        if (!isFirst)
        {
            string none = direction == FindDirection.Older ? "no match above; N goes down" : "no match below; n goes up";
            return model with { Find = Ranked(search), Notice = Notice.Done(none) };
        }

        return matches.After(search.Home) is { } below ? GoneTo(model, search, below) : AtHome(model, search);
    }

    // While the pane follows what comes, the row under the cursor is another one each time.
    private static long From(DashboardModel model, FindModel search) =>
        model.Transcript.IsLive ? search.Current!.Value : FilterUpdates.RowUnderCursor(model)?.Row ?? search.Current!.Value;

    // The filter may be behind the search.
    private static bool IsShown(DashboardModel model, long row) => model.Filter is null || model.Filter.Tally?.LookedFrom <= row;

    private static DashboardModel GoneTo(DashboardModel model, FindModel search, long row) =>
        TranscriptUpdates.GoTo(model with { Find = Ranked(search with { Current = row, Pending = null }) }, model.Rows.OrdinalFrom(row));

    // Nothing is found, so nothing has moved.
    private static DashboardModel AtHome(DashboardModel model, FindModel search) =>
        TranscriptUpdates.Fit(model with { Find = Ranked(search), Transcript = search.HomeWindow }, model.Rows.Extent);

    private static FindModel Ranked(FindModel search) =>
        search with { Rank = search is { Current: { } row, Matches: { } matches } ? matches.CountFrom(row) : 0 };

    private static Notice MistakeNotice(TextError mistake) => Notice.Error($"column {mistake.Position + 1}: {mistake.Message}; {mistake.Hint}");

    private static Func<InputLine, InputLine>? EditOf(DashboardAction action) => action switch
    {
        DashboardAction.CursorLeft => LineEditing.Left,
        DashboardAction.CursorRight => LineEditing.Right,
        DashboardAction.WordLeft => LineEditing.WordLeft,
        DashboardAction.WordRight => LineEditing.WordRight,
        DashboardAction.LineStart => LineEditing.Start,
        DashboardAction.LineEnd or DashboardAction.LineEndOrLive => LineEditing.End,
        DashboardAction.DeleteBack => LineEditing.DeleteBack,
        DashboardAction.DeleteForward => LineEditing.DeleteForward,
        DashboardAction.KillWordBack => LineEditing.KillWordBack,
        DashboardAction.KillWordForward => LineEditing.KillWordForward,
        DashboardAction.KillToStart => LineEditing.KillToStart,
        DashboardAction.KillToEnd => LineEditing.KillToEnd,
        DashboardAction.Yank => LineEditing.Yank,
        DashboardAction.Undo => LineEditing.Undo,
        _ => null,
    };
}
