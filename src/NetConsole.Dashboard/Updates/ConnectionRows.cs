using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>The rows of the connections' pane in order. While the keyboard is in the pane its rows stay where they are, and who is new comes last.</summary>
internal static class ConnectionRows
{
    /// <summary>The numbers of the connections as the pane shows them.</summary>
    public static ImmutableArray<int> Of(DashboardModel model)
    {
        if (model.Focus != Pane.Connections || model.HeldRows is not { } held)
        {
            return Sorted(model);
        }

        HashSet<int> known = [.. held];
        return [.. held.Where(model.Connections.ContainsKey), .. model.Connections.Keys.Where(number => !known.Contains(number))];
    }

    /// <summary>The rows are sorted now, and then stay as long as the keyboard is in the pane. By number nothing moves anyway.</summary>
    public static DashboardModel Held(DashboardModel model) => model with
    {
        HeldRows = model.ConnectionOrder == default ? null : Sorted(model),
    };

    /// <summary>The connection under the cursor: the one that was moved to, or the nearest that is still there.</summary>
    public static ConnectionModel? Selected(DashboardModel model)
    {
        ImmutableArray<int> rows = Of(model);
        return rows.IsEmpty ? null : model.Connection(new ConnectionId(rows[IndexOfSelected(model, rows)]));
    }

    /// <summary>Which of the rows has the cursor; -1 when there are none.</summary>
    public static int IndexOfSelected(DashboardModel model, ImmutableArray<int> rows)
    {
        int index = rows.IndexOf(model.SelectedConnection);
        if (index >= 0 || rows.IsEmpty)
        {
            return index;
        }

        // It is gone: whoever stood below it has moved up to its place.
        int place = model.HeldRows is { } held
            ? held.Take(Math.Max(0, held.IndexOf(model.SelectedConnection))).Count(model.Connections.ContainsKey)
            : ~rows.BinarySearch(model.SelectedConnection) is var next and >= 0 ? next : 0;
        return Math.Min(place, rows.Length - 1);
    }

    /// <summary>Those that were selected and are still there; else the one under the cursor; else none.</summary>
    public static ImmutableArray<ConnectionId> Chosen(DashboardModel model)
    {
        ImmutableArray<ConnectionId> selected = [.. model.ChosenConnections.Where(model.Connections.ContainsKey).Select(number => new ConnectionId(number))];
        return !selected.IsEmpty ? selected : Selected(model) is { } connection ? [connection.Id] : [];
    }

    private static ImmutableArray<int> Sorted(DashboardModel model)
    {
        ConnectionOrder order = model.ConnectionOrder;
        IEnumerable<ConnectionModel> all = model.Connections.Values;
        return order.Column switch
        {
            ConnectionColumn.Number => order.IsDescending ? [.. model.Connections.Keys.Reverse()] : [.. model.Connections.Keys],
            // Those without a name come last, whichever way round.
            ConnectionColumn.Name => By(all.OrderBy(connection => model.Name(connection.Id) is null), connection => model.Name(connection.Id), order),
            ConnectionColumn.Peer => By(all, connection => connection.Remote.ToString(), order),
            ConnectionColumn.Age => By(all, connection => model.Now - connection.Opened, order),
            ConnectionColumn.In => By(all, connection => connection.Counters.BytesIn, order),
            ConnectionColumn.Out => By(all, connection => connection.Counters.BytesOut, order),
            ConnectionColumn.Waiting => By(all, connection => connection.Counters.BytesWaiting, order),
            ConnectionColumn.Last => By(all, connection => connection.Counters.LastHeard ?? DateTimeOffset.MinValue, order),
            _ => By(all, connection => connection.Rates.PerSecond(model.Now) ?? 0, order),
        };
    }

    private static ImmutableArray<int> By<T>(IEnumerable<ConnectionModel> connections, Func<ConnectionModel, T> key, ConnectionOrder order)
    {
        IComparer<T> comparer = typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.OrdinalIgnoreCase : Comparer<T>.Default;
        IOrderedEnumerable<ConnectionModel> sorted = connections switch
        {
            IOrderedEnumerable<ConnectionModel> grouped => order.IsDescending ? grouped.ThenByDescending(key, comparer) : grouped.ThenBy(key, comparer),
            _ => order.IsDescending ? connections.OrderByDescending(key, comparer) : connections.OrderBy(key, comparer),
        };
        return [.. sorted.Select(connection => connection.Id.Value)];
    }
}
