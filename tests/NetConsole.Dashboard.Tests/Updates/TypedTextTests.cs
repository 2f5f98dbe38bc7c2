using NetConsole.Dashboard.Effects;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

/// <summary>Typed text is never lost.</summary>
public class TypedTextTests
{
    [Fact]
    public void AcrossAResize() => Assert.Equal("one\ntwo", New().Lines("one", "two").Resizes(10, 3).Resizes(80, 24).Text());

    [Fact]
    public void AcrossSuspension() => Assert.Equal("typed", New().Types("typed").Ctrl('z').Resizes(80, 24).Text());

    [Fact]
    public void WhenTheTargetGoesAway() => Assert.Equal("typed", New().Enters("\\to #1").Types("typed").Closed(1).Presses(Key.Enter).Text());

    [Fact]
    public void WhenACommandHasAMistake() => Assert.Equal("\\listen nonsense://", New().Enters("\\listen nonsense://").Text());

    [Fact]
    public void WhenAPageOpensAndCloses() => Assert.Equal("typed", New().Types("typed").Presses(Key.F1).Presses(Key.PageDown).Presses(Key.Escape).Text());

    [Fact]
    public void AcrossAWalkThroughTheHistory_TheDraftAndWhatWasMadeOfOldLines()
    {
        DashboardScenario scenario = New().Enters("one").Enters("two").Types("draft").Presses(Key.Up).Types("!").Presses(Key.Up).Types("?");

        Assert.Equal("two!", scenario.Presses(Key.Down).Text());
        Assert.Equal("draft", scenario.Presses(Key.Down).Text());
        Assert.Equal("one?", scenario.Presses(Key.Up).Presses(Key.Up).Text());
    }

    [Fact]
    public void AcrossAChangeOfMode_AndWhenThatModeRefusesIt()
    {
        DashboardScenario scenario = New().Types("zz").Alt('e').Alt('e').Presses(Key.Enter);

        Assert.Empty(scenario.Sent);
        Assert.Equal("zz", scenario.Alt('e').Text());
    }

    [Fact]
    public void OnCtrlC_UndoBringsItBack() => Assert.Equal("one\ntwo", New().Lines("one", "two").Ctrl('c').Ctrl('_').Text());

    [Fact]
    public void History_KeepsSeveralLinesAsOne_AndNoLineThatBeginsWithABlank()
    {
        DashboardScenario scenario = New().Lines("one", "two").Presses(Key.Enter).Enters(" secret");

        Assert.Equal("one\ntwo", scenario.Presses(Key.Up).Text());
        Assert.Equal("one\ntwo", Assert.Single(scenario.Effects.OfType<Effect.RememberLine>()).Line);
    }

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
