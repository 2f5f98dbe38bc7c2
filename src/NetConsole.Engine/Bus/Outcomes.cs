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
            case EngineEvent.ListenerOpened { Listener: var id }:
                Tell(_listeners, id, engineEvent);
                break;
            case EngineEvent.ListenerFailed { Listener: var id }:
                Tell(_listeners, id, engineEvent);
                break;
            case EngineEvent.ListenerClosed { Listener: var id }:
                Tell(_listeners, id, engineEvent);
                break;
            case EngineEvent.ConnectionOpened { Connection: var id }:
                Tell(_connections, id, engineEvent);
                break;
            case EngineEvent.ConnectionFailed { Connection: var id }:
                Tell(_connections, id, engineEvent);
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
