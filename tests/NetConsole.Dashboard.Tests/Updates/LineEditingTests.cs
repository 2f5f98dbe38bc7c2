using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class LineEditingTests
{
    [Fact]
    public void Undo_TakesTypingBackWordByWord()
    {
        DashboardScenario scenario = New().Types("one two");

        Assert.Equal("one ", scenario.Ctrl('_').Text());
        Assert.Equal("", scenario.Ctrl('_').Text());
        Assert.Equal("", scenario.Ctrl('_').Text());
    }

    [Fact]
    public void Undo_AfterMoving_TakesBackOnlyWhatWasTypedSince() =>
        Assert.Equal("abc", New().Types("abc").Ctrl('a').Types("x").Ctrl('_').Text());

    [Fact]
    public void Yank_AfterSeveralCuts_PutsBackAllOfThemInOrder() =>
        Assert.Equal("one two three", New().Types("one two three").Ctrl('w').Ctrl('w').Ctrl('w').Ctrl('y').Text());

    [Fact]
    public void Yank_AfterCutsBothWays_JoinsThemAsTheyStood() =>
        Assert.Equal("one two", New().Types("one two").Alt('b').Ctrl('k').Ctrl('u').Ctrl('y').Text());

    [Fact]
    public void YankPop_PutsBackWhatWasCutBefore_RoundTheRing()
    {
        DashboardScenario scenario = New().Types("first").Ctrl('u').Types("second").Ctrl('u').Ctrl('y');

        Assert.Equal("second", scenario.Text());
        Assert.Equal("first", scenario.Alt('y').Text());
        Assert.Equal("second", scenario.Alt('y').Text());
    }

    [Fact]
    public void YankPop_WithoutAYankBefore_DoesNothing() =>
        Assert.Equal("x", New().Types("first").Ctrl('u').Types("second").Ctrl('u').Types("x").Alt('y').Text());

    [Fact]
    public void Kill_AtTheEndOfALine_TakesTheLineEnd() =>
        Assert.Equal("onetwo", New().Lines("one", "two").Presses(Key.Up).Ctrl('e').Ctrl('k').Text());

    [Fact]
    public void Kill_ToTheStart_StaysOnItsLine() => Assert.Equal("one\n", New().Lines("one", "two").Ctrl('u').Text());

    [Fact]
    public void StartAndEnd_AreThoseOfTheLine()
    {
        DashboardScenario scenario = New().Lines("one", "two");

        Assert.Equal("one\n>two<", scenario.Ctrl('a').Types(">").Ctrl('e').Types("<").Text());
    }

    [Theory]
    [InlineData("ab", "ba")]
    [InlineData("漢字", "字漢")]
    [InlineData("ae\u0301", "e\u0301a")]
    [InlineData("a", "a")]
    [InlineData("", "")]
    public void Transpose_AtTheEnd_SwapsTheLastTwo(string typed, string expected) => Assert.Equal(expected, New().Pastes(typed).Ctrl('t').Text());

    [Fact]
    public void Transpose_InTheMiddle_SwapsAroundTheCursorAndMovesOn() =>
        Assert.Equal("acb|d", New().Types("abcd").Presses(Key.Left).Presses(Key.Left).Ctrl('t').Types("|").Text());

    [Theory]
    [InlineData('u', "ONE two")]
    [InlineData('l', "one two")]
    [InlineData('c', "One two")]
    public void Case_ChangesTheWordAfterTheCursor(char key, string expected) => Assert.Equal(expected, New().Types("oNe two").Ctrl('a').Alt(key).Text());

    [Fact]
    public void BackwardKillWord_StopsAtPunctuation_WhereCtrlWDoesNot()
    {
        Assert.Equal("tcp://127.0.0.1:", New().Types("tcp://127.0.0.1:8000").Presses(Key.Backspace, KeyModifiers.Alt).Text());
        Assert.Equal("", New().Types("tcp://127.0.0.1:8000").Ctrl('w').Text());
    }

    [Fact]
    public void Up_KeepsTheColumnAcrossShorterLinesAndWideCharacters()
    {
        DashboardScenario scenario = New().Lines("漢字漢字", "a", "12345").Presses(Key.Left).Presses(Key.Up).Presses(Key.Up).Types("|");

        Assert.Equal("漢字|漢字\na\n12345", scenario.Text());
    }

    [Fact]
    public void Up_OnTheFirstLine_GoesIntoTheHistory_AndDownComesBack()
    {
        DashboardScenario scenario = New().Enters("sent").Lines("one", "two");

        Assert.Equal("sent", scenario.Presses(Key.Up).Presses(Key.Up).Text());
        Assert.Equal("one\ntwo", scenario.Presses(Key.Down).Text());
    }

    [Fact]
    public void CtrlJ_AfterCtrlV_IsALineEnd() => Assert.Equal("a\nb", New().Types("a").Ctrl('v').Ctrl('j').Types("b").Text());

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);
}
