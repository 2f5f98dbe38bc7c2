using System.Diagnostics;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>What each action of the key table does.</summary>
internal static class ActionUpdates
{
    public static Step Perform(DashboardModel model, DashboardAction action) => action switch
    {
        DashboardAction.Send => Sending.Enter(model),
        DashboardAction.NewLine => Edited(model, line => LineEditing.Insert(line, "\n")),
        DashboardAction.Complete => CompletionUpdates.Complete(model) ?? PaneUpdates.Move(model, 1),
        DashboardAction.LineUp => HistoryUpdates.LineUp(model),
        DashboardAction.LineDown => HistoryUpdates.LineDown(model),
        DashboardAction.HistoryBack => HistoryUpdates.Back(model),
        DashboardAction.HistoryForward => HistoryUpdates.Forward(model),
        DashboardAction.SearchOlder => HistorySearchUpdates.Begin(model),
        DashboardAction.CursorLeft => Edited(model, LineEditing.Left),
        DashboardAction.CursorRight => Edited(model, LineEditing.Right),
        DashboardAction.WordLeft => Edited(model, LineEditing.WordLeft),
        DashboardAction.WordRight => Edited(model, LineEditing.WordRight),
        DashboardAction.LineStart => Edited(model, LineEditing.Start),
        DashboardAction.LineEnd => Edited(model, LineEditing.End),
        DashboardAction.LineEndOrLive => model.Transcript.IsLive ? Edited(model, LineEditing.End) : Live(model),
        DashboardAction.DeleteBack => Edited(model, LineEditing.DeleteBack),
        DashboardAction.DeleteForward => DeletingForward(model),
        DashboardAction.KillWordBack => Edited(model, LineEditing.KillWordBack),
        DashboardAction.KillLettersBack => Edited(model, LineEditing.KillLettersBack),
        DashboardAction.KillWordForward => Edited(model, LineEditing.KillWordForward),
        DashboardAction.KillToStart => Edited(model, LineEditing.KillToStart),
        DashboardAction.KillToEnd => Edited(model, LineEditing.KillToEnd),
        DashboardAction.Yank => Edited(model, LineEditing.Yank),
        DashboardAction.YankPop => Edited(model, LineEditing.YankPop),
        DashboardAction.Transpose => Edited(model, LineEditing.Transpose),
        DashboardAction.UpperCase => Edited(model, LineEditing.UpperCase),
        DashboardAction.LowerCase => Edited(model, LineEditing.LowerCase),
        DashboardAction.Capitalise => Edited(model, LineEditing.Capitalise),
        DashboardAction.Undo => Edited(model, LineEditing.Undo),
        DashboardAction.LiteralNext => model with { LiteralNext = true },
        DashboardAction.EntryMode => model with { EntryMode = Next(model.EntryMode), PreviewWanted = null },
        DashboardAction.Preview => model with { PreviewWanted = !model.ShowsPreview },
        DashboardAction.SearchNewer or DashboardAction.SearchTake or DashboardAction.SearchCancel => model,
        DashboardAction.ChooseNext or DashboardAction.ChoosePrevious or DashboardAction.ChooseThis or DashboardAction.ChooseNothing => model,
        DashboardAction.Interrupt => Interrupting(model),
        DashboardAction.Help => model with { Overlay = HelpHere(model) },
        DashboardAction.OpenPalette => model with { Palette = new Palette() },
        DashboardAction.NextPane => PaneUpdates.Move(model, 1),
        DashboardAction.PreviousPane => PaneUpdates.Move(model, -1),
        DashboardAction.PageUp => TranscriptUpdates.Page(model, -1),
        DashboardAction.PageDown => TranscriptUpdates.Page(model, 1),
        DashboardAction.GoLive => Live(model),
        DashboardAction.Redraw => ((Step)model).Then(new Effect.Redraw()),
        DashboardAction.Suspend => ((Step)model).Then(new Effect.Suspend()),
        DashboardAction.Back => model is { Focus: Pane.Transcript, Find: not null } ? FindUpdates.Leave(model) : Backing(model),
        DashboardAction.RowUp => PaneUpdates.MoveRow(model, -1),
        DashboardAction.RowDown => PaneUpdates.MoveRow(model, 1),
        DashboardAction.FirstRow => PaneUpdates.MoveRow(model, -int.MaxValue),
        DashboardAction.LastRow => PaneUpdates.MoveRow(model, int.MaxValue),
        DashboardAction.MakeTarget => PaneUpdates.MakeTarget(model),
        DashboardAction.Details => PaneUpdates.ShowDetails(model),
        DashboardAction.CloseSelected => PaneUpdates.CloseSelected(model),
        DashboardAction.ResetSelected => PaneUpdates.ResetSelected(model),
        DashboardAction.Select => PaneUpdates.Select(model),
        DashboardAction.Rename => PaneUpdates.Rename(model),
        DashboardAction.SortNext => PaneUpdates.Sort(model, model.ConnectionOrder.Next()),
        DashboardAction.SortReverse => PaneUpdates.Sort(model, model.ConnectionOrder.Reversed()),
        DashboardAction.PaneTaller => PaneSizing.Taller(model, 1),
        DashboardAction.PaneShorter => PaneSizing.Taller(model, -1),
        DashboardAction.PaneWider => PaneSizing.Wider(model, PaneSizing.Columns),
        DashboardAction.PaneNarrower => PaneSizing.Wider(model, -PaneSizing.Columns),
        DashboardAction.PaneDefaults => PaneSizing.Reset(model),
        DashboardAction.ToggleListeners => PaneSizing.ToggleListeners(model),
        DashboardAction.ToggleConnections => PaneSizing.ToggleConnections(model),
        DashboardAction.Find => FindUpdates.Open(model),
        DashboardAction.MatchAbove => FindUpdates.Next(model, FindDirection.Older),
        DashboardAction.MatchBelow => FindUpdates.Next(model, FindDirection.Newer),
        DashboardAction.ToggleMark => MarkUpdates.Toggle(model),
        DashboardAction.MarkAbove => MarkUpdates.Jump(model, FindDirection.Older),
        DashboardAction.MarkBelow => MarkUpdates.Jump(model, FindDirection.Newer),
        DashboardAction.Conversation => FilterUpdates.ToggleConversation(model),
        DashboardAction.NextView => TranscriptUpdates.NextView(model),
        DashboardAction.OpenMessage => MessageUpdates.Open(model),
        DashboardAction.CopyText => MessageUpdates.CopyText(model, MessageUpdates.UnderCursor(model)),
        DashboardAction.CopyBytes => MessageUpdates.CopyBytes(model, MessageUpdates.UnderCursor(model)),
        DashboardAction.SendSavedF2 => SavedMessages.SendByKey(model, 2),
        DashboardAction.SendSavedF3 => SavedMessages.SendByKey(model, 3),
        DashboardAction.SendSavedF4 => SavedMessages.SendByKey(model, 4),
        DashboardAction.SendSavedF5 => SavedMessages.SendByKey(model, 5),
        DashboardAction.SendSavedF7 => SavedMessages.SendByKey(model, 7),
        DashboardAction.SendSavedF8 => SavedMessages.SendByKey(model, 8),
        DashboardAction.SendSavedF9 => SavedMessages.SendByKey(model, 9),
        _ => throw new UnreachableException(action.ToString()),
    };

