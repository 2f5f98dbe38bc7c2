using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Tests.Updates;

public class OverwritingTests
{
    [Theory]
    [InlineData("\\save here")]
    [InlineData("\\screenshot here")]
    public void AFileThatIsThere_IsAskedAbout_AndReplacedAfterYes(string command)
    {
        DashboardScenario scenario = New().Enters(command).FindsTheFile();
        Assert.Equal("here exists; overwrite it? y/n", scenario.Model.Question?.Text);

        scenario.Presses('y');
        Assert.Contains(scenario.Effects[^1], (Effect[])[new Effect.SaveTranscript("here", Replaces: true), new Effect.SaveScreenshot("here", Replaces: true)]);
    }

    [Fact]
    public void AFileThatIsThere_WhenSomethingWasTypedSince_IsToldAndNotAskedAbout()
    {
        DashboardScenario scenario = New().Enters("\\save here").Types("h").FindsTheFile().Types("y");

        Assert.Equal("hy", scenario.Text());
        Assert.DoesNotContain(new Effect.SaveTranscript("here", Replaces: true), scenario.Effects);
        Assert.Contains("here exists, so nothing was written", New().Enters("\\save here").Types("h").FindsTheFile().Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsThere_TakesThePlaceOfNoOtherQuestion()
    {
        DashboardScenario scenario = New().Enters("\\save here").Pastes("one\ntwo").FindsTheFile();

        Assert.IsType<Question.SendPasted>(scenario.Model.Question);
        Assert.Equal(["#1 one\n", "#1 two\n"], scenario.Presses('y').Sent);
    }

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
