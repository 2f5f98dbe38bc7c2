using NetConsole.Testing.Clocks;

namespace NetConsole.EndToEnd.Harness.Clocks;

public sealed class ManualClockTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Advance_MovesTimeAndTimestampAlike()
    {
        DateTimeOffset before = _clock.GetUtcNow();
        long timestamp = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMilliseconds(1500));

        Assert.Equal(TimeSpan.FromMilliseconds(1500), _clock.GetUtcNow() - before);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Timers_FireInOrder_EachAtItsOwnTime()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        var fired = new List<string>();
        using ITimer second = Timer("second", 20, Timeout.Infinite);
        using ITimer first = Timer("first", 10, Timeout.Infinite);
        using ITimer often = Timer("often", 5, 15);
        using ITimer never = Timer("never", 36, 1);

        _clock.Advance(TimeSpan.FromMilliseconds(35));

        Assert.Equal(["often 5", "first 10", "second 20", "often 20", "often 35"], fired);
        Assert.Equal(2, _clock.ArmedTimers);

        ITimer Timer(string name, int due, int period) => _clock.CreateTimer(
            _ => fired.Add($"{name} {(_clock.GetUtcNow() - start).TotalMilliseconds}"),
            null,
            TimeSpan.FromMilliseconds(due),
            TimeSpan.FromMilliseconds(period));
    }

    [Fact]
    public void Timer_ArmedByACallback_FiresInTheSameAdvance()
    {
        int fired = 0;
        ITimer? timer = null;
        timer = _clock.CreateTimer(_ => timer!.Change(fired++ == 0 ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, fired);
        Assert.Equal(0, _clock.ArmedTimers);
    }

    [Fact]
    public void Advance_InsideAnother_IsNotUndoneByIt()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        using ITimer timer = _clock.CreateTimer(_ => _clock.Advance(TimeSpan.FromSeconds(10)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(11), _clock.GetUtcNow() - start);
    }

    [Fact]
    public void Timer_Disposed_NeverFires()
    {
        ITimer timer = _clock.CreateTimer(_ => Assert.Fail("fired"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        timer.Dispose();

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(0, _clock.ArmedTimers);
    }

    [Fact]
    public async Task TaskDelay_OnThisClock_EndsWhenItIsMoved()
    {
        Task waiting = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        await _clock.WaitForTimersAsync(1, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await waiting;
    }

    [Fact]
    public async Task WaitForTimers_ArmedLater_IsToldThen()
    {
        Task waiting = _clock.WaitForTimersAsync(1, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        using ITimer timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await waiting;
    }
}
