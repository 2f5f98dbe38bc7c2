using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Who a target means now.</summary>
/// <param name="Connections">Those that can be sent to.</param>
/// <param name="Label">For the prompt: <c>to #4 pump-7</c>, <c>#3 closed</c>.</param>
/// <param name="Problem">Why nothing can be sent, or null.</param>
/// <param name="AsksFirst">True when several are meant only because nothing was chosen.</param>
internal sealed record ResolvedTarget(ImmutableArray<ConnectionId> Connections, string Label, string? Problem, bool AsksFirst)
{
    public bool CanSend => Problem is null;
}

internal static class TargetResolution
{
    public static ResolvedTarget Resolve(DashboardModel model) => model.Target switch
    {
        Target.Connections(var ids) => Chosen(model, ids),
        Target.OfListener(var id) => OfListener(model, id),
        Target.All => Everybody(model, "to all", asksFirst: false),
        _ => Unset(model),
    };

    /// <summary>
    /// Who is meant by the answer to a question: those of whom it was asked that can still be sent to. Nobody else, unless the target was chosen: that says by itself
    /// whether later connections belong to it.
    /// </summary>
    public static ResolvedTarget AsAsked(DashboardModel model, ImmutableArray<ConnectionId> asked)
    {
        if (model.Target is not Target.Unset)
        {
            return Resolve(model);
        }

        ImmutableArray<ConnectionId> open = Open(asked.Select(model.Connection).OfType<ConnectionModel>());
        return open switch
        {
            [] => new ResolvedTarget([], "to nobody", $"{(asked.IsEmpty ? "nobody was" : "nobody is left who was")} connected when this was asked; nothing was sent", false),
            [var one] => new ResolvedTarget(open, $"to {model.Label(one)}", null, false),
            _ => new ResolvedTarget(open, open.Length == EachOnce(model).Length ? $"to all {open.Length}" : $"to {open.Length} connections", null, false),
        };
    }

    private static ResolvedTarget Unset(DashboardModel model)
    {
        ImmutableArray<ConnectionId> open = EachOnce(model);
        return open.Length switch
        {
            0 => Nobody(model, "to nobody yet"),
            1 => new ResolvedTarget(open, $"to {model.Label(open[0])}", null, false),
            _ when open.All(model.Agreed.Contains) => new ResolvedTarget(open, $"to all {open.Length}", null, AsksFirst: false),
            _ => new ResolvedTarget(open, $"to all {open.Length}?", null, AsksFirst: true),
        };
    }

    private static ResolvedTarget Everybody(DashboardModel model, string label, bool asksFirst)
    {
        ImmutableArray<ConnectionId> open = EachOnce(model);
        return open.IsEmpty ? Nobody(model, label) : new ResolvedTarget(open, $"{label} {open.Length}", null, asksFirst);
    }

    /// <summary>Whoever answers a group hears what goes to the group, and does not widen what was meant: the next line goes to the group again.</summary>
    private static ImmutableArray<ConnectionId> EachOnce(DashboardModel model) =>
        Open(model.Connections.Values.Where(connection => !connection.IsAnswer));

    private static ResolvedTarget OfListener(DashboardModel model, ListenerId id)
    {
        ImmutableArray<ConnectionId> open = Open(model.Connections.Values.Where(connection => connection.Listener == id));
        return open.IsEmpty
            ? new ResolvedTarget([], $"to {id}, nobody there", $"nobody is connected on {id}; nothing was sent", false)
            : new ResolvedTarget(open, $"to {id}, {open.Length} there", null, false);
    }

    private static ResolvedTarget Chosen(DashboardModel model, ImmutableArray<ConnectionId> ids)
    {
        ImmutableArray<ConnectionId> open = Open(ids.Select(model.Connection).OfType<ConnectionModel>());
        string gone = string.Join(", ", ids.Except(open).Select(id => $"{model.Label(id)} {Ending(model, id)}"));
        if (open.IsEmpty)
        {
            return new ResolvedTarget([], gone, $"{gone}; nothing was sent, \\to chooses another target", false);
        }

        string label = $"to {string.Join(", ", open.Select(model.Label))}";
        return new ResolvedTarget(open, gone.Length == 0 ? label : $"{label} ({gone})", null, false);
    }

    private static string Ending(DashboardModel model, ConnectionId id) => model.Connection(id)?.State switch
    {
        null => "closed",
        ConnectionState.Connecting => "is connecting",
        ConnectionState.Reconnecting => "waits to connect again",
        ConnectionState.Handshaking => "is agreeing on TLS",
        ConnectionState.HalfClosedByUs => "was told eof",
        _ => "is closing",
    };

    private static ResolvedTarget Nobody(DashboardModel model, string label) =>
        new([], label, model.Connections.Values.Any(connection => connection.State is ConnectionState.Connecting or ConnectionState.Handshaking)
            ? "still connecting; nothing was sent"
            : "nobody is connected; nothing was sent", false);

    private static ImmutableArray<ConnectionId> Open(IEnumerable<ConnectionModel> connections)
    {
        ConnectionModel[] open = [.. connections.Where(connection => connection.CanSend)];
        return open.Length == 0 ? [] : [.. open.Select(connection => connection.Id)];
    }
}
