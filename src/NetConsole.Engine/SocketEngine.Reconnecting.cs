using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>Connections of ours that come again. All under the lock.</content>
public sealed partial class SocketEngine
{
    /// <summary>Our own connections that come again, until the operator closes them.</summary>
    private readonly Dictionary<int, Redial> _redials = [];

    /// <summary>A connection has ended: says so, or that it is tried again.</summary>
    private void EndOrRetry(IConnection connection, Ending ending)
    {
        if (!TryAgain(connection.Id, ending.Reason, ending.Fault))
        {
            _parts.Bus.Publish(connection.Closed(ending));
            Forget(connection.Id);
        }
    }

    /// <summary>A connection did not come about: says so, or that it is tried again.</summary>
    private void FailOrRetry(ConnectionId id, EndpointAddress target, CloseReason reason, NetworkFault fault, ListenerId? listener = null)
    {
        if (!TryAgain(id, reason, fault))
        {
            _parts.Bus.Publish(new EngineEvent.ConnectionFailed(id, target, reason, fault, listener));
            Forget(id);
        }
    }

    /// <summary>False when it is not to come again: it was never to, or it was our own will that it ended.</summary>
    private bool TryAgain(ConnectionId id, CloseReason reason, NetworkFault? fault)
    {
        if (reason is CloseReason.Local || _stopped is not null || !_redials.TryGetValue(id.Value, out Redial? redial))
        {
            return false;
        }

        var again = new EngineEvent.ConnectionReconnecting(id, redial.Target, reason, fault, redial.Backoff.Next());
        var dial = new Dial(id, redial.Target, _parts, _resolver, again);
        _attempts.Add(id.Value, dial);
        _parts.Tasks.Keep(DialAsync(dial));
        return true;
    }

    private void Forget(ConnectionId id)
    {
        _redials.Remove(id.Value);
        _parts.Conversations.Forget(id);
    }

    /// <summary>The totals of a connection that begins: its own from before, where it comes again.</summary>
    private Counters CountersOf(ConnectionId id)
    {
        if (!_redials.TryGetValue(id.Value, out Redial? redial))
        {
            return new Counters(id);
        }

        redial.Backoff.Reset();
        _parts.Feed.Reopen(redial.Counters);
        return redial.Counters;
    }
}
