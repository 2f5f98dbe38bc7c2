namespace NetConsole.Testing.Clocks;

/// <summary>
/// A clock that stands still until a test moves it, with timers that work. All members may be called from any thread; timer callbacks run on the thread that
/// moves the clock, one after another, each at its own time. The local time zone is UTC.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(int Count, TaskCompletionSource<bool> Reached)> _waiters = [];
    private DateTimeOffset _now;

    /// <summary>A clock that shows 2026-01-02 12:00:00 UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualClock(DateTimeOffset now) => _now = now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers will fire one day.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock, and fires in order what is due on the way, also what is armed meanwhile.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        DateTimeOffset end = GetUtcNow() + time;
        while (TakeNextDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits until at least so many timers are armed: the way to know that the code under test has begun to wait.</summary>
    /// <exception cref="WaitFailedException">It took longer than 15 s.</exception>
    public Task WaitForTimersAsync(int count, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add((count, reached));
            TellWaiters();
        }

        return Patience.WaitAsync(reached.Task, () => $"Waited for {count} timers; {ArmedTimers} are armed.", cancellationToken);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _armed.Add(timer);
                TellWaiters();
            }
        }
    }

    /// <summary>The timer due first, disarmed or armed for its next period, with the clock moved to its time; null, and the clock moved to the end, if none is due by then.</summary>
    private ManualTimer? TakeNextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            // MinBy returns the first of equals, so timers due together fire in the order in which they were armed.
            ManualTimer? next = _armed.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                // A callback, or another thread, may have moved it further meanwhile; time never goes back.
                _now = end > _now ? end : _now;
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                _armed.Add(next);
            }

            return next;
        }
    }

    private void TellWaiters() => _waiters.RemoveAll(waiter => waiter.Count <= _armed.Count && waiter.Reached.TrySetResult(true));
}
