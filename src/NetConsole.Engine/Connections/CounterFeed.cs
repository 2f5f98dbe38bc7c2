using System.Collections.Immutable;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>
/// Publishes totals of connections on which something moved: at once when nothing was published for <see cref="Interval"/>, else by a timer at its end,
/// so that the last movement is always told. No timer runs while nothing moves. Any thread; never blocks.
/// </summary>
internal sealed class CounterFeed : IDisposable
{
    /// <summary>No more than five times a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly EventBus _bus;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<Counters> _moved = [];
    private long? _lastPublished;
    private bool _timerIsSet;

    public CounterFeed(EventBus bus, TimeProvider time)
    {
        _bus = bus;
        _time = time;
        _timer = time.CreateTimer(_ => PublishLater(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something moved; call after the totals were changed. Costs one interlocked operation while an earlier movement is still to be published.</summary>
    public void Moved(Counters counters)
    {
        if (!counters.MarkMoved())
        {
            return;
        }

        lock (_gate)
        {
            if (counters.IsClosed)
            {
                return;
            }

            _moved.Add(counters);
            TimeSpan quiet = _lastPublished is { } last ? _time.GetElapsedTime(last) : Interval;
            if (quiet >= Interval && !_timerIsSet)
            {
                Publish();
            }
            else if (!_timerIsSet)
            {
                _timerIsSet = true;
                _timer.Change(Interval - quiet, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The connection's end will tell its last totals: from here on nothing is published about it.</summary>
    public void Close(Counters counters)
    {
        lock (_gate)
        {
            counters.IsClosed = true;
        }
    }

    /// <summary>A connection comes again with the totals it had: what waited then is gone.</summary>
    public void Reopen(Counters counters)
    {
        lock (_gate)
        {
            counters.IsClosed = false;
            counters.Unqueued(counters.BytesWaiting);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void PublishLater()
    {
        lock (_gate)
        {
            _timerIsSet = false;
            Publish();
        }
    }

    /// <summary>Under the lock, so that a later snapshot is never published before an earlier one.</summary>
    private void Publish()
    {
        var totals = ImmutableArray.CreateBuilder<ConnectionCounters>(_moved.Count);
        foreach (Counters counters in _moved)
        {
            if (!counters.IsClosed)
            {
                counters.MarkPublished();
                totals.Add(counters.Read());
            }
        }

        _moved.Clear();
        if (totals.Count > 0)
        {
            _lastPublished = _time.GetTimestamp();
            _bus.Publish(new EngineEvent.CountersChanged(totals.DrainToImmutable()));
        }
    }
}
