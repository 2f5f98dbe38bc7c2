using System.Collections.Immutable;
using NetConsole.Dashboard.Completions;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>
/// Tab on a command line: what is certain is completed, as in bash, and where several words are meant they are listed. Tab again walks through the list, typing
/// narrows it, Esc brings back what was typed.
/// </summary>
internal static class CompletionUpdates
{
    /// <summary>Completes; null where the line is no command line.</summary>
    public static Step? Complete(DashboardModel model)
    {
        if (CompletionOffers.For(model) is not { } offer)
        {
            return null;
        }

        return offer.Folder is { } folder ? ((Step)model).Then(new Effect.ListFiles(folder)) : Offered(model, offer.Start, offer.Candidates);
    }

    /// <summary>A folder was looked up. Whoever has typed on meanwhile does not want it any more.</summary>
    public static DashboardModel FilesListed(DashboardModel model, DashboardInput.FilesListed listed)
    {
        if (model.Focus != Pane.Input || model.Completion is not null || CompletionOffers.For(model) is not { } offer || offer.Folder != listed.Folder)
        {
            return model;
        }

        if (listed.Problem is { } problem)
        {
            return model with { Notice = Notice.Error(problem) };
        }

        bool withHidden = model.Input.Text.AsSpan(offer.Start).StartsWith('.');
        return Offered(model, offer.Start, [.. listed.Files.Where(file => withHidden || !file.Text.StartsWith('.'))]);
    }

    /// <summary>A key while the list is open: it walks through it, closes it, or is everybody else's: null.</summary>
    public static Step? Press(DashboardModel model, CompletionList list, KeyStroke stroke) => KeyTable.Find(KeyContext.Completion, stroke) switch
    {
        DashboardAction.ChooseNext when list.Shown is [var only] => (Step)Finished(
            model with { Completion = null, Input = Replaced(model.Input, list.Start, only.Text) }, only),
        DashboardAction.ChooseNext => Choose(model, list, list.Chosen + 1),
        DashboardAction.ChoosePrevious => Choose(model, list, Math.Max(list.Chosen, 0) - 1),
        DashboardAction.ChooseThis when list.Chosen >= 0 => Finished(model with { Completion = null }, list.Shown[list.Chosen]),
        DashboardAction.ChooseNothing => model with { Completion = null, Input = list.Chosen < 0 ? model.Input : LineEditing.Undo(model.Input) },
        _ => default(Step?),
    };

    /// <summary>After any other key: the list follows what is typed, and closes when nothing in it is meant any more.</summary>
    /// <param name="step">What the key did.</param>
    /// <param name="list">The list that was open.</param>
    /// <param name="before">The line before the key.</param>
    public static Step Narrowed(Step step, CompletionList list, InputLine before) => step.With(model =>
    {
        bool isElsewhere = model.Focus != Pane.Input || model.Overlay is not null || model.Question is not null || model.Search is not null;
        bool isTouched = !ReferenceEquals(model.Input, before);
        if (!ReferenceEquals(model.Completion, list) || (!isElsewhere && !isTouched))
        {
            return model;
        }

        if (isElsewhere || list.Chosen >= 0 || model.Input.Cursor < list.Start)
        {
            return model with { Completion = null };
        }

        string typed = model.Input.Text[list.Start..model.Input.Cursor];
        ImmutableArray<CompletionCandidate> shown = Matching(list.All, typed);
        bool isOver = shown.IsEmpty || (shown is [{ Text: var only }] && only == typed);
        return model with { Completion = isOver ? null : list with { Typed = typed, Shown = shown } };
    });

    private static DashboardModel Offered(DashboardModel model, int start, ImmutableArray<CompletionCandidate> candidates)
    {
        string typed = model.Input.Text[start..model.Input.Cursor];
        ImmutableArray<CompletionCandidate> found = Matching(candidates, typed);
        switch (found)
        {
            case []:
                return model with { Notice = Notice.Error("nothing completes this") };
            case [var only]:
                return Finished(model with { Input = Replaced(model.Input, start, only.Text) }, only);
            default:
                string common = found.Select(candidate => candidate.Text).Aggregate((left, right) => left[..left.AsSpan().CommonPrefixLength(right)]);
                return model with
                {
                    Input = common.Length > typed.Length ? Replaced(model.Input, start, common) : model.Input,
                    Completion = new CompletionList(start, common, candidates, found),
                };
        }
    }

    private static DashboardModel Choose(DashboardModel model, CompletionList list, int index)
    {
        int chosen = (index + list.Shown.Length) % list.Shown.Length;
        InputLine typed = list.Chosen < 0 ? model.Input : LineEditing.Undo(model.Input);
        return model with { Input = Replaced(typed, list.Start, list.Shown[chosen].Text), Completion = list with { Chosen = chosen } };
    }

    /// <summary>A blank after a whole word, unless there is one.</summary>
    private static DashboardModel Finished(DashboardModel model, CompletionCandidate candidate) =>
        candidate.IsWhole && !model.Input.Text.AsSpan(model.Input.Cursor).StartsWith(' ')
            ? model with { Input = LineEditing.Insert(model.Input, " ") }
            : model;

    /// <summary>The word from its start to the cursor, replaced. One step back.</summary>
    private static InputLine Replaced(InputLine line, int start, string word)
    {
        string text = string.Concat(line.Text.AsSpan(0, start), word, line.Text.AsSpan(line.Cursor));
        return LineEditing.MovedTo(LineEditing.Replace(line, text), start + word.Length);
    }

    private static ImmutableArray<CompletionCandidate> Matching(ImmutableArray<CompletionCandidate> candidates, string typed) =>
        [.. candidates.Where(candidate => candidate.Text.StartsWith(typed, StringComparison.Ordinal)).DistinctBy(candidate => candidate.Text)];
}
