using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class HistorySearchTests
{
    [Fact]
    public void CtrlR_FindsTheNewestLineThatHasIt_AndAgainTheOneBefore()
    {
        DashboardScenario scenario = New().Ctrl('r').Types("re");

        Assert.Equal("restart", scenario.Text());
        Assert.Equal("report all", scenario.Ctrl('r').Text());
        Assert.Equal("restart", scenario.Ctrl('s').Text());
    }

    [Fact]
    public void Typing_Narrows_AndBackspaceWidens()
    {
        DashboardScenario scenario = New().Ctrl('r').Types("rep");

        Assert.Equal("report all", scenario.Text());
        Assert.Equal("restart", scenario.Presses(Key.Backspace).Text());
    }

    [Fact]
    public void NothingFurther_SaysSoAndKeepsTheLine()
    {
        DashboardScenario scenario = New().Ctrl('r').Types("status").Ctrl('r');

        Assert.Equal("status", scenario.Text());
        Assert.Contains("nothing more has it", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_TakesTheLineForEditing()
    {
        DashboardScenario scenario = New().Types("draft").Ctrl('r').Types("stat").Presses(Key.Escape);

        Assert.Equal("status", scenario.Text());
        Assert.Null(scenario.Model.Search);
        Assert.Equal("draft", scenario.Ctrl('_').Text());
    }

    [Fact]
    public void CtrlG_GoesBackToWhatWasTyped() => Assert.Equal("draft", New().Types("draft").Ctrl('r').Types("stat").Ctrl('g').Text());

    [Fact]
    public void Enter_SendsTheLine() => Assert.Equal("#1 status\n", New().Ctrl('r').Types("stat").Presses(Key.Enter).Sent[^1]);

    [Fact]
    public void AnotherKey_EditsTheLine() => Assert.Equal("status!", New().Ctrl('r').Types("stat").Ctrl('e').Types("!").Text());

    [Fact]
    public void CapitalLetters_CountOnlyWhenAskedFor()
    {
        Assert.Equal("GET /", New().Ctrl('r').Types("get").Text());
        Assert.Equal("", New().Ctrl('r').Types("Status").Text());
    }

    private static DashboardScenario New() =>
        DashboardScenario.At(80, 24).Listening().Connected(1).Enters("GET /").Enters("status").Enters("report all").Enters("restart");
}
