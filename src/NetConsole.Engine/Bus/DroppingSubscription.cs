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
    private readonly Lock _gate = new();
    private readonly Queue<EngineEvent> _messages = new();
    private readonly Queue<EngineEvent> _facts = new();
    private readonly DropTally _dropped = new();

    /// <summary>Holds at most one token, "look again": a second one would say nothing new.</summary>
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, AllowSynchronousContinuations = false });

    public override bool IsFull => false;

    public override void Add(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            if (engineEvent.MayBeDropped && _messages.Count == capacity)
            {
                _dropped.Add(_messages.Dequeue());
            }

            (engineEvent.MayBeDropped ? _messages : _facts).Enqueue(engineEvent);
        }

        _signal.Writer.TryWrite(true);
    }

    public override void Complete() => _signal.Writer.TryComplete();

    public override Task RoomAsync() => Task.CompletedTask;

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

            engineEvent = _dropped.TakeBefore(next) ?? lane.Dequeue();
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
