using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Runtime;
using NetConsole.Testing.Clocks;

namespace NetConsole.Dashboard.Tests.Runtime;

public class RepeatTimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualClock _clock = new();
    private readonly List<DashboardInput> _posted = [];

    [Fact]
    public async Task Wait_PostsOnceAfterTheInterval()
    {
        await using RepeatTimer timer = New();
        timer.Wait(1, Second);
        _clock.Advance(Second - TimeSpan.FromTicks(1));
        Assert.Empty(_posted);

        _clock.Advance(10 * Second);
        Assert.Equal([new DashboardInput.RepeatDue(1)], _posted);
    }

    [Fact]
    public async Task Wait_AgainLate_MakesUpForTheDelay()
    {
        await using RepeatTimer timer = New();
        timer.Wait(1, Second);
        _clock.Advance(1.3 * Second);
        timer.Wait(1, Second);

        _clock.Advance(0.7 * Second);
        Assert.Equal(2, _posted.Count);
    }

    [Fact]
    public async Task Wait_AgainMuchTooLate_GoesOnFromThereAndSendsNothingAtOnce()
    {
        await using RepeatTimer timer = New();
        timer.Wait(1, Second);
        _clock.Advance(5 * Second);
        timer.Wait(1, Second);

        _clock.Advance(0.9 * Second);
        Assert.Single(_posted);
    }

    [Fact]
    public async Task Stop_LeavesNoTimerBehind()
    {
        await using RepeatTimer timer = New();
        timer.Wait(1, Second);
        timer.Stop();

        Assert.Equal(0, _clock.ArmedTimers);
    }

    private RepeatTimer New() => new(_clock, _posted.Add);
}
