using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>
/// The queue of a subscriber that loses nothing. It accepts always, and is bounded all the same: while <see cref="IsFull"/> no socket is read,
/// so it holds at most its capacity and one event per socket, and the facts that no read brings about.
/// </summary>
internal sealed class WaitingSubscription(EventBus bus, int capacity, long capacityBytes) : EventSubscription
{
    private readonly Channel<EngineEvent> _events =
        Channel.CreateUnbounded<EngineEvent>(new UnboundedChannelOptions { SingleWriter = true, AllowSynchronousContinuations = false });

    private readonly Lock _gate = new();
    private TaskCompletionSource? _room;
    private int _waiting;
    private long _waitingBytes;
    private volatile bool _disposed;

    public override bool IsFull => !_disposed && (Volatile.Read(ref _waiting) >= capacity || Volatile.Read(ref _waitingBytes) >= capacityBytes);

    public override bool IsCompleted => _events.Reader.Completion.IsCompleted;

    public override void Add(EngineEvent engineEvent)
    {
        Interlocked.Increment(ref _waiting);
        Interlocked.Add(ref _waitingBytes, FreshBytes(engineEvent));
        if (!_events.Writer.TryWrite(engineEvent))
        {
            TookOut(engineEvent);
            engineEvent.Release();
        }
    }

    public override void Complete() => _events.Writer.TryComplete();

    public override Task RoomAsync()
    {
        lock (_gate)
        {
            // Asked again under the lock: a reader makes room first and looks for somebody to tell afterwards.
            return IsFull ? (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }

    public override bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent)
    {
        if (!_events.Reader.TryRead(out engineEvent))
        {
            return false;
        }

        if (TookOut(engineEvent))
        {
            TellThereIsRoom();
        }

        return true;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _events.Reader.WaitToReadAsync(cancellationToken);

    public override ValueTask DisposeAsync()
    {
        bus.Remove(this);
        _disposed = true;
        _events.Writer.TryComplete();
        while (_events.Reader.TryRead(out EngineEvent? unread))
        {
            unread.Release();
        }

        TellThereIsRoom();
        return ValueTask.CompletedTask;
    }

    /// <returns>True when that made room, or when one of two reasons to wait has gone.</returns>
    private bool TookOut(EngineEvent engineEvent)
    {
        long bytes = FreshBytes(engineEvent);
        long left = Interlocked.Add(ref _waitingBytes, -bytes);
        bool isLessThanMuch = left < capacityBytes && left + bytes >= capacityBytes;
        return Interlocked.Decrement(ref _waiting) == capacity - 1 || isLessThanMuch;
    }

    private void TellThereIsRoom()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            room = _room;
            _room = null;
        }

        room?.SetResult();
    }
}
