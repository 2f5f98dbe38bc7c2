using System.Collections.Immutable;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Pasted text is never read as keys. Several lines are sent only after a question, and whatever is answered, they are not lost.</summary>
internal static class PasteUpdates
{
    public static Step Paste(DashboardModel model, string text, bool isCut = false)
    {
        Step step = Take(model, text);
        return isCut ? step.With(taken => Cut(taken)) : step;
    }

    // In the question itself where there is one: its line is where a notice would stand.
    private static DashboardModel Cut(DashboardModel model) => model.Question is Question.SendPasted question
        ? model with { Question = question with { Text = $"only 1 MiB was taken; {question.Text}" } }
        : model with { Notice = Notice.Error("only the first 1 MiB of the paste was taken") };

    private static Step Take(DashboardModel model, string text)
    {
        if (model is { Find: { IsTyping: true } find, Question: null })
        {
            return FindUpdates.Paste(model with { Notice = null, Overlay = null, Prefix = null }, find, text);
        }

        model = model with { Notice = null, Overlay = null, Focus = Pane.Input, LiteralNext = false, Prefix = null, Completion = null };
        if (model.Question is Question.SendPasted(_, var before, var asked))
        {
            // A slow line hands a large paste over in pieces.
            return Asked(model, before + text, asked, TargetResolution.AsAsked(model, asked));
        }

        if (model.Question is { } question)
        {
            // Who pastes has not read the question.
            model = QuestionUpdates.No(model with { Question = null }, question);
        }

        if (model.Search is { } search && !text.Contains('\n', StringComparison.Ordinal))
        {
            return HistorySearchUpdates.Extend(model, search, text);
        }

        string lines = Lines(text);
        model = model with { Search = null };
        return !lines.Contains('\n', StringComparison.Ordinal) || CommandParser.IsCommand(model.Input.Text, model.EntryMode)
            ? model with { Input = LineEditing.Insert(model.Input, lines) }
            : Asked(model, text, TargetResolution.Resolve(model));
    }

    /// <summary>A line end at the end of a paste ends its last line and begins no further one.</summary>
    public static string Lines(string pasted) => pasted.EndsWith('\n') ? pasted[..^1] : pasted;

    private static DashboardModel Asked(DashboardModel model, string pasted, ResolvedTarget target) => Asked(model, pasted, target.Connections, target);

    private static DashboardModel Asked(DashboardModel model, string pasted, ImmutableArray<ConnectionId> asked, ResolvedTarget target) => model with
    {
        Question = new Question.SendPasted(
            $"send {HumanText.Count(Lines(pasted).AsSpan().Count('\n') + 1, "pasted line")} {target.Label.TrimEnd('?')}? y sends, n puts them into the line", pasted, asked),
    };
}
