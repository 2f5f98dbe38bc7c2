using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public sealed class MouseTests
{
    [Fact]
    public void UntilItIsAskedFor_TheMouseDoesNothing()
    {
        DashboardScenario scenario = Many().Enters("\\set mouse off");
        DashboardModel before = scenario.Model;
        Assert.Equal(before, scenario.Clicks(10, Layout(scenario).Connections.Y).Wheels(-1, 10, 20).Model);
    }

    [Fact]
    public void TheWheel_ScrollsThePaneUnderIt()
    {
        DashboardScenario scenario = Many();
        Assert.True(scenario.Model.Transcript.IsLive);
        long unseen = scenario.Wheels(-1, 10, Layout(scenario).Transcript.Y + 1).Model.Transcript.Unseen;
        Assert.Equal(3, unseen);
        Assert.True(scenario.Wheels(1, 10, Layout(scenario).Transcript.Y + 1).Model.Transcript.IsLive);

        Assert.Equal(1, scenario.Wheels(1, 10, Layout(scenario).Connections.Y).Model.ConnectionsTop);
        Assert.True(scenario.Model.Transcript.IsLive);
        Assert.Equal(Pane.Input, scenario.Model.Focus);
    }

    [Fact]
    public void TheWheel_ScrollsAnOpenPage()
    {
        DashboardScenario scenario = Many().Presses(Key.F1);
        Assert.Equal(3, scenario.Wheels(1, 10, 10).Model.Overlay!.Top);
        Assert.Equal(0, scenario.Wheels(-1, 10, 10).Model.Overlay!.Top);
    }

    [Fact]
    public void AClickOnAConnection_SelectsIt_AndASecondMakesItTheTarget()
    {
        DashboardScenario scenario = Many();
        int y = Layout(scenario).Connections.Y + 2;
        scenario.Clicks(10, y);
        Assert.Equal((Pane.Connections, 3), (scenario.Model.Focus, ConnectionRows.Selected(scenario.Model)?.Id.Value ?? 0));
        Assert.IsType<Target.Unset>(scenario.Model.Target);

        scenario.Clicks(10, y);
        Assert.Equal(new Target.Connections([new ConnectionId(3)]), scenario.Model.Target);
        Assert.Equal(Pane.Input, scenario.Model.Focus);
    }

    [Fact]
    public void TwoClicksFarApartInTime_AreNoDoubleClick()
    {
        DashboardScenario scenario = Many();
        int y = Layout(scenario).Connections.Y + 2;
        scenario.Clicks(10, y).After(TimeSpan.FromSeconds(1)).Clicks(10, y);
        Assert.IsType<Target.Unset>(scenario.Model.Target);
    }

    [Fact]
    public void AClickOnTheColumnOfTheTargetsSign_MakesItTheTarget()
    {
        DashboardScenario scenario = Many();
        scenario.Clicks(0, Layout(scenario).Connections.Y + 1);
        Assert.Equal(new Target.Connections([new ConnectionId(2)]), scenario.Model.Target);
    }

    [Fact]
    public void AClickBelowTheLastRow_OnlyFocusesThePane()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1).Enters("\\set mouse on");
        scenario.Clicks(0, Layout(scenario).Connections.Bottom - 1);
        Assert.Equal(Pane.Connections, scenario.Model.Focus);
        Assert.IsType<Target.Unset>(scenario.Model.Target);
        Assert.Equal(Pane.Transcript, scenario.Clicks(3, Layout(scenario).Transcript.Bottom - 1).Model.Focus);
    }

    [Fact]
    public void AClickOnTheTranscript_PutsTheCursorThere_AndASecondOpensTheRow()
    {
        DashboardScenario scenario = Many();
        int y = Layout(scenario).Transcript.Y + 2;
        string line = scenario.Lines()[y];
        scenario.Clicks(30, y);
        Assert.Equal(Pane.Transcript, scenario.Model.Focus);
        Assert.Equal(line, scenario.Lines()[y]);

        scenario.Clicks(30, y);
        string text = line[(line.IndexOf('←', StringComparison.Ordinal) + 1)..].Trim();
        Assert.IsType<Overlay.Message>(scenario.Model.Overlay);
        Assert.Contains(text, scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void AClickOnTheInputLine_LeadsBackToIt() =>
        Assert.Equal(Pane.Input, Many().Presses(Key.F6).Clicks(5, 22).Model.Focus);

    [Fact]
    public void TheRuleAboveTheTranscript_CanBeDragged()
    {
        DashboardScenario scenario = Many();
        int rule = Layout(scenario).TranscriptRule.Y;
        scenario.Mouse(MouseButton.Left, MouseAction.Press, 40, rule).Mouse(MouseButton.Left, MouseAction.Drag, 41, rule + 3);
        Assert.Equal(rule + 3, Layout(scenario).TranscriptRule.Y);

        scenario.Mouse(MouseButton.Left, MouseAction.Release, 41, rule + 3).Mouse(MouseButton.Left, MouseAction.Drag, 41, rule + 5);
        Assert.Equal(rule + 3, Layout(scenario).TranscriptRule.Y);
    }

    [Fact]
    public void TheLineBesideListeners_CanBeDragged_AsFarAsThereIsRoom()
    {
        DashboardScenario scenario = DashboardScenario.At(120, 40).Listening().Enters("\\set mouse on");
        int line = Layout(scenario).Divider.X;
        scenario.Mouse(MouseButton.Left, MouseAction.Press, line, 3).Mouse(MouseButton.Left, MouseAction.Drag, line + 6, 3);
        Assert.Equal(line + 6, Layout(scenario).Divider.X);
        Assert.InRange(Layout(scenario.Mouse(MouseButton.Left, MouseAction.Drag, 9999, 3)).Divider.X, line, 60);
    }

    [Fact]
    public void WhatIsOutsideTheScreen_DoesNothing()
    {
        DashboardScenario scenario = Many();
        foreach (int place in new[] { 0, 79, 80, 9_999 })
        {
            scenario.Clicks(place, place).Wheels(1, place, place).Mouse(MouseButton.Left, MouseAction.Drag, place, place);
        }

        Assert.NotEmpty(scenario.Screen());
    }

    [Fact]
    public void AQuestion_IsNotAnsweredByAClick()
    {
        DashboardScenario scenario = Many().Presses(Key.F6).Presses('x').Clicks(10, 3);
        Assert.NotNull(scenario.Model.Question);
    }

    private static DashboardScenario Many()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Enters("\\set mouse on");
        for (int number = 1; number <= 9; number++)
        {
            scenario.Connected(number);
        }

        for (int number = 1; number <= 40; number++)
        {
            scenario.Says(1 + (number % 9), $"message {number}");
        }

        return scenario;
    }

    private static ScreenLayout Layout(DashboardScenario scenario) => ScreenLayout.Of(scenario.Model);
}
