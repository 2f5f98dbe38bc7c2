using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Views;

/// <summary>What has little room is not cut while blanks stand beside it.</summary>
public sealed class NarrowScreenTests
{
    private const string Sentence = "this is a longer message than most are";

    [Fact]
    public void WhatISent_GivesWayToItsRemarkAlone()
    {
        string[] lines = DashboardScenario.At(80, 24).Listening().Connected(1).Enters("\\to #1").Enters(Sentence).Lines();
        Assert.Contains(lines, line => line.Contains($"→ {Sentence}", StringComparison.Ordinal) && line.TrimEnd().EndsWith("  to #1", StringComparison.Ordinal));
    }

    [Fact]
    public void ARemarkBesideADump_IsCutAtItsEnd()
    {
        string screen = DashboardScenario.At(80, 24).Listening().Connected(1).Enters("\\name #1 a-long-name").Enters("\\to #1").Enters("\\view hex").Enters("x").Screen();
        Assert.Contains("to #1 a-lo…", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9000)]
    [InlineData(21041)]
    public void ASplitScreen_ShowsPortsAndTheSecurityMark(int port)
    {
        string[] lines = DashboardScenario.At(120, 40).Listening(port: port).Listening(2, "*", port, openToNetwork: true).Lines();
        Assert.Contains(lines, line => line.StartsWith($" L1 ● tcp://127.0.0.1:{port} ", StringComparison.Ordinal) && line.Contains("0 conn │", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($" L2 ● tcp://*:{port} all nets ", StringComparison.Ordinal) && line.Contains("0 conn │", StringComparison.Ordinal));
    }

    [Fact]
    public void AnAddressThatLeavesNoRoom_TakesThatOfTheCount()
    {
        string[] lines = DashboardScenario.At(120, 40).Listening(address: "2001:db8::1:2:3", port: 21041, openToNetwork: true).Lines();
        Assert.Contains(lines, line => line.Contains("tcp://[2001:db8::1:2:3]:21041 all nets", StringComparison.Ordinal));
    }

    [Fact]
    public void AnError_KeepsWhatToDo()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Enters("\\send \\q");
        string shown = string.Join(' ', scenario.Lines()[^4..^2].Select(line => line.Trim()));
        Assert.Equal(scenario.Notice, shown);
        Assert.True(shown.Length > 80, "it would have had room on one line");
    }

    [Fact]
    public void OnAVeryNarrowScreen_AnErrorTakesThreeLines()
    {
        DashboardScenario scenario = DashboardScenario.At(40, 10).Listening().Enters("\\send \\q");
        string shown = string.Join(' ', scenario.Lines()[^5..^2].Select(line => line.Trim()));
        Assert.StartsWith(shown.TrimEnd('…'), scenario.Notice, StringComparison.Ordinal);
        Assert.True(shown.Length > 80, "it would have had room on two lines");
    }

    [Theory]
    [InlineData("\\?")]
    [InlineData("\\set")]
    [InlineData("\\? filter")]
    public void APage_SaysEverything(string page)
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Enters(page);
        List<string> seen = [];
        for (int top = -1; top != scenario.Model.Overlay!.Top; scenario.Presses(Key.Down))
        {
            top = scenario.Model.Overlay!.Top;
            seen.AddRange(scenario.Lines()[1..^3]);
            Assert.DoesNotContain(seen, line => line.TrimEnd().EndsWith('…') && !line.Contains("N…", StringComparison.Ordinal) && !line.Contains("|…", StringComparison.Ordinal) && !line.Contains("1250…", StringComparison.Ordinal));
        }

        Assert.NotEmpty(seen);
    }

    [Fact]
    public void TheSettingsPage_HasAColumnForValues()
    {
        string[] lines = DashboardScenario.At(120, 40).Enters("\\set").Lines();
        int values = lines.Single(line => line.StartsWith("  trim ", StringComparison.Ordinal)).IndexOf("on|off", StringComparison.Ordinal);
        int description = lines.Single(line => line.StartsWith("  trim ", StringComparison.Ordinal)).IndexOf(SettingTable.Find("trim")!.Description, StringComparison.Ordinal);
        string eol = lines.Single(line => line.StartsWith("  eol ", StringComparison.Ordinal));
        Assert.StartsWith("auto|lf", eol[values..], StringComparison.Ordinal);
        Assert.StartsWith("what Enter", eol[description..], StringComparison.Ordinal);
    }

    [Fact]
    public void ThePalette_SaysEverythingOfWhatIsChosen()
    {
        CommandEntry longest = CommandTable.Entries.MaxBy(entry => entry.Description.Length)!;
        string screen = DashboardScenario.At(80, 24).Alt('x').Types(longest.Word).Screen();
        Assert.All(longest.Description.Split(' '), word => Assert.Contains(word, screen, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("counter")]
    [InlineData("{counter}")]
    [InlineData("{random:1-6}")]
    [InlineData("\\xHH")]
    public void HelpOnAField_IsThere(string word)
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Enters($"\\? {word}");
        Assert.Equal(word.Trim('{', '}').Split(':')[0], Assert.IsType<Overlay.Help>(scenario.Model.Overlay).Word?.Trim('{', '}').Split(':')[0]);
        Assert.Contains("in a TEXT", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void MoreListenersThanFit_AreReachedWithTab()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening(1).Listening(2, port: 8001).Listening(3, port: 8002).Listening(4, port: 8003).Connected(1);
        Assert.Contains("more", scenario.Screen(), StringComparison.Ordinal);
        scenario.Presses(Key.Tab);
        Assert.Equal(Pane.Listeners, scenario.Model.Focus);
        Assert.Contains("── Listeners ", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("L4 ● listening tcp://127.0.0.1:8003", scenario.Presses('G').Screen(), StringComparison.Ordinal);
        Assert.Contains("── Connections ", scenario.Presses(Key.Tab).Screen(), StringComparison.Ordinal);
        Assert.Equal(Pane.Connections, scenario.Model.Focus);
    }

    [Fact]
    public void WhileNobodyHasAName_PeersHaveItsRoom()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1, "2001:db8::7:1234", 41816);
        Assert.Contains("[2001:db8::7:1234]:41816", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("#1 long-name", scenario.Enters("\\name #1 long-name").Screen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/zebra")]
    [InlineData("\\find zebra")]
    public void ASearchWithoutAMatch_SaysSo(string search)
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1).Says(1, "horse").Enters("\\clear").Says(1, "horse");
        if (search[0] == '/')
        {
            scenario.Presses(Key.F6).Presses(Key.F6);
        }

        scenario.Enters(search).Presses('n');
        Assert.Equal("nothing matches zebra", scenario.Notice);
    }
}
