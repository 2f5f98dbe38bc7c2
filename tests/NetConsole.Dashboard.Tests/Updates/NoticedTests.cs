using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Views;

namespace NetConsole.Dashboard.Tests.Updates;

public class NoticedTests
{
    [Fact]
    public void AMatch_RingsAndMarksTheTitleUntilAKeyIsPressed()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Notices();

        Assert.Single(scenario.Effects.OfType<Effect.Ring>());
        Assert.StartsWith("(!) netconsole:", TitleText.Of(scenario.Model), StringComparison.Ordinal);
        Assert.StartsWith("netconsole:", TitleText.Of(scenario.Presses('x').Model), StringComparison.Ordinal);
    }

    [Fact]
    public void BellOff_MarksTheTitleAlone()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Enters("\\set bell off").Notices();

        Assert.Empty(scenario.Effects.OfType<Effect.Ring>());
        Assert.True(scenario.Model.HasNews);
    }

    [Fact]
    public void SetNotify_StartsAndEndsTheLooking()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Enters("\\set notify /error/i").Enters("\\set bell off").Enters("\\set notify off");

        Assert.Equal(["/error/i", null], scenario.Effects.OfType<Effect.Watch>().Select(watch => watch.Expression?.Source));
    }

    [Fact]
    public void HistoryOff_KeepsNoLines() =>
        Assert.Empty(DashboardScenario.At(80, 24).Enters("\\set history off").Enters("\\clear").Effects.OfType<Effect.RememberLine>());
}
