using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class CompletionTests
{
    [Theory]
    [InlineData("\\li", "\\listen ")]
    [InlineData("\\to #1,pu", "\\to #1,pump ")]
    [InlineData("\\stop ", "\\stop L1 ")]
    [InlineData("\\close al", "\\close all ")]
    [InlineData("\\set eo", "\\set eol ")]
    [InlineData("\\set eol cr", "\\set eol cr")]
    [InlineData("\\set encoding lat", "\\set encoding latin1 ")]
    [InlineData("\\set framing del", "\\set framing delimiter:")]
    [InlineData("\\listen ud", "\\listen udp://")]
    [InlineData("\\connect tcp://127", "\\connect tcp://127.0.0.1:8000 ")]
    [InlineData("\\reply --", "\\reply --on ")]
    [InlineData("\\reply --on L", "\\reply --on L1 ")]
    [InlineData("\\reply --on L1 of", "\\reply --on L1 off ")]
    [InlineData("\\rule rem", "\\rule remove ")]
    [InlineData("\\filter #1,pu", "\\filter #1,pump ")]
    [InlineData("\\filter not (pu", "\\filter not (pump ")]
    [InlineData("\\filter in mark", "\\filter in marked ")]
    [InlineData("\\filter le", "\\filter len")]
    [InlineData("\\filter of", "\\filter off ")]
    [InlineData("\\filter \"pu", "\\filter \"pu")]
    [InlineData("\\rule remove ", "\\rule remove 1 ")]
    public void Tab_CompletesWhatIsCertain(string typed, string expected)
    {
        DashboardScenario scenario = New().Enters("\\name #2 pump");
        Assert.True(AnswerRule.TryParse("/a/ => b", out AnswerRule? rule, out _));
        scenario.Happened(new EngineEvent.AnswersChanged(SettingScope.Everything, AnswerSet.None.WithRule(rule)));

        Assert.Equal(expected, scenario.Types(typed).Presses(Key.Tab).Text());
    }

    [Fact]
    public void Tab_AnAddressUsedBefore_ComesFromTheHistory() =>
        Assert.Equal("\\connect example.org:9000 ", New().Enters("\\connect example.org:9000").Types("\\connect exa").Presses(Key.Tab).Text());

    [Fact]
    public void Tab_SeveralMeant_ListsThemAndCompletesWhatTheyShare()
    {
        DashboardScenario scenario = New().Types("\\re").Presses(Key.Tab);

        Assert.Equal("\\re", scenario.Text());
        Assert.Equal(["repeat", "reply", "reset"], Listed(scenario).Order());
        Assert.Equal("\\rule", New().Types("\\ru").Presses(Key.Tab).Text());
    }

    [Fact]
    public void TabAgain_WalksThroughTheList_AndShiftTabBack()
    {
        DashboardScenario scenario = New().Types("\\st").Presses(Key.Tab);

        Assert.Equal("\\stop", scenario.Presses(Key.Tab).Text());
        Assert.Equal("\\status", scenario.Presses(Key.Tab).Text());
        Assert.Equal("\\stop", scenario.Presses(Key.Tab).Text());
        Assert.Equal("\\status", scenario.Presses(Key.Tab, KeyModifiers.Shift).Text());
    }

    [Fact]
    public void Typing_NarrowsTheList_AndClosesItWhenNothingIsLeft()
    {
        DashboardScenario scenario = New().Types("\\s").Presses(Key.Tab).Types("t");

        Assert.Equal(["status", "stop"], Listed(scenario).Order());
        Assert.Null(scenario.Types("x").Model.Completion);
        Assert.Equal("\\stx", scenario.Text());
    }

    [Fact]
    public void Tab_WhenTypingHasLeftOnlyOne_TakesIt()
    {
        DashboardScenario scenario = New().Types("\\st").Presses(Key.Tab).Types("o").Presses(Key.Tab);

        Assert.Equal("\\stop ", scenario.Text());
        Assert.Null(scenario.Model.Completion);
    }

    [Fact]
    public void Escape_ClosesTheListAndBringsBackWhatWasTyped()
    {
        DashboardScenario scenario = New().Types("\\st").Presses(Key.Tab).Presses(Key.Tab).Presses(Key.Escape);

        Assert.Null(scenario.Model.Completion);
        Assert.Equal("\\st", scenario.Text());
    }

    [Fact]
    public void Enter_OnAChosenOne_TakesItAndCarriesNothingOut()
    {
        DashboardScenario scenario = New().Types("\\to ").Presses(Key.Tab).Presses(Key.Tab).Presses(Key.Enter);

        Assert.Equal("\\to #1 ", scenario.Text());
        Assert.IsType<Target.Unset>(scenario.Model.Target);
        Assert.IsType<Target.Connections>(scenario.Presses(Key.Enter).Model.Target);
    }

    [Fact]
    public void Enter_WithNothingChosen_CarriesOutTheLine() => Assert.Single(New().Types("\\q").Presses(Key.Tab).Presses(Key.Enter).Effects.OfType<Effect.Quit>());

    [Fact]
    public void Undo_AfterWalkingThroughTheList_IsOneStep() =>
        Assert.Equal("\\st", New().Types("\\st").Presses(Key.Tab).Presses(Key.Tab).Presses(Key.Tab).Presses(Key.Tab).Ctrl('_').Text());

    [Fact]
    public void Files_AreLookedUpOffTheLoop_AndCompletedWhenTheyAreThere()
    {
        DashboardScenario scenario = New().Types("\\file /data/re").Presses(Key.Tab);
        Assert.Equal("/data/", Assert.Single(scenario.Effects.OfType<Effect.ListFiles>()).Folder);

        scenario.Lists("/data/", "report one.txt", "request", "other", ".hidden");
        Assert.Equal(["report one.txt", "request"], Listed(scenario).Order());
        Assert.Equal("\\file /data/report one.txt ", scenario.Types("po").Presses(Key.Escape).Presses(Key.Tab).Lists("/data/", "report one.txt", "request").Text());
    }

    [Fact]
    public void Files_AFolder_IsCompletedUpToItsSlash() =>
        Assert.Equal("\\file sub/", New().Types("\\file s").Presses(Key.Tab).Lists(".", "sub/", "other").Text());

    [Fact]
    public void Files_HiddenOnes_AreShownWhenAskedFor() =>
        Assert.Equal("\\file .bashrc ", New().Types("\\file .b").Presses(Key.Tab).Lists(".", ".bashrc", "b").Text());

    [Fact]
    public void Files_WhenTheLineHasChangedMeanwhile_AreForgotten()
    {
        DashboardScenario scenario = New().Types("\\file a/x").Presses(Key.Tab).Ctrl('u').Types("text").Lists("a/", "xy");

        Assert.Equal("text", scenario.Text());
        Assert.Null(scenario.Model.Completion);
    }

    [Fact]
    public void Nothing_SaysSo() => Assert.Equal("nothing completes this", New().Types("\\zzz").Presses(Key.Tab).Notice);

    [Fact]
    public void Tab_OnText_GoesToTheNextPane() => Assert.NotEqual(Pane.Input, New().Types("text").Presses(Key.Tab).Model.Focus);

    [Fact]
    public void Tab_OnAnEscape_GoesToTheNextPane() => Assert.NotEqual(Pane.Input, New().Alt('e').Types("\\x02").Presses(Key.Tab).Model.Focus);

    private static IEnumerable<string> Listed(DashboardScenario scenario) => scenario.Model.Completion!.Shown.Select(candidate => candidate.Text);

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1).Connected(2);
}
