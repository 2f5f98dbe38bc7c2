using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public sealed class CommandFromAnywhereTests
{
    [Theory]
    [InlineData("\\?")]
    [InlineData("\\status")]
    [InlineData("\\set")]
    public void ABackslashOnAPage_ClosesIt_AndBeginsACommand(string page)
    {
        DashboardScenario scenario = New().Enters(page).Types("\\to #1");
        Assert.Null(scenario.Model.Overlay);
        Assert.Equal("\\to #1", scenario.Text());
    }

    [Fact]
    public void TextOnAPage_IsNotTyped()
    {
        DashboardScenario scenario = New().Enters("\\?").Types("hello");
        Assert.IsType<Overlay.Help>(scenario.Model.Overlay);
        Assert.Equal("", scenario.Text());
    }

    [Fact]
    public void AQuitInAPane_Quits()
    {
        DashboardScenario scenario = New().Presses(Key.F6).Enters("\\q");
        Assert.Contains(scenario.Effects, effect => effect is Effect.Quit);
        Assert.DoesNotContain(scenario.Orders, order => order is EngineCommand.Send);
    }

    [Fact]
    public void ABackslashInAnOpenMessage_BeginsACommand()
    {
        DashboardScenario scenario = New().Says(1, "x").Presses(Key.F6).Presses(Key.F6).Presses(Key.Enter);
        Assert.IsType<Overlay.Message>(scenario.Model.Overlay);
        Assert.Equal("\\v", scenario.Types("\\v").Text());
        Assert.Equal(Pane.Input, scenario.Model.Focus);
    }

    [Fact]
    public void WhatWasTypedBefore_ComesBackWhenTheCommandIsGivenUp()
    {
        DashboardScenario scenario = New().Types("half a line").Presses(Key.F6).Types("\\fi");
        Assert.Equal("\\fi", scenario.Text());
        Assert.Equal("half a line", scenario.Presses(Key.Escape).Text());
    }

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
