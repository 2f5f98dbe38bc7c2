using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Updates;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class FindingUpdatesTests
{
    [Fact]
    public void Filter_ShowsWhatMatches_AndSaysHowMuchItHides()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\filter #3 \"temp\"");

        Assert.Equal(["temp 3", "temp 6", "temp 9"], Shown(scenario));
        Assert.Contains("#3 \"temp\" · 3 of 13, 10 hidden", scenario.Screen(), StringComparison.Ordinal);
        Assert.Equal("", scenario.Model.Input.Text);
    }

    [Fact]
    public void Filter_WithAMistake_ChangesNothingAndKeepsTheLine()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\filter in").Enters("\\filter (out");

        Assert.Equal("in", scenario.Model.Filter?.Source);
        Assert.Equal("\\filter (out", scenario.Model.Input.Text);
        Assert.Contains("column 9: this ( is not closed", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void SetEncoding_AsksTheFilterAndTheSearchAnew()
    {
        DashboardScenario scenario = Talk(80, 24).Says(1, [0x63, 0xF1, 0x0A], 1).Says(1, "ñandú").Enters("\\set encoding windows-1251").Enters("\\filter \"с\"");
        scenario.Says(2, [0xF1]);
        Assert.Equal(2, scenario.Model.Transcript.Extent.Shown);

        scenario.Enters("\\set encoding latin1").Enters("\\filter \"ñ\"");
        Assert.Equal(2, scenario.Model.Transcript.Extent.Shown);
        scenario.Enters("\\set encoding windows-1251");
        Assert.Equal(0, scenario.Model.Transcript.Extent.Shown);
    }

    [Fact]
    public void Filter_WhatComesLater_IsShownIfItMatches()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\filter #3 in").Says(1, "not this").Says(3, "but this");
        Assert.Equal("but this", Shown(scenario)[^1]);
        Assert.True(scenario.Model.Transcript.IsLive);
    }

    [Fact]
    public void FilterOff_ScrolledUp_KeepsTheRowUnderTheCursor()
    {
        DashboardScenario scenario = Talk(80, 24, messages: 200).Enters("\\find temp 81$").Presses(Key.Escape).Presses(Key.Escape);
        scenario.Enters("\\filter not #1");
        Assert.Equal("temp 81", UnderCursor(InPane(scenario)));

        scenario.Presses(Key.Escape).Enters("\\filter #1");
        Assert.Equal("temp 79", UnderCursor(InPane(scenario)));

        scenario.Presses(Key.Escape).Enters("\\filter off");
        Assert.Equal("temp 79", UnderCursor(InPane(scenario)));
        Assert.False(scenario.Model.Transcript.IsLive);
    }

    [Theory]
    [InlineData("page up")]
    [InlineData("live")]
    [InlineData("row up")]
    [InlineData("first row")]
    [InlineData("wheel")]
    public void AFilterThatHasNotComeToItsRowYet_DoesNotBringBackWhoHasLeft(string way)
    {
        DashboardScenario scenario = Talk(80, 24, messages: 200).Enters("\\set mouse on").Presses(Key.PageUp).Presses(Key.PageUp);
        DashboardModel waiting = (way is "row up" or "first row" ? InPane(scenario) : scenario).Model with { Anchor = 30 };
        DashboardModel left = Update.Apply(waiting, way switch
        {
            "page up" => new DashboardInput.KeyPressed(KeyStroke.Of(Key.PageUp)),
            "live" => new DashboardInput.KeyPressed(KeyStroke.Of(Key.End)),
            "row up" => new DashboardInput.KeyPressed(KeyStroke.Of('k')),
            "first row" => new DashboardInput.KeyPressed(KeyStroke.Of('g')),
            _ => new DashboardInput.MouseUsed(new MouseStroke(MouseButton.WheelUp, MouseAction.Press, 40, 15), default),
        }).Model;
        FindingReport arrived = new(waiting.Rows, new MatchTally(200, 0, 100), null, null);

        Assert.NotEqual(waiting.Transcript, left.Transcript);
        Assert.Equal(left.Transcript, Update.Apply(left, new DashboardInput.FindingChanged(arrived)).Model.Transcript);
        Assert.NotEqual(waiting.Transcript, Update.Apply(waiting, new DashboardInput.FindingChanged(arrived)).Model.Transcript);
    }

    [Fact]
    public void FilterOff_WithoutOne_SaysSo() =>
        Assert.Contains("no filter", Talk(80, 24).Enters("\\filter off").Notice, StringComparison.Ordinal);

    [Fact]
    public void Conversation_OfTheSelectedConnection_IsShownAlone_AndAgainEverything()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\to all").Enters("to everybody");
        scenario.Presses(Key.F6).Presses('G').Presses('o');

        Assert.Equal("#3", scenario.Model.Filter?.Source);
        Assert.Equal(["connected from 127.0.0.1:50003 on L1", "temp 3", "temp 6", "temp 9", "to everybody"], Shown(scenario));

        scenario.Presses('o');
        Assert.Null(scenario.Model.Filter);
        Assert.Equal(14, Shown(scenario).Count);
    }

    [Fact]
    public void Conversation_OfTheRowUnderTheCursor_KeepsThatRow()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('k').Presses('k').Presses('k').Presses('k').Presses('k').Presses('o');
        Assert.Equal("#1", scenario.Model.Filter?.Source);
        Assert.Equal("temp 4", UnderCursor(scenario));

        scenario.Presses('o');
        Assert.Equal("temp 4", UnderCursor(scenario));
        Assert.Null(scenario.Model.Filter);
    }

    [Fact]
    public void Search_WhileTyping_GoesToTheNearestMatchAbove_AndCounts()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('/').Types("temp [147]");
        Assert.Equal("temp 7", UnderCursor(scenario));
        Assert.Contains("find ▸ temp [147]", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("/temp [147] 1 of 3", scenario.Screen(), StringComparison.Ordinal);

        scenario.Presses(Key.Enter).Presses('n');
        Assert.Equal("temp 4", UnderCursor(scenario));
        Assert.Contains("2 of 3", scenario.Screen(), StringComparison.Ordinal);
        scenario.Presses('N');
        Assert.Equal("temp 7", UnderCursor(scenario));
        scenario.Presses('N');
        Assert.Equal("temp 7", UnderCursor(scenario));
        Assert.Contains("no match below", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_OnlyBelow_GoesThere()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('g').Presses('/').Types("temp 8");
        Assert.Equal("temp 8", UnderCursor(scenario));
    }

    [Fact]
    public void Search_Nothing_StaysAndSaysSo()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('k').Presses('k');
        string row = UnderCursor(scenario);
        scenario.Presses('/').Types("temp").Types(" 99");

        Assert.Equal(row, UnderCursor(scenario));
        Assert.Contains("no match", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Search_ABadExpression_IsMarkedAndNothingIsLost()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('/').Types("temp 5").Types("(");
        Assert.Equal("temp 5", UnderCursor(scenario));
        Assert.Contains("column 8: ", scenario.Notice, StringComparison.Ordinal);

        scenario.Presses(Key.Enter);
        Assert.True(scenario.Model.Find!.IsTyping);
        Assert.Equal("temp 5(", scenario.Model.Find.Line.Text);
        scenario.Presses(Key.Backspace);
        Assert.Null(scenario.Model.Find.Mistake);
        Assert.Null(scenario.Notice);
    }

    [Fact]
    public void Search_Escape_LeavesItAndKeepsThePlace_ThenTheInputLine()
    {
        DashboardScenario scenario = Talk(80, 12).Types("half a line");
        InPane(scenario).Presses('/').Types("temp 4").Presses(Key.Enter).Presses(Key.Escape);
        Assert.Null(scenario.Model.Find);
        Assert.Equal("temp 4", UnderCursor(scenario));
        Assert.Equal(Pane.Transcript, scenario.Model.Focus);

        scenario.Presses(Key.Escape);
        Assert.Equal(Pane.Input, scenario.Model.Focus);
        Assert.Equal("half a line", scenario.Model.Input.Text);
        Assert.False(scenario.Model.Transcript.IsLive);
    }

    [Fact]
    public void Search_SlashAndEnter_LooksForTheSameAgain()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('/').Types("temp 4").Presses(Key.Enter).Presses(Key.Escape);
        scenario.Presses('G').Presses('/').Presses(Key.Enter);
        Assert.Equal("temp 4", UnderCursor(scenario));
    }

    [Fact]
    public void Find_FromTheInputLine_GoesThereWithTheKeyboard()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\find temp 2");
        Assert.Equal("temp 2", UnderCursor(scenario));
        Assert.Equal(Pane.Transcript, scenario.Model.Focus);
        Assert.False(scenario.Model.Find!.IsTyping);
    }

    [Fact]
    public void Find_WithAMistake_SaysWhereItIs()
    {
        DashboardScenario scenario = Talk(80, 24).Enters("\\find a[b");
        Assert.Contains("column 10: ", scenario.Notice, StringComparison.Ordinal);
        Assert.Equal("\\find a[b", scenario.Model.Input.Text);
    }

    [Fact]
    public void Search_RowsThatCome_AreCounted()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('/').Types("temp").Presses(Key.Enter).Says(1, "temp again");
        Assert.Contains("2 of 10", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paste_WhileSearching_GoesIntoTheSearch()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('/').Pastes("temp 3\nand more");
        Assert.Equal("temp 3", scenario.Model.Find!.Line.Text);
        Assert.Equal("temp 3", UnderCursor(scenario));
    }

    [Fact]
    public void Marks_AreJumpedBetween_AndSurviveFilters()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('k').Presses('m').Presses('k').Presses('k').Presses('k').Presses('m');
        Assert.Equal("temp 5", UnderCursor(scenario));
        Assert.Equal(2, scenario.Lines().Count(line => line.StartsWith('◆')));

        scenario.Presses('"');
        Assert.Equal("temp 8", UnderCursor(scenario));
        scenario.Presses('\'');
        Assert.Equal("temp 5", UnderCursor(scenario));
        scenario.Presses('\'');
        Assert.Contains("no mark above", scenario.Notice, StringComparison.Ordinal);

        scenario.Presses(Key.Escape).Enters("\\filter marked");
        Assert.Equal(["temp 5", "temp 8"], Shown(scenario));
        InPane(scenario).Presses('m');
        Assert.Single(Shown(scenario));
    }

    [Fact]
    public void Marks_OfRowsThatAreLetGo_GoWithThem()
    {
        DashboardScenario scenario = InPane(Talk(80, 24)).Presses('g').Presses('m');
        Assert.Single(scenario.Model.Marks);
        scenario.Presses(Key.Escape).Enters("\\clear");
        Assert.Empty(scenario.Model.Marks);
    }

    [Fact]
    public void Follow_ScrolledUp_GoesBackToLive()
    {
        DashboardScenario scenario = InPane(Talk(80, 12)).Presses('g').Presses(Key.Escape).Enters("\\follow");
        Assert.True(scenario.Model.Transcript.IsLive);
    }

    /// <summary>One listener, three connections, and lines that they say in turn: <c>temp 1</c> by #1 to <c>temp 9</c> by #3.</summary>
    private static DashboardScenario Talk(int width, int height, int messages = 9)
    {
        DashboardScenario scenario = DashboardScenario.At(width, height).Listening().Connected(1).Connected(2).Connected(3);
        for (int i = 0; i < messages; i++)
        {
            scenario.Says((i % 3) + 1, $"temp {i + 1}");
        }

        return scenario;
    }

    private static DashboardScenario InPane(DashboardScenario scenario)
    {
        while (scenario.Model.Focus != Pane.Transcript)
        {
            scenario.Presses(Key.F6);
        }

        return scenario;
    }

    private static List<string> Shown(DashboardScenario scenario)
    {
        ITranscript rows = scenario.Model.Rows;
        List<string> texts = [];
        for (long ordinal = rows.Extent.First; ordinal < rows.Extent.End; ordinal++)
        {
            texts.Add(Encoding.UTF8.GetString(rows[ordinal].Text.Span));
        }

        return texts;
    }

    private static string UnderCursor(DashboardScenario scenario) =>
        Encoding.UTF8.GetString(scenario.Model.Rows[scenario.Model.Transcript.Selected!.Value].Text.Span);
}
