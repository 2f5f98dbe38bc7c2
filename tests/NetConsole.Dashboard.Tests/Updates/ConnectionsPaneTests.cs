using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public sealed class ConnectionsPaneTests
{
    [Theory]
    [InlineData(0, "by number ▴", "#1 #2 #3")]
    [InlineData(1, "by name ▴", "#3 #2 #1")]
    [InlineData(2, "by peer ▴", "#2 #3 #1")]
    [InlineData(3, "by age ▾", "#1 #2 #3")]
    [InlineData(4, "by in ▾", "#2 #3 #1")]
    [InlineData(5, "by out ▾", "#3 #1 #2")]
    [InlineData(6, "by waiting ▾", "#1 #2 #3")]
    [InlineData(7, "by last ▾", "#3 #2 #1")]
    [InlineData(8, "by activity ▾", "#1 #2 #3")]
    [InlineData(9, "by number ▴", "#1 #2 #3")]
    public void S_SortsByTheNextColumn(int times, string title, string order)
    {
        DashboardScenario scenario = Three();
        for (int time = 0; time < times; time++)
        {
            scenario.Presses('s');
        }

        Assert.Equal(order, Order(scenario));
        Assert.Contains(title, scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void CapitalS_TurnsTheOrderRound() => Assert.Equal("#3 #2 #1", Order(Three().Presses('S')));

    [Fact]
    public void WhileTheKeyboardIsInThePane_NothingMoves_AndWhoIsNewComesLast()
    {
        DashboardScenario scenario = Three();
        for (int time = 0; time < 4; time++)
        {
            scenario.Presses('s');
        }

        Assert.Equal("#2 #3 #1 #4", Order(scenario.Counters(1, 9_000_000).Connected(4)));
        Assert.Equal("#1 #2 #3 #4", Order(scenario.Presses(Key.Escape)));
    }

    [Fact]
    public void WhenTheRowUnderTheCursorGoes_WhoStoodBelowItHasTheCursor()
    {
        DashboardScenario scenario = Three().Presses('S').Presses('j');
        Assert.Equal(2, ConnectionRows.Selected(scenario.Model)?.Id.Value);

        scenario.Closed(2);
        Assert.Equal(1, ConnectionRows.Selected(scenario.Model)?.Id.Value);
        Assert.Equal(3, ConnectionRows.Selected(scenario.Closed(1).Model)?.Id.Value);
        Assert.Null(ConnectionRows.Selected(scenario.Closed(3).Model));
    }

    [Fact]
    public void Space_SelectsSeveral_AndEnterMakesThemTheTarget()
    {
        DashboardScenario scenario = Three().Presses(' ').Presses('j').Presses(' ');
        Assert.Contains("2 selected", scenario.Screen(), StringComparison.Ordinal);

        scenario.Presses(Key.Enter).Enters("hello");
        Assert.Equal("#1,#3 hello\n", Assert.Single(scenario.Sent));
        Assert.Empty(scenario.Model.ChosenConnections);
    }

    [Fact]
    public void Space_Twice_TakesItOutAgain() => Assert.Empty(Three().Presses(' ').Presses('k').Presses(' ').Model.ChosenConnections);

    [Fact]
    public void X_ClosesAllSelectedAfterOneQuestionThatNamesHowMany()
    {
        DashboardScenario scenario = Three().Presses(' ').Presses(' ').Presses('x');
        Assert.Contains("close 2 connections? y/n", scenario.Screen(), StringComparison.Ordinal);

        scenario.Presses('y');
        Assert.Equal([1, 2], scenario.Orders.OfType<EngineCommand.CloseConnection>().Select(order => order.Connection.Value));
    }

    [Fact]
    public void CapitalX_ResetsTheOneUnderTheCursor_AfterAQuestion()
    {
        DashboardScenario scenario = Three().Presses('X');
        Assert.Contains("reset #1? y/n", scenario.Screen(), StringComparison.Ordinal);

        scenario.Presses('n');
        Assert.Empty(scenario.Orders);
        scenario.Presses('X').Presses('y');
        Assert.Equal(new ConnectionId(1), Assert.IsType<EngineCommand.ResetConnection>(Assert.Single(scenario.Orders)).Connection);
    }

    [Fact]
    public void R_AsksForANameInTheInputLine_AndBringsBackWhatWasTyped()
    {
        DashboardScenario scenario = Three().Presses(Key.Escape).Types("half a line").Presses(Key.F6).Presses(Key.F6).Presses('r');
        Assert.Equal("\\name #1 ", scenario.Model.Input.Text);

        scenario.Enters("till");
        Assert.Equal("till", scenario.Model.Name(new ConnectionId(1)));
        Assert.Equal("half a line", scenario.Model.Input.Text);
    }

    [Theory]
    [InlineData(Key.Escape, KeyModifiers.None, '\0')]
    [InlineData(Key.Character, KeyModifiers.Control, 'c')]
    public void R_GivenUp_BringsBackWhatWasTyped(Key key, KeyModifiers modifiers, char character)
    {
        DashboardScenario scenario = Three().Presses(Key.Escape).Types("half a line").Presses(Key.F6).Presses(Key.F6).Presses('r');
        scenario.Presses(key == Key.Character ? KeyStroke.Of(character, modifiers) : KeyStroke.Of(key));

        Assert.Equal("half a line", scenario.Model.Input.Text);
    }

    [Fact]
    public void AConnectionThatComesAgain_KeepsItsTotals()
    {
        DashboardScenario scenario = Three().Counters(1, 5000).Connected(1);
        Assert.Equal(5000, scenario.Model.Connection(new ConnectionId(1))!.Counters.BytesIn);
    }

    [Fact]
    public void WhatMoved_IsShownOnceASecondIsWhole_AndGoesWhenItHasBeenQuiet()
    {
        DashboardScenario scenario = DashboardScenario.At(120, 40).Listening().Connected(1).Counters(1, 4000);
        Assert.DoesNotContain("/s", scenario.Lines()[0], StringComparison.Ordinal);

        scenario.After(TimeSpan.FromSeconds(1)).Counters(1, 4100);
        Assert.Contains("3.9 kB/s        █   in", scenario.Lines()[0], StringComparison.Ordinal);
        DateTimeOffset quiet = scenario.Model.Rates.QuietFrom(scenario.Model.Now)!.Value;
        Assert.Equal(TimeSpan.FromSeconds(4), quiet - scenario.Model.Now);

        DashboardModel after = Update.Apply(scenario.Model, new DashboardInput.WentQuiet(quiet)).Model;
        Assert.Null(after.Rates.PerSecond(after.Now));
        Assert.Null(after.Rates.QuietFrom(after.Now));
    }

    [Fact]
    public void TheLayout_IsKeptAtTheEnd_OnlyIfItWasChanged()
    {
        Assert.Empty(Three().Presses(Key.Escape).Enters("\\q").Effects.OfType<Effect.SaveSettings>());

        Effect.SaveSettings saved = Assert.Single(Three().Presses('+').Presses(Key.Escape).Enters("\\q").Effects.OfType<Effect.SaveSettings>());
        Assert.Equal("layout height:6", Assert.Single(saved.Values.Select(value => $"{value.Setting.Name} {value.Value}")));
    }

    private static DashboardScenario Three() => DashboardScenario.At(120, 40).Listening()
        .Connected(1, "10.0.0.9").After(TimeSpan.FromMinutes(2))
        .Connected(2, "10.0.0.1").After(TimeSpan.FromMinutes(2))
        .Connected(3, "10.0.0.5").After(TimeSpan.FromMinutes(2))
        .Enters("\\name #3 alpha").Enters("\\name #2 Beta")
        .Counters(1, 10, 200, 70_000).After(TimeSpan.FromSeconds(9))
        .Counters(2, 3000, 100).After(TimeSpan.FromSeconds(9))
        .Counters(3, 20, 300).After(TimeSpan.FromSeconds(9))
        .Presses(Key.Tab).Presses(Key.Tab);

    private static string Order(DashboardScenario scenario) => string.Join(' ', ConnectionRows.Of(scenario.Model).Select(number => $"#{number}"));
}
