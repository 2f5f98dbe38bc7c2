using NetConsole.Dashboard.Inputs;

namespace NetConsole.Dashboard.Runtime;

/// <summary>The timer behind <c>\repeat</c>; it exists only while something is being repeated. Called by the loop; the timer itself ends on the pool.</summary>
/// <param name="time">The clock.</param>
/// <param name="post">Hands an input to the loop, from any thread.</param>
internal sealed class RepeatTimer(TimeProvider time, Action<DashboardInput> post) : IAsyncDisposable
{
    private ITimer? _timer;
    private int _number;
    private long _due;

    /// <summary>Posts <see cref="DashboardInput.RepeatDue"/> once, an interval after the last one was due: what the loop needs in between does not add up.</summary>
    public void Wait(int number, TimeSpan interval)
    {
        long now = time.GetTimestamp();
        long ticks = (long)(interval.TotalSeconds * time.TimestampFrequency);
        // Whoever fell behind by more than an interval goes on from here: nobody wants what was missed all at once.
        _due = number == _number && _due + ticks > now ? _due + ticks : now + ticks;
        _number = number;
        _timer?.Dispose();
        _timer = time.CreateTimer(_ => post(new DashboardInput.RepeatDue(number)), null, time.GetElapsedTime(now, _due), Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
