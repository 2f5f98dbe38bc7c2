using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public sealed class PaneSizingTests
{
    [Fact]
    public void PlusAndMinus_SizeThePaneWithTheKeyboard()
    {
        DashboardScenario scenario = New().Presses(Key.Tab);
        int rows = Layout(scenario).BandRows;
        Assert.Equal(rows + 2, Layout(scenario.Presses('+').Presses('+')).BandRows);
        Assert.Equal(rows + 1, Layout(scenario.Presses('-')).BandRows);
        Assert.Equal(rows, Layout(scenario.Presses(Key.Tab).Presses(Key.Tab).Presses('+')).BandRows);
        Assert.Equal(rows, Layout(scenario.Presses('+').Presses('=')).BandRows);
    }

    [Fact]
    public void FromTheInputLine_CtrlXDoesTheSame()
    {
        DashboardScenario scenario = New().Types("typed");
        int rows = Layout(scenario).BandRows;
        Assert.Equal(rows + 1, Layout(CtrlX(scenario, '+')).BandRows);
        Assert.Equal("typed", scenario.Model.Input.Text);
    }

    [Fact]
    public void Columns_GoFromOnePaneToTheOther()
    {
        DashboardScenario scenario = New();
        int columns = Layout(scenario).Listeners.Width;
        Assert.Equal(columns + 4, Layout(CtrlX(scenario, '>')).Listeners.Width);
        Assert.Equal(columns, Layout(scenario.Presses(Key.Tab).Presses(Key.Tab).Presses('>')).Listeners.Width);
    }

    [Fact]
    public void NothingIsSizedBeyondWhatTheScreenHas()
    {
        DashboardScenario scenario = New(80, 24);
        for (int time = 0; time < 40; time++)
        {
            CtrlX(scenario, '+');
        }

        Assert.True(Layout(scenario).Transcript.Height >= 3);
        int rows = Layout(scenario).BandRows;
        Assert.Equal(rows - 1, Layout(CtrlX(scenario, '-')).BandRows);
    }

    [Fact]
    public void APaneThatIsHidden_GivesItsRoomAndTheKeyboardAway()
    {
        DashboardScenario scenario = New().Presses(Key.Tab);
        Assert.Equal(Pane.Listeners, scenario.Model.Focus);

        CtrlX(scenario, 'l');
        Assert.Equal(Pane.Input, scenario.Model.Focus);
        Assert.Equal(120, Layout(scenario).Connections.Width);
        Assert.Contains("L1 ● tcp://127.0.0.1:8000", scenario.Lines()[0], StringComparison.Ordinal);

        CtrlX(scenario, 'c');
        Assert.Equal(0, Layout(scenario).BandRows);
        Assert.Equal([Pane.Input, Pane.Transcript], Layout(scenario).Panes);
        Assert.Equal(120, Layout(CtrlX(scenario, 'l')).Listeners.Width);
        Assert.Equal(4, Layout(CtrlX(scenario, '=')).Panes.Count());
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("height:8")]
    [InlineData("height:8,width:50,no-listeners,no-connections")]
    public void ALayout_IsWrittenAsItIsRead(string text)
    {
        Assert.True(PaneSizes.TryParse(text, out PaneSizes sizes, out _));
        Assert.Equal(text, sizes.ToString());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("height:0", 0)]
    [InlineData("height:8,nothing", 9)]
    [InlineData("height:8,width:-1", 9)]
    public void AWrongLayout_IsRefusedWithItsPlace(string text, int position)
    {
        Assert.False(PaneSizes.TryParse(text, out _, out TextError? error));
        Assert.Equal(position, error!.Position);
    }

    [Theory]
    [InlineData(60, 12, true)]
    [InlineData(59, 12, false)]
    [InlineData(60, 11, false)]
    public void BelowSixtyByTwelve_ThePanesGiveWay(int width, int height, bool hasPanes) => Assert.Equal(hasPanes, Layout(New(width, height)).BandRows > 0);

    private static DashboardScenario CtrlX(DashboardScenario scenario, char key) => scenario.Presses('x', KeyModifiers.Control).Presses(key);

    private static ScreenLayout Layout(DashboardScenario scenario) => ScreenLayout.Of(scenario.Model);

    private static DashboardScenario New(int width = 120, int height = 40) => DashboardScenario.At(width, height).Listening().Connected(1);
}
