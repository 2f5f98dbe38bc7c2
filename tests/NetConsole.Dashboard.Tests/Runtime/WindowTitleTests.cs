using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Terminal.Text;
using NetConsole.Testing.Clocks;

namespace NetConsole.Dashboard.Tests.Runtime;

public class WindowTitleTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Of_WhileNothingChanges_IsTheSameObject()
    {
        WindowTitle title = new(_clock);
        DashboardModel model = DashboardScenario.At(80, 24).Listening().Connected(1).Model;
        ScreenText? first = title.Of(model);

        Assert.Equal("netconsole: 1 connection on tcp://127.0.0.1:8000", first?.ToString());
        Assert.Same(first, title.Of(model));
        Assert.Null(title.Due);
    }

    [Fact]
    public void Of_AChangeWithinASecond_WaitsForItsEnd()
    {
        WindowTitle title = new(_clock);
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening();
        ScreenText? before = title.Of(scenario.Model);
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        DashboardModel changed = scenario.Connected(1).Model;

        Assert.Same(before, title.Of(changed));
        Assert.Equal(TimeSpan.FromMilliseconds(600), title.Due);
        _clock.Advance(title.Due!.Value);
        Assert.Contains("1 connection", title.Of(changed)?.ToString(), StringComparison.Ordinal);
        Assert.Null(title.Due);
    }

    [Theory]
    [InlineData("\\set title off", null)]
    [InlineData("\\set title on", "netconsole: 0 connections on tcp://127.0.0.1:8000")]
    public void Of_FollowsTheSetting(string command, string? expected) =>
        Assert.Equal(expected, new WindowTitle(_clock).Of(DashboardScenario.At(80, 24).Listening().Enters(command).Model)?.ToString());

    [Fact]
    public void Of_AHostileName_IsMadeHarmless()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening(address: "/tmp/\e]2;pwned\a");

        Assert.DoesNotContain(new WindowTitle(_clock).Of(scenario.Model)!.ToString(), char.IsControl);
    }

    [Fact]
    public void Of_SeveralListeners_CountsThem() => Assert.Equal(
        "netconsole: 2 connections on 2 listeners",
        new WindowTitle(_clock).Of(DashboardScenario.At(80, 24).Listening().Listening(2).Connected(1).Connected(2).Model)?.ToString());
}
