using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class SendingTests
{
    [Fact]
    public void Enter_OneConnected_SendsToItWithALineEnd()
    {
        DashboardScenario scenario = Connected(1).Enters("hi");

        Assert.Equal(["#1 hi\n"], scenario.Sent);
        Assert.True(scenario.Model.Input.IsEmpty);
        Assert.Contains("you        → hi", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_OnAnEmptyLine_SendsJustTheLineEnd() => Assert.Equal(["#1 \n"], Connected(1).Enters("").Sent);

    [Fact]
    public void Enter_ToADatagramPeer_SendsTheTextAlone_AndOfAnEmptyLineNothing()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().ConnectedByUdp(1).Enters("hi").Enters("");

        Assert.Equal(["#1 hi"], scenario.Sent);
        Assert.StartsWith("there is nothing to send", scenario.Notice, StringComparison.Ordinal);
        Assert.Contains("text  none", scenario.Screen(), StringComparison.Ordinal);
        Assert.Equal(["#1 hi", "#1 ho\r\n"], scenario.Enters("\\set eol crlf").Enters("ho").Sent);
    }

    [Fact]
    public void Enter_ToStreamsAndDatagrams_SendsEachWhatIsUsualThere_AndShowsOneRow()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1).ConnectedByUdp(2).Connected(3).Enters("\\to all").Enters("hi").Enters("");

        Assert.Equal(["#1,#3 hi\n", "#2 hi", "#1,#3 \n"], scenario.Sent);
        Assert.Equal(2, scenario.Effects.OfType<Effect.Append>().Count());
    }

    [Fact]
    public void Enter_ToAGroupThatWasAnswered_GoesToTheGroupAgain_WithoutAQuestion()
    {
        var group = new EndpointAddress(Transport.Udp, "239.1.2.3", 5000);
        DashboardScenario scenario = DashboardScenario.At(80, 24)
            .Happened(new EngineEvent.ConnectionOpened(new ConnectionId(1), null, group, group))
            .Happened(new EngineEvent.ConnectionOpened(new ConnectionId(2), null, group, new EndpointAddress(Transport.Udp, "10.0.0.7", 5000), AnswersTo: new ConnectionId(1)))
            .Enters("who is there?");

        Assert.Equal(["#1 who is there?"], scenario.Sent);
        Assert.Contains("answers #1 from 10.0.0.7:5000", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_ToAll_ReachesAGroupOnce_UnlessWhoAnswersItIsNamed()
    {
        var group = new EndpointAddress(Transport.Udp, "239.1.2.3", 5000);
        DashboardScenario scenario = DashboardScenario.At(80, 24)
            .Happened(new EngineEvent.ConnectionOpened(new ConnectionId(1), null, group, group))
            .Happened(new EngineEvent.ConnectionOpened(new ConnectionId(2), null, group, new EndpointAddress(Transport.Udp, "10.0.0.7", 5000), AnswersTo: new ConnectionId(1)))
            .Enters("\\to all").Enters("to everybody")
            .Enters("\\to #1,#2").Enters("to both");

        Assert.Equal(["#1 to everybody", "#1,#2 to both"], scenario.Sent);
    }

    [Fact]
    public void Enter_TwoBackslashes_SendsOne() => Assert.Equal(["#1 \\q\n"], Connected(1).Enters("\\\\q").Sent);

    [Fact]
    public void Enter_ABackslashBeforeADigit_IsText() => Assert.Equal(["#1 \\1\n"], Connected(1).Enters("\\1").Sent);

    [Fact]
    public void Enter_NobodyConnected_SendsNothingAndKeepsTheText()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Enters("hi");

        Assert.Empty(scenario.Sent);
        Assert.Equal("hi", scenario.Model.Input.Text);
        Assert.Equal("nobody is connected; nothing was sent", scenario.Notice);
    }

    [Fact]
    public void Enter_SeveralConnectedAndNothingChosen_AsksFirst()
    {
        DashboardScenario scenario = Connected(1, 2, 3).Enters("hi");

        Assert.Empty(scenario.Sent);
        Assert.Equal("send to all 3? y/n", scenario.Model.Question?.Text);
    }

    [Fact]
    public void Answer_Yes_SendsToAllAndRemembers()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("hi").Presses('y').Enters("again");

        Assert.Equal(["#1,#2 hi\n", "#1,#2 again\n"], scenario.Sent);
        Assert.Null(scenario.Model.Question);
    }

    [Fact]
    public void Answer_Yes_SendsToThoseWhoWereCounted()
    {
        DashboardScenario scenario = Connected(1, 2, 3).Enters("hi").Closed(2).Connected(4).Presses('y');

        Assert.Equal(["#1,#3 hi\n"], scenario.Sent);
        Assert.Contains("to 2 connections", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_Yes_HoldsUntilSomebodyElseComes_ThenItIsAskedAgain()
    {
        DashboardScenario scenario = Connected(1, 2, 3).Enters("hi").Presses('y').Closed(2).Enters("again").Connected(4).Enters("more");

        Assert.Equal(["#1,#2,#3 hi\n", "#1,#3 again\n"], scenario.Sent);
        Assert.Equal("send to all 3? y/n", scenario.Model.Question?.Text);
        Assert.Equal("#1,#3,#4 more\n", scenario.Presses('y').Sent[^1]);
    }

    [Fact]
    public void Answer_Yes_WhenNobodyIsLeft_SendsNothingToOthersAndKeepsTheText()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("hi").Closed(1).Closed(2).Connected(3).Presses('y');

        Assert.Empty(scenario.Sent);
        Assert.Equal("hi", scenario.Text());
        Assert.StartsWith("nobody is left who was connected", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_No_SendsNothingAndKeepsTheText()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("hi").Presses('n');

        Assert.Empty(scenario.Sent);
        Assert.Equal("hi", scenario.Model.Input.Text);
    }

    [Fact]
    public void Answer_AnotherKey_LeavesTheQuestionOpen()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("hi").Presses('x').Presses(Key.Enter);

        Assert.Empty(scenario.Sent);
        Assert.NotNull(scenario.Model.Question);
    }

    [Fact]
    public void ChosenTarget_WhenOthersConnect_NeverWidens() =>
        Assert.Equal(["#1 hi\n"], Connected(1).Enters("\\to #1").Connected(2).Enters("hi").Sent);

    [Fact]
    public void ChosenTarget_WhenItIsGone_RefusesAndKeepsTheText()
    {
        DashboardScenario scenario = Connected(1, 2).Enters("\\to #1").Closed(1).Enters("hi");

        Assert.Empty(scenario.Sent);
        Assert.Equal("hi", scenario.Model.Input.Text);
        Assert.StartsWith("#1 closed", scenario.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void ChosenTargets_WhenOneIsGone_SendsToTheOther() =>
        Assert.Equal(["#2 hi\n"], Connected(1, 2, 3).Enters("\\to #1,#2").Closed(1).Enters("hi").Sent);

    [Theory]
    [InlineData("\\to all")]
    [InlineData("\\to L1")]
    public void AllAndListenerTargets_IncludeLaterConnections(string choice) =>
        Assert.Equal(["#1,#2 hi\n"], Connected(1).Enters(choice).Connected(2).Enters("hi").Sent);

    [Fact]
    public void ListenerTarget_LeavesOtherListenersAlone() =>
        Assert.Equal(["#2 hi\n"], Connected(1).Listening(2).Connected(2, listener: 2).Enters("\\to L2").Enters("hi").Sent);

    [Fact]
    public void Target_ByName_FindsTheConnection() =>
        Assert.Equal(["#2 hi\n"], Connected(1, 2).Enters("\\name #2 pump").Enters("\\to pump").Enters("hi").Sent);

    [Fact]
    public void UnknownCommand_IsAnErrorAndNothingIsSent()
    {
        DashboardScenario scenario = Connected(1).Enters("\\lisen 9000");

        Assert.Empty(scenario.Orders);
        Assert.Equal("column 1: there is no command \\lisen; did you mean \\listen?", scenario.Notice);
        Assert.Equal("\\lisen 9000", scenario.Model.Input.Text);
        Assert.Contains("there is no command", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongAddress_NamesThePlaceAndMovesTheCursorThere()
    {
        DashboardScenario scenario = Connected(1).Enters("\\listen tcp://127.0.0.1:99999");

        Assert.Empty(scenario.Orders);
        Assert.StartsWith("column 25:", scenario.Notice, StringComparison.Ordinal);
        Assert.Equal(24, scenario.Model.Input.Cursor);
    }

    [Fact]
    public void ReservedCommand_IsNotAvailableYet() =>
        Assert.Contains("\\relay is not available yet", Connected(1).Enters("\\relay").Notice, StringComparison.Ordinal);

    [Fact]
    public void File_GoesToTheTargetAsOneOrder()
    {
        EngineCommand order = Assert.Single(Connected(1, 2).Enters("\\to all").Enters("\\file /tmp/a b.bin").Orders);

        Assert.Equal("/tmp/a b.bin", Assert.IsType<EngineCommand.SendFile>(order).Path);
    }

    [Fact]
    public void File_WithSeveralConnectedAndNothingChosen_IsRefused() =>
        Assert.StartsWith("several are connected", Connected(1, 2).Enters("\\file x").Notice, StringComparison.Ordinal);

    [Fact]
    public void Hex_SendsBytesWithoutLineEnd() => Assert.Equal(["#1 Hel"], Connected(1).Enters("\\hex 48 656C").Sent);

    [Fact]
    public void Hex_HalfAByte_IsAnErrorAtItsPlace() => Assert.StartsWith("column 9:", Connected(1).Enters("\\hex 48 6").Notice, StringComparison.Ordinal);

    [Fact]
    public void Quit_Quits() => Assert.Equal(0, Assert.Single(Connected(1).Enters("\\q").Effects.OfType<Effect.Quit>()).ExitStatus);

    [Fact]
    public void Paste_OfOneLine_IsTyped() => Assert.Equal(["#1 one\n"], Connected(1).Pastes("one\n").Presses(Key.Enter).Sent);

    [Fact]
    public void Paste_OfSeveralLines_AsksAndSendsThemInOrder()
    {
        DashboardScenario scenario = Connected(1).Pastes("one\ntwo\n");
        Assert.Empty(scenario.Sent);

        Assert.Equal(["#1 one\n", "#1 two\n"], scenario.Presses('y').Sent);
    }

    [Fact]
    public void Paste_ThatLooksLikeKeys_IsText() => Assert.Equal("\\q", Connected(1).Pastes("\\q").Model.Input.Text);

    [Fact]
    public void HalfClosedConnection_CanStillBeAnswered() => Assert.Equal(
        ["#1 hi\n"],
        Connected(1).Happened(new Engine.Events.EngineEvent.ConnectionHalfClosed(new(1), ByPeer: true)).Enters("hi").Sent);

    [Fact]
    public void EndOfFile_SentTwice_IsRefused()
    {
        DashboardScenario scenario = Connected(1).Enters("\\eof");
        Assert.IsType<EngineCommand.ShutdownSend>(Assert.Single(scenario.Orders));

        scenario.Happened(new Engine.Events.EngineEvent.ConnectionHalfClosed(new(1), ByPeer: false)).Enters("\\eof");
        Assert.Single(scenario.Orders);
        Assert.Equal(NoticeKind.Error, scenario.Model.Notice?.Kind);
    }

    private static DashboardScenario Connected(params int[] ids) =>
        ids.Aggregate(DashboardScenario.At(80, 24).Listening(), (scenario, id) => scenario.Connected(id));
}
