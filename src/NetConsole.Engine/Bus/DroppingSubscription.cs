using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>
/// The queue of a subscriber that would rather lose the oldest messages than hold anybody up. Messages wait in a bounded lane that drops its head;
/// facts of a socket's life wait in a lane that loses nothing; reading merges the two by <see cref="EngineEvent.Sequence"/>.
/// </summary>
internal sealed class DroppingSubscription : EventSubscription
{
    private readonly EventBus _bus;
    private readonly Channel<EngineEvent> _messages;
    private readonly Channel<EngineEvent> _facts = Channel.CreateUnbounded<EngineEvent>(new UnboundedChannelOptions { SingleWriter = true });

    /// <summary>Holds at most one token, "look again", because a reader can await one channel only.</summary>
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, AllowSynchronousContinuations = false });

    private readonly Lock _reading = new();
    private readonly DropTally _dropped = new();
    private EngineEvent? _nextMessage;
    private EngineEvent? _nextFact;

    public DroppingSubscription(EventBus bus, int capacity)
    {
        _bus = bus;
        _messages = Channel.CreateBounded<EngineEvent>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true }, _dropped.Add);
    }

    public override bool IsFull => false;

    public override void Add(EngineEvent engineEvent)
    {
        if (!(engineEvent.MayBeDropped ? _messages : _facts).Writer.TryWrite(engineEvent))
        {
            engineEvent.Release();
        }

        _signal.Writer.TryWrite(true);
    }

    public override void Complete()
    {
        _messages.Writer.TryComplete();
        _facts.Writer.TryComplete();
        _signal.Writer.TryComplete();
    }

    public override Task RoomAsync() => Task.CompletedTask;

    public override bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent)
    {
        lock (_reading)
        {
            FillHands();
            ref EngineEvent? earliest = ref Earliest();
            engineEvent = _dropped.TakeBefore(earliest) ?? earliest;
            if (ReferenceEquals(engineEvent, earliest))
            {
                earliest = null;
            }

            return engineEvent is not null;
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
        _bus.Remove(this);
        Complete();
        while (TryRead(out EngineEvent? unread))
        {
            unread.Release();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Takes the head of each lane in hand, where it cannot be dropped any more. Each lane is looked at after the other's head was taken:
    /// what was published before that head is then either seen here or was dropped, so the earlier of the two is the earliest there is.
    /// </summary>
    private void FillHands()
    {
        _nextMessage ??= Take(_messages);
        _nextFact ??= Take(_facts);
        _nextMessage ??= Take(_messages);
    }

    private ref EngineEvent? Earliest()
    {
        if (_nextMessage is null || (_nextFact is not null && _nextFact.Sequence < _nextMessage.Sequence))
        {
            return ref _nextFact;
        }

        return ref _nextMessage;
    }

    private bool HasSomething()
    {
        lock (_reading)
        {
            FillHands();
            return _nextMessage is not null || _nextFact is not null;
        }
    }

    private static EngineEvent? Take(Channel<EngineEvent> lane) => lane.Reader.TryRead(out EngineEvent? engineEvent) ? engineEvent : null;
}
