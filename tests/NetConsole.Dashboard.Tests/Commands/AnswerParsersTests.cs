using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Tests.Commands;

public class AnswerParsersTests
{
    [Fact]
    public void Reply_SetsItForEverything()
    {
        EngineCommand.SetAnswers order = Order("\\reply ok {n}");

        Assert.Equal(SettingScope.Everything, order.Scope);
        Assert.Equal("ok {n}", order.Change.Reply?.Value?.Source);
    }

    [Fact]
    public void Greet_OnAListener_SetsItThere()
    {
        EngineCommand.SetAnswers order = Order("\\greet --on L1 Welcome to  the server");

        Assert.Equal(SettingScope.Of(new ListenerId(1)), order.Scope);
        Assert.Equal("Welcome to  the server", order.Change.Greet?.Value?.Source);
    }

    [Fact]
    public void Reply_Off_TakesItAway() => Assert.Null(Order("\\reply --on #1 off").Change.Reply!.Value.Value);

    [Fact]
    public void Rule_IsAdded() => Assert.Equal("/PING (.*)/i => PONG $1", Order("\\rule /PING (.*)/i => PONG $1").Change.AddRule?.Source);

    [Fact]
    public void Rule_Remove_NamesItsNumber() => Assert.Equal(2, Order("\\rule remove 2").Change.RemoveRule);

    [Theory]
    [InlineData("\\reply ok {nonsense}", "column 12:")]
    [InlineData("\\greet {text}", "column 9:")]
    [InlineData("\\reply --on #9 x", "column 13:")]
    [InlineData("\\rule /(/ => x", "column")]
    [InlineData("\\rule remove", "column")]
    [InlineData("\\send \\x0", "column")]
    [InlineData("\\set eol crcr", "column 10:")]
    [InlineData("\\set framing length:3", "column")]
    [InlineData("\\set nothing 1", "column 6:")]
    public void AMistake_IsNamedWithItsPlace_AndNothingIsOrdered(string line, string place)
    {
        DashboardScenario scenario = New().Enters(line);

        Assert.StartsWith(place, scenario.Notice, StringComparison.Ordinal);
        Assert.Empty(scenario.Orders);
        Assert.Equal(line, scenario.Model.Input.Text);
    }

    [Fact]
    public void Rules_ListsWhatIsAnswered()
    {
        Assert.True(AnswerRule.TryParse("/PING/ => PONG", out AnswerRule? rule, out _));
        string screen = New()
            .Happened(new EngineEvent.AnswersChanged(SettingScope.Everything, AnswerSet.None.WithRule(rule)))
            .Enters("\\rules")
            .Screen();

        Assert.Contains("rule 1", screen, StringComparison.Ordinal);
        Assert.Contains("/PING/ => PONG", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void SetEol_ChangesWhatEnterAppends() => Assert.Equal(["#1 hi\r\n"], New().Enters("\\set eol crlf").Enters("hi").Sent);

    [Fact]
    public void SetEolNone_AnEmptyLineIsRefused()
    {
        DashboardScenario scenario = New().Enters("\\set eol none").Enters("");

        Assert.Empty(scenario.Sent);
        Assert.StartsWith("there is nothing to send", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void SetNumbers_ShowsEachMessagesNumber() => Assert.Contains("←     1 hello", New().Enters("\\set numbers on").Says(1, "hello").Screen(), StringComparison.Ordinal);

    private static EngineCommand.SetAnswers Order(string line) => Assert.IsType<EngineCommand.SetAnswers>(Assert.Single(New().Enters(line).Orders));

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
