using NetConsole.Dashboard.Effects;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class SavedMessagesTests
{
    [Fact]
    public void Key_SendsItsMessageAsIfTyped()
    {
        DashboardScenario scenario = Connected(1).Enters("\\save-message ping F2 PING {counter}");
        Assert.Equal("ping", Assert.Single(scenario.Effects.OfType<Effect.SaveMessage>()).Message.Name);

        Assert.Equal(["#1 PING {counter}\n", "#1 PING {counter}\n"], scenario.Types("half a line").Presses(Key.F2).Presses('2', KeyModifiers.Alt).TemplatesSent);
        Assert.Equal("half a line", scenario.Model.Input.Text);
    }

    [Fact]
    public void SavedWhileTheLineReadsHex_SendsBytes()
    {
        DashboardScenario scenario = Connected(1).Presses('e', KeyModifiers.Alt).Presses('e', KeyModifiers.Alt)
            .Enters("\\save-message hi F2 48 69").Presses('e', KeyModifiers.Alt).Presses(Key.F2);

        Assert.Equal(["#1 Hi"], scenario.Sent);
        Assert.Contains("hex 48 69", scenario.Enters("\\messages").Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_IsAmongTheHints() =>
        Assert.Contains("F2 ping", DashboardScenario.At(120, 40).Listening().Enters("\\save-message ping F2 PING").Presses('x').Screen(), StringComparison.Ordinal);

    [Fact]
    public void Key_WithoutAMessage_SaysHowToGiveItOne()
    {
        DashboardScenario scenario = Connected(1).Presses(Key.F3);

        Assert.Empty(scenario.TemplatesSent);
        Assert.Contains("\\save-message NAME F3 TEXT", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_WithSeveralConnectedAndNothingChosen_SendsNothing() =>
        Assert.Empty(Connected(1, 2).Enters("\\save-message ping F2 PING").Presses(Key.F2).TemplatesSent);

    [Fact]
    public void Save_TheSameNameAgain_ChangesIt()
    {
        DashboardScenario scenario = Connected(1).Enters("\\save-message ping F2 PING").Enters("\\save-message ping F4 PONG");

        Assert.Equal(["#1 PONG\n"], scenario.Presses(Key.F4).TemplatesSent);
        Assert.Single(scenario.Presses(Key.F2).TemplatesSent);
    }

    [Fact]
    public void Save_AKeyThatAnotherHas_TakesIt()
    {
        DashboardScenario scenario = Connected(1).Enters("\\save-message a F2 A").Enters("\\save-message b F2 B").Presses(Key.F2).Enters("\\messages a");

        Assert.Equal(["#1 B\n", "#1 A\n"], scenario.TemplatesSent);
    }

    [Fact]
    public void Off_RemovesIt()
    {
        DashboardScenario scenario = Connected(1).Enters("\\save-message ping F2 PING").Enters("\\save-message ping off").Presses(Key.F2);

        Assert.Empty(scenario.TemplatesSent);
        Assert.Equal("ping", Assert.Single(scenario.Effects.OfType<Effect.RemoveMessage>()).Name);
    }

    [Fact]
    public void Messages_ListsThem()
    {
        string screen = Connected(1).Enters("\\save-message stop \\x02STOP").Enters("\\save-message ping F2 PING {counter}").Enters("\\messages").Screen();

        Assert.Matches("F2 +ping +PING \\{counter\\}\\s+stop +\\\\x02STOP", screen);
    }

    [Theory]
    [InlineData("\\save-message", "column 14: the name is missing")]
    [InlineData("\\save-message ping", "column 19: the text is missing")]
    [InlineData("\\save-message F2 PING", "column 15: F2 is no name")]
    [InlineData("\\save-message ping F6 PING", "column 20: F6 sends no messages")]
    [InlineData("\\save-message ping F2 {nonsense}", "column 24: unknown field")]
    [InlineData("\\save-message nobody off", "column 15: there is no message nobody")]
    [InlineData("\\messages nobody", "column 11: there is no message nobody")]
    public void Mistakes_AreNamedWithTheirPlace(string line, string problem)
    {
        DashboardScenario scenario = Connected(1).Enters(line);

        Assert.Empty(scenario.Model.Messages);
        Assert.StartsWith(problem, scenario.Notice, StringComparison.Ordinal);
    }

    private static DashboardScenario Connected(params int[] ids) =>
        ids.Aggregate(DashboardScenario.At(80, 24).Listening(), (scenario, id) => scenario.Connected(id));
}
