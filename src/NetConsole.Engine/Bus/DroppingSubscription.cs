using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>
/// The queue of a subscriber that would rather lose the oldest messages than hold anybody up. Messages wait in a lane that drops its head when it is full;
/// facts of a socket's life wait in a lane that loses nothing; reading merges the two by <see cref="EngineEvent.Sequence"/>.
/// </summary>
/// <remarks>
/// The lanes are queues under one lock and not two channels: a channel that drops its oldest item says so only after a reader may have taken the next,
/// and then the loss would be told out of order. The channel is for waiting.
/// </remarks>
internal sealed class DroppingSubscription(EventBus bus, int capacity) : EventSubscription
{
    /// <summary>
    /// Bytes that may wait, however few events they are in. A reader that lags lags by this much at most: facts wait behind the messages published before them,
    /// and a client that connects during a flood is to be seen at once, not when all of the flood has been looked at.
    /// </summary>
    private const long MaxWaitingBytes = 8 << 20;

    private readonly Lock _gate = new();
    private readonly Queue<EngineEvent> _messages = new();
    private readonly Queue<EngineEvent> _facts = new();
    private readonly DropTally _dropped = new();

    /// <summary>Holds at most one token, "look again": a second one would say nothing new. An object, because a channel of values is compiled anew at every start.</summary>
    private readonly Channel<object> _signal = Channel.CreateBounded<object>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, AllowSynchronousContinuations = false });

    private long _waitingBytes;
    private volatile bool _hasEnded;

    public override bool IsCompleted => _hasEnded && !HasSomething();

    public override void Add(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            if (engineEvent.MayBeDropped)
            {
                AddMessage(engineEvent);
            }
            else
            {
                _facts.Enqueue(engineEvent);
            }
        }

        _signal.Writer.TryWrite(this);
    }

    public override void Complete()
    {
        _hasEnded = true;
        _signal.Writer.TryComplete();
    }

    public override bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent)
    {
        lock (_gate)
        {
            Queue<EngineEvent> lane = EarlierLane();
            if (!lane.TryPeek(out EngineEvent? next))
            {
                engineEvent = null;
                return false;
            }

            engineEvent = _dropped.TakeBefore(next);
            if (engineEvent is null)
            {
                engineEvent = lane.Dequeue();
                _waitingBytes -= FreshBytes(engineEvent);
            }

            return true;
        }
    }

    public override async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken)
    {
        while (!HasSomething())
        {
            if (!await _signal.Reader.WaitToReadAsync(cancellationToken))
            {
                return HasSomething();
            }

            _signal.Reader.TryRead(out _);
        }

        return true;
    }

    public override ValueTask DisposeAsync()
    {
        bus.Remove(this);
        Complete();
        while (TryRead(out EngineEvent? unread))
        {
            unread.Release();
        }

        return ValueTask.CompletedTask;
    }

    private void AddMessage(EngineEvent message)
    {
        _waitingBytes += FreshBytes(message);
        while (_messages.Count == capacity || (_waitingBytes > MaxWaitingBytes && _messages.Count > 0))
        {
            EngineEvent oldest = _messages.Dequeue();
            _waitingBytes -= FreshBytes(oldest);
            _dropped.Add(oldest);
        }

        _messages.Enqueue(message);
    }

    private Queue<EngineEvent> EarlierLane() =>
        _facts.TryPeek(out EngineEvent? fact) && !(_messages.TryPeek(out EngineEvent? message) && message.Sequence < fact.Sequence) ? _facts : _messages;

    private bool HasSomething()
    {
        lock (_gate)
        {
            return _messages.Count + _facts.Count > 0;
        }
    }
}
