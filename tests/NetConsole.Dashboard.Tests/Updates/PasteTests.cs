using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class PasteTests
{
    [Fact]
    public void SeveralLines_AfterNo_AreInTheLineForEditing()
    {
        DashboardScenario scenario = New().Types("so: ").Pastes("one\ntwo\n").Presses('n');

        Assert.Equal("so: one\ntwo", scenario.Text());
        Assert.Empty(scenario.Sent);
        Assert.Equal(["#1 so: one\n", "#1 two\n"], scenario.Presses(Key.Enter).Sent);
    }

    [Fact]
    public void SeveralLines_WhoseTargetIsGoneMeanwhile_AreKept()
    {
        DashboardScenario scenario = New().Enters("\\to #1").Pastes("one\ntwo").Closed(1).Presses('y');

        Assert.Empty(scenario.Sent);
        Assert.Equal("one\ntwo", scenario.Text());
    }

    [Fact]
    public void SeveralLines_GoToNobodyWhoWasNotInTheQuestion()
    {
        DashboardScenario scenario = New().Pastes("one\ntwo").Connected(2).Pastes("\nthree").Closed(1);

        Assert.Equal("send 3 pasted lines to #1? y sends, n puts them into the line", scenario.Model.Question?.Text);
        Assert.Empty(scenario.Presses('y').Sent);
        Assert.Equal("one\ntwo\nthree", scenario.Text());
    }

    [Theory]
    [InlineData("\\to all")]
    [InlineData("\\to L1")]
    public void SeveralLines_ToATargetWithLaterConnections_ReachThemToo(string target) =>
        Assert.Equal(["#1,#2 one\n", "#1,#2 two\n"], New().Enters(target).Pastes("one\ntwo").Connected(2).Presses('y').Sent);

    [Fact]
    public void SeveralLines_ToSeveral_SayToHowMany() => Assert.Equal(
        "send 2 pasted lines to all 2? y sends, n puts them into the line", New().Connected(2).Pastes("one\ntwo").Model.Question?.Text);

    [Fact]
    public void SeveralLines_ThatLookLikeCommands_AreSentAsTheyStand() =>
        Assert.Equal(["#1 \\begin{x}\n", "#1 \\\\\n"], New().Pastes("\\begin{x}\n\\\\\n").Presses('y').Sent);

    [Fact]
    public void ControlCharacters_AreData()
    {
        DashboardScenario scenario = New().Pastes("\u001b[31m\u0003\u0004q");

        Assert.Equal("\u001b[31m\u0003\u0004q", scenario.Text());
        Assert.Contains(@"▸ \e[31m\x03\x04q", scenario.Screen(), StringComparison.Ordinal);
        Assert.Empty(scenario.Effects.OfType<Effect.Quit>());
    }

    [Fact]
    public void MoreOfTheSamePaste_JoinsTheQuestion()
    {
        DashboardScenario scenario = New().Pastes("one\ntw").Pastes("o\nthree\n");

        Assert.StartsWith("send 3 pasted lines", scenario.Model.Question?.Text, StringComparison.Ordinal);
        Assert.Equal(["#1 one\n", "#1 two\n", "#1 three\n"], scenario.Presses('y').Sent);
    }

    [Fact]
    public void AtAnotherQuestion_AnswersNo_AndIsNotLost()
    {
        DashboardScenario scenario = New().Connected(2).Enters("typed").Pastes(" and pasted");

        Assert.Null(scenario.Model.Question);
        Assert.Empty(scenario.Sent);
        Assert.Equal("typed and pasted", scenario.Text());
    }

    [Fact]
    public void BehindACommand_GoesIntoTheLine_AndNothingIsSent()
    {
        DashboardScenario scenario = New().Types("\\send ").Pastes("one\ntwo").Presses(Key.Enter);

        Assert.Empty(scenario.Sent);
        Assert.StartsWith("line 1, column 1: a command stands alone", scenario.Notice, StringComparison.Ordinal);
        Assert.Equal("\\send one\ntwo", scenario.Text());
    }

    [Fact]
    public void AMegabyte_IsSentWhole()
    {
        string[] lines = [.. Enumerable.Range(0, 16_000).Select(number => $"{number:d6} {new string('x', 56)}")];
        DashboardScenario scenario = New().Pastes(string.Join('\n', lines));

        Assert.Equal($"send 16,000 pasted lines to #1? y sends, n puts them into the line", scenario.Model.Question?.Text);
        Assert.Equal(lines.Select(line => $"#1 {line}\n"), scenario.Presses('y').Sent);
    }

    [Fact]
    public void AMegabyte_InTheLine_CanBeEditedAndDrawn()
    {
        DashboardScenario scenario = New().Pastes(string.Join('\n', Enumerable.Repeat(new string('x', 63), 16_000))).Presses('n').Types("END").Presses(Key.Up);

        Assert.Contains("line 15999 of 16000", scenario.Screen(), StringComparison.Ordinal);
        Assert.EndsWith("xEND", scenario.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("one\ntwo")]
    public void MoreThanIsTaken_IsSaid(string pasted) => Assert.Contains("1 MiB", New().Pastes(pasted, isCut: true).Screen(), StringComparison.Ordinal);

    [Fact]
    public void InEscapesMode_IsReadAsEscapes() =>
        Assert.Equal(["#1 \\x02a\n", "#1 b\n"], New().Alt('e').Pastes("\\x02a\nb").Presses('y').TemplatesSent);

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
