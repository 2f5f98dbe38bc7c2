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
    /// <summary>
    /// Bytes that may wait, however few events they are in. A reader that lags lags by this much at most: facts wait behind the messages published before them,
    /// and a client that connects during a flood is to be seen at once, not when all of the flood has been looked at.
    /// </summary>
    private const long MaxWaitingBytes = 8 << 20;

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
    private long _waitingBytes;

    public DroppingSubscription(EventBus bus, int capacity)
    {
        _bus = bus;
        _messages = Channel.CreateBounded<EngineEvent>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true }, Drop);
    }

    public override bool IsFull => false;

    public override void Add(EngineEvent engineEvent)
    {
        if (engineEvent.MayBeDropped)
        {
            Interlocked.Add(ref _waitingBytes, FreshBytes(engineEvent));
        }

        if (!(engineEvent.MayBeDropped ? _messages : _facts).Writer.TryWrite(engineEvent))
        {
            engineEvent.Release();
        }

        while (Interlocked.Read(ref _waitingBytes) > MaxWaitingBytes && _messages.Reader.TryRead(out EngineEvent? oldest))
        {
            Drop(oldest);
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
        _nextMessage ??= TakeMessage();
        _nextFact ??= _facts.Reader.TryRead(out EngineEvent? fact) ? fact : null;
        _nextMessage ??= TakeMessage();
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

    private EngineEvent? TakeMessage()
    {
        if (!_messages.Reader.TryRead(out EngineEvent? message))
        {
            return null;
        }

        Interlocked.Add(ref _waitingBytes, -FreshBytes(message));
        return message;
    }

    private void Drop(EngineEvent oldest)
    {
        Interlocked.Add(ref _waitingBytes, -FreshBytes(oldest));
        _dropped.Add(oldest);
    }

    private static long FreshBytes(EngineEvent message) => message.Carried is { } payload ? payload.Bytes.Length - payload.FreshStart : 0;
}
