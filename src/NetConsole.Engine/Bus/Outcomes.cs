using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>
/// What became of what was ordered, for those who wait for it: the first event that says whether a listener, or a connection, came about.
/// Every one of them gets such an event, also when the engine stops first. Any thread.
/// </summary>
internal sealed class Outcomes : EventSink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ListenerId, TaskCompletionSource<EngineEvent>> _listeners = [];
    private readonly Dictionary<ConnectionId, TaskCompletionSource<EngineEvent>> _connections = [];

    /// <summary>Completes with the event. Ask before the order is carried out.</summary>
    public Task<EngineEvent> OfAsync(ListenerId listener) => Await(_listeners, listener);

    /// <inheritdoc cref="OfAsync(ListenerId)"/>
    public Task<EngineEvent> OfAsync(ConnectionId connection) => Await(_connections, connection);

    public override void Add(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case EngineEvent.ListenerOpened opened:
                Tell(_listeners, opened.Listener, opened);
                break;
            case EngineEvent.ListenerFailed failed:
                Tell(_listeners, failed.Listener, failed);
                break;
            case EngineEvent.ListenerClosed closed:
                Tell(_listeners, closed.Listener, closed);
                break;
            case EngineEvent.ConnectionOpened opened:
                Tell(_connections, opened.Connection, opened);
                break;
            case EngineEvent.ConnectionFailed failed:
                Tell(_connections, failed.Connection, failed);
                break;
        }

        engineEvent.Release();
    }

    private Task<EngineEvent> Await<TId>(Dictionary<TId, TaskCompletionSource<EngineEvent>> waiting, TId id)
        where TId : struct
    {
        var outcome = new TaskCompletionSource<EngineEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            waiting.Add(id, outcome);
        }

        return outcome.Task;
    }

    private void Tell<TId>(Dictionary<TId, TaskCompletionSource<EngineEvent>> waiting, TId id, EngineEvent outcome)
        where TId : struct
    {
        lock (_gate)
        {
            if (waiting.Remove(id, out TaskCompletionSource<EngineEvent>? who))
            {
                who.SetResult(outcome);
            }
        }
    }
}
