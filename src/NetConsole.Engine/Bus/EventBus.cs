using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>
/// The one way out of the engine. Publishing is synchronous and never blocks, because it happens on the threads that serve every socket:
/// each subscriber has a channel of its own that always accepts, and decides by itself what to lose.
/// </summary>
/// <remarks>
/// Nothing is lost for a subscriber that chose <see cref="WhenFull.Wait"/>, and yet its queue is bounded: receive and accept loops await
/// <see cref="RoomAsync"/> before they take more from the kernel, so at most its capacity and one event per socket wait, and TCP slows the peers down.
/// Nobody else awaits it: an operator's orders are never held up by a full recorder.
/// </remarks>
internal sealed class EventBus(TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile EventSink[] _sinks = [];
    private long _sequence;
    private bool _completed;

    /// <summary>Starts to deliver what is published from now on. After <see cref="Complete"/> the subscription is born completed.</summary>
    public IEventSubscription Subscribe(int capacity, WhenFull whenFull, long capacityBytes = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacityBytes, 1);
        EventSubscription subscription = whenFull is WhenFull.Wait
            ? new WaitingSubscription(this, capacity, capacityBytes)
            : new DroppingSubscription(this, capacity);
        Add(subscription);
        return subscription;
    }

    /// <summary>The same for one of our own.</summary>
    public void Add(EventSink sink)
    {
        lock (_gate)
        {
            if (_completed)
            {
                sink.Complete();
            }
            else
            {
                _sinks = [.. _sinks, sink];
            }
        }
    }

    /// <summary>
    /// Stamps an event and hands it to every subscriber, each with a lease of its own. Never blocks; after <see cref="Complete"/> nobody hears it.
    /// The lock makes the order of <see cref="EngineEvent.Sequence"/> the order in every subscriber's queue.
    /// </summary>
    public void Publish(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            engineEvent.Sequence = ++_sequence;
            engineEvent.Time = time.GetUtcNow();
            foreach (EventSink sink in _sinks)
            {
                engineEvent.Carried?.Retain();
                sink.Add(engineEvent);
                sink.Wake();
            }
        }
    }

    /// <summary>True while no subscriber that must not lose anything is full.</summary>
    public bool HasRoom
    {
        get
        {
            foreach (EventSink sink in _sinks)
            {
                if (sink.IsFull)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Waits until no subscriber that must not lose anything is full. Only loops that take from the kernel await this, before each read.</summary>
    /// <returns>False when <paramref name="cancellationToken"/> was cancelled first.</returns>
    public ValueTask<bool> RoomAsync(CancellationToken cancellationToken) =>
        HasRoom ? new ValueTask<bool>(!cancellationToken.IsCancellationRequested) : WaitForRoomAsync(cancellationToken);

    /// <summary>The last event was published: subscribers read what they have, and then that it is over.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            foreach (EventSink sink in _sinks)
            {
                sink.Complete();
                sink.Wake();
            }

            _sinks = [];
        }
    }

    /// <summary>After this nothing is added to <paramref name="sink"/>.</summary>
    internal void Remove(EventSink sink)
    {
        lock (_gate)
        {
            _sinks = [.. _sinks.Where(other => other != sink)];
        }
    }

    private async ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_sinks.FirstOrDefault(sink => sink.IsFull) is not { } full)
            {
                return true;
            }

            await full.RoomAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }
}
