using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>Counts what one subscriber lost since it was last told. Not thread-safe: its owner locks.</summary>
internal sealed class DropTally
{
    private long _events;
    private long _messages;
    private long _bytes;
    private long _lastSequence;
    private DateTimeOffset _lastTime;

    /// <summary>Counts an event that left the queue unread, and gives its lease back.</summary>
    public void Add(EngineEvent dropped)
    {
        _events++;
        _lastSequence = dropped.Sequence;
        _lastTime = dropped.Time;
        if (dropped.Carried is { } payload)
        {
            _messages += payload.Messages.Length;
            _bytes += payload.Bytes.Length - payload.FreshStart;
        }

        dropped.Release();
    }

    /// <summary>
    /// The loss as an event, when there was one before <paramref name="next"/>, and starts anew.
    /// It takes the place in the order, and the time, of the last event it stands for.
    /// </summary>
    public EngineEvent.EventsDropped? TakeBefore(EngineEvent next)
    {
        if (_events == 0 || next.Sequence < _lastSequence)
        {
            return null;
        }

        var loss = new EngineEvent.EventsDropped(_events, _messages, _bytes) { Sequence = _lastSequence, Time = _lastTime };
        _events = _messages = _bytes = 0;
        return loss;
    }
}
