using System.Diagnostics;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Folds what the engine says into the model. Messages themselves are the transcript's.</summary>
internal static class EngineUpdates
{
    public static DashboardModel Apply(DashboardModel model, EngineEvent engineEvent)
    {
        model = model with { Now = engineEvent.Time };
        switch (engineEvent)
        {
            case EngineEvent.ListenerOpened opened:
                return WithListener(model, new ListenerModel(
                    opened.Listener, ListenerState.Listening, opened.Requested, opened.Bound, opened.Backlog, opened.OpenToNetwork, null, opened.Time)
                {
                    Certificate = opened.Certificate,
                });
            case EngineEvent.ListenerFailed failed:
                return WithListener(model, new ListenerModel(
                    failed.Listener, ListenerState.Failed, failed.Requested, [], 0, false, failed.Fault, failed.Time)) with
                {
                    Notice = Notice.Error($"{failed.Listener} {failed.Requested}: {failed.Fault}"),
                };
            case EngineEvent.ListenerStalled stalled:
                return Listener(model, stalled.Listener, listener => listener with { State = ListenerState.Stalled, Fault = stalled.Fault });
            case EngineEvent.ListenerResumed resumed:
                return Listener(model, resumed.Listener, listener => listener with { State = ListenerState.Listening, Fault = null });
            case EngineEvent.ListenerClosed closed:
                return model with { Listeners = model.Listeners.Remove(closed.Listener.Value) };
            case EngineEvent.ConnectionStarted started:
                return WithConnection(model, new ConnectionModel(
                    started.Connection, ConnectionState.Connecting, null, null, started.Target, started.Time, CountersOf(model, started.Connection)));
            case EngineEvent.ConnectionHandshaking shaking:
                return WithConnection(model, new ConnectionModel(
                    shaking.Connection, ConnectionState.Handshaking, shaking.Listener, shaking.Local, shaking.Remote, shaking.Time, CountersOf(model, shaking.Connection)));
            case EngineEvent.ConnectionOpened opened:
                return WithConnection(model, new ConnectionModel(
                    opened.Connection, ConnectionState.Open, opened.Listener, opened.Local, opened.Remote, opened.Time, CountersOf(model, opened.Connection))
                {
                    Tls = opened.Tls,
                    IsAnswer = opened.AnswersTo is not null,
                });
            case EngineEvent.ConnectionFailed failed:
                return model with
                {
                    Connections = model.Connections.Remove(failed.Connection.Value),
                    Notice = Notice.Error($"{failed.Connection} {failed.Target}: {failed.Fault}"),
                };
            case EngineEvent.ConnectionReconnecting again:
                return WithConnection(model, new ConnectionModel(
                    again.Connection,
                    ConnectionState.Reconnecting,
                    null,
                    null,
                    again.Target,
                    again.Time,
                    CountersOf(model, again.Connection)));
            case EngineEvent.ConnectionHalfClosed half:
                return Connection(model, half.Connection, connection => connection with { State = HalfClosed(connection.State, half.ByPeer) });
            case EngineEvent.ConnectionClosed closed:
                return model with
                {
                    Connections = model.Connections.Remove(closed.Connection.Value),
                    ClosedTotals = model.ClosedTotals.Plus(closed.Counters.BytesIn, closed.Counters.BytesOut),
                };
            case EngineEvent.CountersChanged changed:
                return Counted(model, changed);
            case EngineEvent.CommandRefused refused:
                return model with { Notice = Notice.Error(refused.Fault.ToString()) };
            case EngineEvent.ConnectionReported reported:
                return model with { ConnectionReport = reported.Status };
            case EngineEvent.ListenerReported reported:
                return model with { ListenerReport = reported.Status };
            case EngineEvent.AnswersChanged changed:
                return changed.Scope == SettingScope.Everything
                    ? model with { Answers = changed.Answers }
                    : model with { AnswersElsewhere = model.AnswersElsewhere.SetItem(changed.Scope.ToString(), changed.Answers) };
            case EngineEvent.FileSendStarted or EngineEvent.FileSendMoved or EngineEvent.FileSendEnded:
                return FileUpdates.Apply(model, engineEvent);
            case EngineEvent.FramingChanged changed:
                return changed.Scope == SettingScope.Everything
                    ? model with { Framing = changed.Framing }
                    : model with { FramingElsewhere = model.FramingElsewhere.SetItem(changed.Scope.ToString(), changed.Framing) };
            case EngineEvent.FaultReported or EngineEvent.DatagramsDropped:
            case EngineEvent.SendsDropped or EngineEvent.RuleTimedOut or EngineEvent.AnswerFailed or EngineEvent.AnswersHeld:
            case EngineEvent.MessagesReceived or EngineEvent.MessagesSent or EngineEvent.EventsDropped:
                return model;
            default:
                throw new UnreachableException(engineEvent.GetType().Name);
        }
    }

    /// <summary>What peers said last.</summary>
    public static DashboardModel Heard(DashboardModel model, IReadOnlyDictionary<int, byte[]> lastWords)
    {
        var connections = model.Connections.ToBuilder();
        foreach ((int number, byte[] words) in lastWords)
        {
            if (connections.TryGetValue(number, out ConnectionModel? connection))
            {
                connections[number] = connection with { LastWords = words };
            }
        }

        return model with { Connections = connections.ToImmutable() };
    }

    private static ConnectionState HalfClosed(ConnectionState state, bool byPeer) => (state, byPeer) switch
    {
        (ConnectionState.Closing, _) => ConnectionState.Closing,
        (ConnectionState.HalfClosedByUs, true) or (ConnectionState.HalfClosedByPeer, false) => ConnectionState.Closing,
        (_, true) => ConnectionState.HalfClosedByPeer,
        _ => ConnectionState.HalfClosedByUs,
    };

    private static DashboardModel Counted(DashboardModel model, EngineEvent.CountersChanged changed)
    {
        long moved = 0;
        var connections = model.Connections.ToBuilder();
        foreach (ConnectionCounters counters in changed.Connections)
        {
            if (connections.TryGetValue(counters.Connection.Value, out ConnectionModel? connection))
            {
                long bytes = counters.BytesIn + counters.BytesOut - connection.Counters.BytesIn - connection.Counters.BytesOut;
                connections[counters.Connection.Value] = connection with { Counters = counters, Rates = connection.Rates.With(changed.Time, bytes) };
                moved += bytes;
            }
        }

        return model with { Connections = connections.ToImmutable(), Rates = model.Rates.With(changed.Time, moved) };
    }

    /// <summary>A connection that comes again goes on with its totals.</summary>
    private static ConnectionCounters CountersOf(DashboardModel model, ConnectionId id) =>
        model.Connection(id)?.Counters ?? new ConnectionCounters(id, 0, 0, 0, 0, 0, null);

    private static DashboardModel WithListener(DashboardModel model, ListenerModel listener) =>
        model with { Listeners = model.Listeners.SetItem(listener.Id.Value, listener) };

    private static DashboardModel WithConnection(DashboardModel model, ConnectionModel connection) =>
        model with { Connections = model.Connections.SetItem(connection.Id.Value, connection) };

    private static DashboardModel Listener(DashboardModel model, ListenerId id, Func<ListenerModel, ListenerModel> change) =>
        model.Listener(id) is { } listener ? WithListener(model, change(listener)) : model;

    private static DashboardModel Connection(DashboardModel model, ConnectionId id, Func<ConnectionModel, ConnectionModel> change) =>
        model.Connection(id) is { } connection ? WithConnection(model, change(connection)) : model;
}
