using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Palettes;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("listen", "\\listen ADDRESS")]
    [InlineData("lis", "\\listen ADDRESS")]
    [InlineData("\\lis", "\\listen ADDRESS")]
    [InlineData("open conn", "\\connect ADDRESS")]
    [InlineData("CLEAR", "\\clear")]
    [InlineData("sort next", "s")]
    [InlineData("hide list", "Ctrl-X l")]
    [InlineData("f6", "F6, Ctrl-O")]
    [InlineData("theme", "\\set theme auto|dark|light|monochrome")]
    public void Find_BeginningsOfWords_PutsTheBestFirst(string query, string form) => Assert.Equal(form, PaletteTable.Find(query)[0].Form);

    [Fact]
    public void Find_AWordThatNothingHas_FindsNothing() => Assert.Empty(PaletteTable.Find("listen zzz"));

    [Fact]
    public void Find_Nothing_FindsEverything() => Assert.Equal(PaletteTable.Entries.Length, PaletteTable.Find(" ").Length);

    [Fact]
    public void Enter_OnACommandThatTakesNothing_RunsItAndLeavesWhatIsTyped()
    {
        DashboardScenario scenario = New().Types("half a line").Presses('x', KeyModifiers.Alt).Enters("list answered");

        Assert.IsType<Overlay.Answers>(scenario.Model.Overlay);
        Assert.Null(scenario.Model.Palette);
        Assert.Equal("half a line", scenario.Model.Input.Text);
    }

    [Fact]
    public void Enter_OnACommandThatTakesSomething_PutsItIntoTheLine_AndTheDraftComesBackAfterwards()
    {
        DashboardScenario scenario = New().Types("half a line").Presses('x', KeyModifiers.Alt).Enters("give name");
        Assert.Equal("\\name ", scenario.Model.Input.Text);
        Assert.Equal("\\name #3 pump: give a connection a name", scenario.Notice);

        scenario.Enters("#1 till");
        Assert.Equal("till", scenario.Model.Name(new ConnectionId(1)));
        Assert.Equal("half a line", scenario.Model.Input.Text);
    }

    [Fact]
    public void Enter_OnAKey_DoesWhatItDoesInItsPane()
    {
        DashboardScenario scenario = New().Presses('x', KeyModifiers.Alt).Enters("reset selected");

        Assert.Equal(Pane.Connections, scenario.Model.Focus);
        Assert.Contains("reset #1? y/n", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_OnAKeyOfAPaneThatIsNotThere_SaysSo() =>
        Assert.Contains("not on the screen", New(40, 10).Presses('x', KeyModifiers.Alt).Enters("reset selected").Notice, StringComparison.Ordinal);

    [Fact]
    public void Esc_ClosesAndLeavesEverythingAsItWas()
    {
        DashboardScenario scenario = New().Types("half a line");
        DashboardModel before = scenario.Model;
        Assert.Equal(before, scenario.Presses('x', KeyModifiers.Alt).Types("clear").Presses(Key.Down).Presses(Key.Escape).Model);
    }

    [Fact]
    public void Keys_MoveTheChoiceAndEditTheQuery()
    {
        DashboardScenario scenario = New().Presses('x', KeyModifiers.Alt).Types("clearx").Presses(Key.Backspace);
        Assert.Equal("clear", scenario.Model.Palette!.Query);

        scenario.Presses('u', KeyModifiers.Control).Presses(Key.Up);
        Assert.Equal(PaletteTable.Entries.Length - 1, scenario.Model.Palette!.Chosen);
        Assert.Equal(0, scenario.Presses(Key.Down).Model.Palette!.Chosen);
    }

    [Fact]
    public void EveryEntry_ClosesThePaletteAndDoesSomething()
    {
        for (int index = 0; index < PaletteTable.Entries.Length; index++)
        {
            DashboardScenario scenario = New().Presses('x', KeyModifiers.Alt);
            for (int step = 0; step < index; step++)
            {
                scenario.Presses(Key.Down);
            }

            Assert.Equal(index, scenario.Model.Palette!.Chosen);
            Assert.Null(scenario.Presses(Key.Enter).Model.Palette);
        }
    }

    private static DashboardScenario New(int width = 80, int height = 24) => DashboardScenario.At(width, height).Listening().Connected(1);
}