    /// <summary>What matters here comes first: the command that is being typed, or the keys of the pane.</summary>
    private static Overlay.Help HelpHere(DashboardModel model) =>
        model.Focus != Pane.Input ? new Overlay.Help(model.Focus)
        : CommandParser.IsCommand(model) ? new Overlay.Help(Word: CommandParser.Word(model.Input.Text))
        : new Overlay.Help();

    private static Step Edited(DashboardModel model, Func<InputLine, InputLine> edit) => model with { Input = edit(model.Input) };

    private static EntryMode Next(EntryMode mode) => mode switch
    {
        EntryMode.Text => EntryMode.Escapes,
        EntryMode.Escapes => EntryMode.Hex,
        _ => EntryMode.Text,
    };

    // Ctrl-D ends a session in a shell. Here it must not, since it also deletes: it says what does.
    private static Step DeletingForward(DashboardModel model) =>
        model.Input.IsEmpty ? model with { Notice = Notice.Done("\\eof ends our side of a connection, \\q quits") } : Edited(model, LineEditing.DeleteForward);

    private static Step Interrupting(DashboardModel model)
    {
        if (model.QuitArmed)
        {
            return PaneSizing.Quit(model, 0);
        }

        if (model.SetAside is not null)
        {
            return PaneUpdates.WithoutCommand(model);
        }

        return model.Input.IsEmpty
            ? model with { QuitArmed = true, Focus = Pane.Input, Notice = Notice.Done("Ctrl-C once more quits") }
            : model with { Input = LineEditing.Cleared(model.Input), History = model.History with { Position = null }, Focus = Pane.Input };
    }

    // On the input line there is nowhere to go back to: there Esc gives up a command that was put there, and stops what goes on by itself.
    private static Step Backing(DashboardModel model) =>
        model switch
        {
            { Focus: Pane.Input, SetAside: not null } => PaneUpdates.WithoutCommand(model),
            { Focus: Pane.Input } when model.Files.Values.Any(file => !file.IsStopping) => FileUpdates.Stop(model),
            { Focus: Pane.Input, Repeat: not null } => Repeating.Stop(model),
            _ => PaneUpdates.FocusOn(model, Pane.Input),
        };

    private static Step Live(DashboardModel model) => model with { Transcript = model.Transcript.Following(), Anchor = null };
}
