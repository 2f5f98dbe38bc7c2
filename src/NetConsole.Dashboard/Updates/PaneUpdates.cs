using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Moving between panes and within them.</summary>
internal static class PaneUpdates
{
    private const string NoConnection = "no connection is selected";

    /// <summary>To the next pane on screen, or the one before.</summary>
    public static DashboardModel Move(DashboardModel model, int direction)
    {
        List<Pane> panes = [.. ScreenLayout.Of(model).Panes];
        int index = panes.IndexOf(model.Focus);
        return FocusOn(model, panes[(index + direction + panes.Count) % panes.Count]);
    }

    public static DashboardModel FocusOn(DashboardModel model, Pane pane)
    {
        DashboardModel left = model.Focus == Pane.Transcript && pane != Pane.Transcript ? model with { Transcript = model.Transcript.Left() } : model;
        return pane == Pane.Connections && model.Focus != pane ? ConnectionRows.Held(left with { Focus = pane }) : left with { Focus = pane };
    }

    public static DashboardModel MoveRow(DashboardModel model, int rows) => model.Focus switch
    {
        Pane.Connections => ToConnection(model, Moved(ConnectionRows.IndexOfSelected(model, ConnectionRows.Of(model)), rows)),
        Pane.Listeners => ToListener(model, Moved(IndexOfListener(model), rows)),
        _ => TranscriptUpdates.MoveCursor(model, rows),
    };

    /// <summary>Puts the cursor on a row of the connections' pane, or the nearest there is, and brings it in sight.</summary>
    public static DashboardModel ToConnection(DashboardModel model, int row)
    {
        ImmutableArray<int> rows = ConnectionRows.Of(model);
        if (rows.IsEmpty)
        {
            return model;
        }

        int index = Math.Clamp(row, 0, rows.Length - 1);
        int height = ScreenLayout.Of(model).Connections.Height;
        return model with { SelectedConnection = rows[index], ConnectionsTop = ListWindow.Top(rows.Length, height, model.ConnectionsTop, index) };
    }

    /// <summary>The same for listeners.</summary>
    public static DashboardModel ToListener(DashboardModel model, int row)
    {
        if (model.Listeners.IsEmpty)
        {
            return model;
        }

        int index = Math.Clamp(row, 0, model.Listeners.Count - 1);
        int height = ScreenLayout.Of(model).Listeners.Height;
        return model with
        {
            SelectedListener = model.Listeners.Keys.ElementAt(index),
            ListenersTop = ListWindow.Top(model.Listeners.Count, height, model.ListenersTop, index),
        };
    }

    /// <summary>Adds the connection under the cursor to those that are selected, or takes it out; the cursor goes on to the next.</summary>
    public static DashboardModel Select(DashboardModel model)
    {
        if (ConnectionRows.Selected(model) is not { } connection)
        {
            return model;
        }

        return MoveRow(model with { ChosenConnections = model.ChosenConnections.SymmetricExcept([connection.Id.Value]) }, 1);
    }

    public static Step MakeTarget(DashboardModel model)
    {
        ImmutableArray<ConnectionId> chosen = ConnectionRows.Chosen(model);
        return chosen.IsEmpty
            ? Step.Error(model, NoConnection)
            : FocusOn(model with { Target = new Target.Connections(chosen), ChosenConnections = [] }, Pane.Input);
    }

    public static Step ShowDetails(DashboardModel model)
    {
        StatusSubject subject = model.Focus == Pane.Listeners
            ? new StatusSubject(null, SelectedListener(model)?.Id.Value)
            : new StatusSubject(ConnectionRows.Selected(model)?.Id.Value, null);
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
                var listener => model with { Question = new Question.Confirm($"stop {listener.Id} {listener.Address}? y/n", [new EngineCommand.CloseListener(listener.Id)]) },
            };
        }

        return Asked(model, "close", id => new EngineCommand.CloseConnection(id));
    }

    public static Step ResetSelected(DashboardModel model) => Asked(model, "reset", id => new EngineCommand.ResetConnection(id));

    public static DashboardModel Sort(DashboardModel model, ConnectionOrder order)
    {
        DashboardModel sorted = ConnectionRows.Held(model with { ConnectionOrder = order });
        return ToConnection(sorted, ConnectionRows.IndexOfSelected(sorted, ConnectionRows.Of(sorted)));
    }

    /// <summary>Puts the command that names a connection into the input line, all but the name.</summary>
    public static Step Rename(DashboardModel model) =>
        ConnectionRows.Selected(model) is { } connection ? WithCommand(model, $"\\name {connection.Id} {model.Name(connection.Id)}") : Step.Error(model, NoConnection);

    /// <summary>Puts the beginning of a command into the input line. What is there comes back when the command is done or given up.</summary>
    public static DashboardModel WithCommand(DashboardModel model, string command)
    {
        DashboardModel focused = FocusOn(model, Pane.Input);
        string? aside = focused.SetAside ?? (focused.Input.IsEmpty ? null : focused.Input.Text);
        return focused with { SetAside = aside, Input = LineEditing.Replace(focused.Input, command) };
    }

    /// <summary>The other way: what was set aside is in the line again.</summary>
    public static DashboardModel WithoutCommand(DashboardModel model) =>
        model.SetAside is { } text ? model with { SetAside = null, Input = LineEditing.Replace(model.Input, text) } : model;

    public static ListenerModel? SelectedListener(DashboardModel model) => model.Listeners.IsEmpty ? null : model.Listeners.Values.ElementAt(IndexOfListener(model));

    /// <summary>Which of the listeners has the cursor: the one that was moved to, or the nearest that is still there; -1 when there are none.</summary>
    public static int IndexOfListener(DashboardModel model)
    {
        int before = model.Listeners.Keys.TakeWhile(number => number < model.SelectedListener).Count();
        return Math.Min(before, model.Listeners.Count - 1);
    }

    private static Step Asked(DashboardModel model, string verb, Func<ConnectionId, EngineCommand> order)
    {
        ImmutableArray<ConnectionId> chosen = ConnectionRows.Chosen(model);
        string whom = chosen.Length == 1 ? model.Label(chosen[0]) : HumanText.Count(chosen.Length, "connection");
        return chosen.IsEmpty
            ? Step.Error(model, NoConnection)
            : model with { Question = new Question.Confirm($"{verb} {whom}? y/n", [.. chosen.Select(order)]) };
    }

    private static int Moved(int index, int rows) => (int)Math.Clamp((long)index + rows, 0, int.MaxValue);
}
