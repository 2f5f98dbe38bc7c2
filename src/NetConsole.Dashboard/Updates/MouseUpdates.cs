using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Updates;

/// <summary>What the mouse does, where it was asked for: the wheel scrolls, a click selects, two make a target or open a message, a border is dragged.</summary>
internal static class MouseUpdates
{
    /// <summary>Lines for a notch of the wheel, as most terminals have it.</summary>
    private const int WheelLines = 3;

    /// <summary>Two clicks in one place within this are a double click.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(400);

    public static Step Use(DashboardModel model, MouseStroke stroke, DateTimeOffset at)
    {
        ScreenLayout layout = ScreenLayout.Of(model);
        if (!model.Settings.UsesMouse || layout.IsTooSmall || model.Question is not null)
        {
            return model;
        }

        return stroke switch
        {
            { Button: MouseButton.WheelUp, Action: MouseAction.Press } => Wheel(model, layout, stroke, -1),
            { Button: MouseButton.WheelDown, Action: MouseAction.Press } => Wheel(model, layout, stroke, 1),
            { Button: MouseButton.Left, Action: MouseAction.Press } when model is { Overlay: null, Palette: null, Find: not { IsTyping: true } } => Click(model, layout, stroke, at),
            { Action: MouseAction.Drag } when model.Mouse.Dragged is { } border => Drag(model, layout, stroke, border),
            { Action: MouseAction.Release } => model with { Mouse = model.Mouse with { Dragged = null } },
            _ => model,
        };
    }

    private static Step Wheel(DashboardModel model, ScreenLayout layout, MouseStroke stroke, int notches)
    {
        if (model.Palette is { } palette)
        {
            return PaletteUpdates.Choose(model, palette, notches);
        }

        if (model.Overlay is { } overlay)
        {
            return OverlayUpdates.Scrolled(model, overlay, notches * WheelLines);
        }

        if (Holds(layout.Connections, stroke))
        {
            return model.Focus == Pane.Connections
                ? PaneUpdates.MoveRow(model, notches)
                : model with { ConnectionsTop = ListWindow.Top(model.Connections.Count, layout.Connections.Height, model.ConnectionsTop + notches) };
        }

        if (Holds(layout.Listeners, stroke))
        {
            return model.Focus == Pane.Listeners
                ? PaneUpdates.MoveRow(model, notches)
                : model with { ListenersTop = ListWindow.Top(model.Listeners.Count, layout.Listeners.Height, model.ListenersTop + notches) };
        }

        TranscriptRuler ruler = RowHeights.Ruler(model, model.Transcript.Extent);
        return model with { Transcript = model.Transcript.Scrolled(notches * WheelLines, layout.Transcript.Height, ruler), Anchor = null };
    }

    private static Step Click(DashboardModel model, ScreenLayout layout, MouseStroke stroke, DateTimeOffset at)
    {
        bool isDouble = model.Mouse.X == stroke.X && model.Mouse.Y == stroke.Y && at - model.Mouse.At < DoubleClick;
        model = model with
        {
            Notice = null,
            Prefix = null,
            Search = null,
            Completion = null,
            Mouse = isDouble ? MouseState.Start : new MouseState(BorderAt(layout, stroke), stroke.X, stroke.Y, at),
        };
        if (Holds(layout.Connections, stroke))
        {
            return ClickConnection(model, layout, stroke, isDouble);
        }

        if (Holds(layout.Listeners, stroke))
        {
            int top = ListWindow.Top(model.Listeners.Count, layout.Listeners.Height, model.ListenersTop, model.Focus == Pane.Listeners ? PaneUpdates.IndexOfListener(model) : -1);
            return PaneUpdates.ToListener(PaneUpdates.FocusOn(model, Pane.Listeners), top + stroke.Y - layout.Listeners.Y);
        }

        if (Holds(layout.Transcript, stroke))
        {
            return ClickTranscript(model, layout, stroke, isDouble);
        }

        return stroke.Y >= layout.Input.Y ? PaneUpdates.FocusOn(model, Pane.Input) : model;
    }

    /// <summary>Selects the row; a second click, or one on the column of the target's sign, makes it the target.</summary>
    private static Step ClickConnection(DashboardModel model, ScreenLayout layout, MouseStroke stroke, bool isDouble)
    {
        ImmutableArray<int> rows = ConnectionRows.Of(model);
        int cursor = model.Focus == Pane.Connections ? ConnectionRows.IndexOfSelected(model, rows) : -1;
        int row = ListWindow.Top(rows.Length, layout.Connections.Height, model.ConnectionsTop, cursor) + stroke.Y - layout.Connections.Y;
        if (row >= rows.Length)
        {
            return PaneUpdates.FocusOn(model, Pane.Connections);
        }

        if (isDouble || stroke.X == layout.Connections.X)
        {
            return PaneUpdates.FocusOn(model with { Target = new Target.Connections([new ConnectionId(rows[row])]) }, Pane.Input);
        }

        DashboardModel focused = PaneUpdates.FocusOn(model, Pane.Connections);
        return PaneUpdates.ToConnection(focused, ConnectionRows.Of(focused).IndexOf(rows[row]));
    }

    private static Step ClickTranscript(DashboardModel model, ScreenLayout layout, MouseStroke stroke, bool isDouble)
    {
        TranscriptRuler ruler = RowHeights.Ruler(model, model.Transcript.Extent);
        TranscriptPlace top = ruler.Moved(model.Transcript.End, -layout.Transcript.Height);
        long ordinal = ruler.Moved(top, stroke.Y - layout.Transcript.Y).Ordinal;
        DashboardModel focused = PaneUpdates.FocusOn(model, Pane.Transcript);
        if (ordinal >= model.Transcript.Extent.End)
        {
            return focused;
        }

        // The second click of two opens what the first one chose, wherever that has moved since.
        return isDouble ? MessageUpdates.Open(focused) : TranscriptUpdates.GoTo(focused, ordinal);
    }

    private static DashboardModel Drag(DashboardModel model, ScreenLayout layout, MouseStroke stroke, PaneBorder border) => border switch
    {
        PaneBorder.AboveTranscript => PaneSizing.WithHeight(model, stroke.Y - (layout.TranscriptRule.Y - layout.BandRows)),
        _ => PaneSizing.WithWidth(model, stroke.X),
    };

    private static PaneBorder? BorderAt(ScreenLayout layout, MouseStroke stroke) =>
        Holds(layout.TranscriptRule, stroke) ? PaneBorder.AboveTranscript
        : Holds(layout.Divider, stroke) ? PaneBorder.BesideListeners
        : null;

    private static bool Holds(Rect area, MouseStroke stroke) =>
        stroke.X >= area.X && stroke.X < area.Right && stroke.Y >= area.Y && stroke.Y < area.Bottom;
}
