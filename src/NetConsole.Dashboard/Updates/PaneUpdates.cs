using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Moving between panes and within them.</summary>
internal static class PaneUpdates
{
    /// <summary>To the next pane on screen, or the one before.</summary>
    public static DashboardModel Move(DashboardModel model, int direction)
    {
        List<Pane> panes = [.. ScreenLayout.Of(model).Panes];
        int index = panes.IndexOf(model.Focus);
        return FocusOn(model, panes[(index + direction + panes.Count) % panes.Count]);
    }

    public static DashboardModel FocusOn(DashboardModel model, Pane pane) => model with
    {
        Focus = pane,
        Transcript = model.Focus == Pane.Transcript && pane != Pane.Transcript ? model.Transcript.Left() : model.Transcript,
    };

    public static DashboardModel MoveRow(DashboardModel model, int rows) => model.Focus switch
    {
        Pane.Connections => model with { SelectedConnection = Moved([.. model.Connections.Keys], model.SelectedConnection, rows) },
        Pane.Listeners => model with { SelectedListener = Moved([.. model.Listeners.Keys], model.SelectedListener, rows) },
        _ => TranscriptUpdates.MoveCursor(model, rows),
    };

    public static Step MakeTarget(DashboardModel model) =>
        Selected(model) is { } connection
            ? model with { Target = new Target.Connections([connection.Id]), Focus = Pane.Input }
            : Step.Error(model, "no connection is selected");

    public static Step ShowDetails(DashboardModel model)
    {
        StatusSubject subject = model.Focus == Pane.Listeners
            ? new StatusSubject(null, SelectedListener(model)?.Id.Value)
            : new StatusSubject(Selected(model)?.Id.Value, null);
        return CommandUpdates.ShowStatus(model, subject);
    }

    public static Step CloseSelected(DashboardModel model)
    {
        if (model.Focus == Pane.Listeners)
        {
            return SelectedListener(model) switch
            {
                null => Step.Error(model, "no listener is selected"),
                { State: ListenerState.Failed } failed => model with { Listeners = model.Listeners.Remove(failed.Id.Value) },
                var listener => model with { Question = new Question.Confirm($"stop {listener.Id} {listener.Address}? y/n", new EngineCommand.CloseListener(listener.Id)) },
            };
        }

        return Selected(model) is { } connection
            ? model with { Question = new Question.Confirm($"close {model.Label(connection.Id)}? y/n", new EngineCommand.CloseConnection(connection.Id)) }
            : Step.Error(model, "no connection is selected");
    }

    /// <summary>The connection under the cursor: the one that was moved to, or the nearest that is still there.</summary>
    public static ConnectionModel? Selected(DashboardModel model) => model.Connection(new ConnectionId(Nearest([.. model.Connections.Keys], model.SelectedConnection)));

    public static ListenerModel? SelectedListener(DashboardModel model) => model.Listener(new ListenerId(Nearest([.. model.Listeners.Keys], model.SelectedListener)));

    private static int Moved(int[] keys, int selected, int rows)
    {
        if (keys.Length == 0)
        {
            return 0;
        }

        int index = Array.IndexOf(keys, Nearest(keys, selected));
        return keys[(int)Math.Clamp((long)index + rows, 0, keys.Length - 1)];
    }

    private static int Nearest(int[] keys, int selected)
    {
        int index = Array.BinarySearch(keys, selected);
        index = index < 0 ? ~index : index;
        return keys.Length == 0 ? 0 : keys[Math.Min(index, keys.Length - 1)];
    }
}
