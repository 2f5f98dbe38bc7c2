using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class RepeatingTests
{
    [Fact]
    public void Repeat_SendsTheFirstAtOnceAndThenWaits()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 3 every 500ms PING {counter}");

        Assert.Equal(["#1 PING {counter}\n"], scenario.TemplatesSent);
        Assert.Equal(TimeSpan.FromMilliseconds(500), Assert.Single(scenario.Effects.OfType<Effect.WaitToRepeat>()).Interval);
        Assert.Contains("1 of 3 sent to #1, every 500ms", scenario.Presses('x').Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Repeat_AfterTheLast_EndsByItself()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 2 every 1s hi").RepeatsAgain().RepeatsAgain();

        Assert.Equal(2, scenario.TemplatesSent.Count);
        Assert.Single(scenario.Effects.OfType<Effect.WaitToRepeat>());
        Assert.Null(scenario.Model.Repeat);
        Assert.Equal("sent 2 times of 2", scenario.Notice);
    }

    [Fact]
    public void Repeat_Once_NeedsNoTimer()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 1 every 1s hi");

        Assert.Single(scenario.TemplatesSent);
        Assert.Empty(scenario.Effects.OfType<Effect.WaitToRepeat>());
    }

    [Fact]
    public void Repeat_Forever_GoesOnUntilStopped()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat forever every 1s hi");
        for (int i = 0; i < 50; i++)
        {
            scenario.RepeatsAgain();
        }

        Assert.Equal("stopped; sent 51 times", scenario.Enters("\\repeat off").Notice);
        Assert.Single(scenario.Effects.OfType<Effect.StopRepeating>());
    }

    [Fact]
    public void Escape_OnTheInputLine_Stops()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 9 every 1s hi").Types("typed").Presses(Key.Escape);

        Assert.Null(scenario.Model.Repeat);
        Assert.Equal("typed", scenario.Model.Input.Text);
        Assert.Single(scenario.RepeatsAgain().TemplatesSent);
    }

    [Fact]
    public void Escape_InAPane_GoesBackAndStopsNothing() =>
        Assert.NotNull(Connected(1).Enters("\\repeat 9 every 1s hi").Presses(Key.F6).Presses(Key.Escape).Model.Repeat);

    [Fact]
    public void Target_IsFixedAtTheStart()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("\\to all").Enters("\\repeat 9 every 1s hi").Connected(3).Enters("\\to #3").RepeatsAgain();

        Assert.Equal(["#1,#2 hi\n", "#1,#2 hi\n"], scenario.TemplatesSent);
    }

    [Fact]
    public void Target_ThatShrinks_GoesOnWithTheRest() =>
        Assert.Equal("#2 hi\n", Connected(1, 2).Enters("\\to all").Enters("\\repeat 9 every 1s hi").Closed(1).RepeatsAgain().TemplatesSent[^1]);

    [Fact]
    public void Target_ThatIsGone_EndsIt()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 9 every 1s hi").Closed(1).Connected(2).RepeatsAgain();

        Assert.Single(scenario.TemplatesSent);
        Assert.Null(scenario.Model.Repeat);
        Assert.Equal(new Notice(NoticeKind.Error, "nobody is left to repeat to; sent 1 time of 9"), scenario.Model.Notice);
    }

    [Fact]
    public void TimerOfAnEarlierRepetition_IsIgnored()
    {
        DashboardScenario scenario = Connected(1).Enters("\\repeat 9 every 1s a").Enters("\\repeat off").Enters("\\repeat 9 every 1s b").RepeatsAgain(1);

        Assert.Equal(["#1 a\n", "#1 b\n"], scenario.TemplatesSent);
    }

    [Fact]
    public void Repeat_WhileOneRuns_IsRefused() =>
        Assert.StartsWith("something is being repeated", Connected(1).Enters("\\repeat 9 every 1s a").Enters("\\repeat 9 every 1s b").Notice, StringComparison.Ordinal);

    [Theory]
    [InlineData("typed", "74797065640A")]
    [InlineData("\\hex 06 0A", "060A")]
    public void Repeat_WithoutAText_SendsWhatWasSentLast(string line, string bytes)
    {
        DashboardScenario scenario = Connected(1).Enters(line).Enters("\\repeat 2 every 1s").RepeatsAgain();

        Assert.Equal([bytes, bytes, bytes], scenario.Effects.OfType<Effect.Execute>().Select(effect => effect.Command).OfType<EngineCommand.Send>()
            .Select(send => Convert.ToHexString(send.Bytes.Span) + Convert.ToHexString((send.LineEnd ?? default).Span)));
    }

    [Fact]
    public void Repeat_WithoutAText_ExpandsATemplateAnewEachTime() =>
        Assert.Equal(["#1 <{counter}>", "#1 <{counter}>"], Connected(1).Enters("\\send <{counter}>").Enters("\\repeat 1 every 1s").TemplatesSent);

    [Fact]
    public void Repeat_WithoutATextBeforeAnythingWasSent_IsRefused() =>
        Assert.StartsWith("nothing was sent yet", Connected(1).Enters("\\repeat 2 every 1s").Notice, StringComparison.Ordinal);

    [Theory]
    [InlineData("\\repeat", "column 8: something is missing")]
    [InlineData("\\repeat x every 1s a", "column 9: x is no number of times")]
    [InlineData("\\repeat 0 every 1s a", "column 9: 0 is no number of times")]
    [InlineData("\\repeat 3 each 1s a", "column 11: every is missing")]
    [InlineData("\\repeat 3 every 1x a", "column 18: unknown unit")]
    [InlineData("\\repeat 3 every 0s a", "column 17: 0s is no pause")]
    [InlineData("\\repeat 3 every 1s {nonsense}", "column 21:")]
    [InlineData("\\repeat off", "nothing is being repeated")]
    public void Mistakes_AreNamedWithTheirPlace(string line, string problem)
    {
        DashboardScenario scenario = Connected(1).Enters(line);

        Assert.Empty(scenario.TemplatesSent);
        Assert.StartsWith(problem, scenario.Notice, StringComparison.Ordinal);
    }

    private static DashboardScenario Connected(params int[] ids) =>
        ids.Aggregate(DashboardScenario.At(80, 24).Listening(), (scenario, id) => scenario.Connected(id));
}
