using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Tests.Views;

public class InputViewTests
{
    public static TheoryData<int, int> Sizes => new() { { 200, 60 }, { 120, 40 }, { 80, 24 }, { 60, 12 }, { 40, 10 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SeveralLines_GrowTheInputArea(int width, int height) =>
        Snapshot.Match($"lines-{width}x{height}", New(width, height).Lines("GET /状態 HTTP/1.1", "Host: café", new string('x', 150), "").Lines());

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Completions_AreListedAboveThePrompt(int width, int height) =>
        Snapshot.Match($"completion-{width}x{height}", New(width, height).Types("\\st").Presses(Key.Tab).Presses(Key.Tab).Lines());

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ManyCompletions_StandInColumns(int width, int height) =>
        Snapshot.Match($"completions-{width}x{height}", New(width, height).Types("\\").Presses(Key.Tab).Presses(Key.Tab).Lines());

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Preview_StandsAboveThePrompt(int width, int height) =>
        Snapshot.Match($"preview-{width}x{height}", New(width, height).Alt('e').Types(@"\x02temp=温度{crc16}\x03").Lines());

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AMistake_IsExplainedWhileTyping(int width, int height) =>
        Snapshot.Match($"mistake-{width}x{height}", New(width, height).Alt('e').Types(@"\x02 {time} \q{sum8}").Lines());

    [Theory]
    [MemberData(nameof(Sizes))]
    public void HistorySearch_ShowsWhatIsSearchedFor(int width, int height) =>
        Snapshot.Match($"search-{width}x{height}", New(width, height).Enters("report all").Enters("restart").Ctrl('r').Types("por").Lines());

    [Fact]
    public void AMistake_IsUnderlinedAtItsPlace()
    {
        Frame frame = New(80, 24).Alt('e').Alt('e').Types("48 漢 4").Draw();
        string line = frame.Buffer.ToLines()[frame.Cursor!.Value.Y];
        int column = line.IndexOf('漢', StringComparison.Ordinal);

        Assert.True(frame.Buffer[column, frame.Cursor.Value.Y].Style.Attributes.HasFlag(TextAttributes.Underline));
        Assert.False(frame.Buffer[column - 1, frame.Cursor.Value.Y].Style.Attributes.HasFlag(TextAttributes.Underline));
    }

    [Fact]
    public void TheCursor_StandsAfterWhatIsBeforeIt_WhateverItsWidth()
    {
        foreach (string text in (string[])["abc", "漢字", "e\u0301e\u0301", "👩‍👩‍👧", "\u0002\u001b", "日本\u0301x"])
        {
            Frame frame = New(80, 24).Pastes(text).Draw();
            int prompt = frame.Buffer.ToLines()[frame.Cursor!.Value.Y].IndexOf('▸', StringComparison.Ordinal) + 2;
            Assert.Equal(prompt + Terminal.Text.Sanitiser.FromString(text).Columns, frame.Cursor.Value.X);
        }
    }

    [Fact]
    public void ALongLine_AtEveryWidth_KeepsTheCursorInSightWhereverItIs()
    {
        for (int width = 20; width < 60; width += 3)
        {
            DashboardScenario scenario = New(width, 10).Pastes(string.Concat(Enumerable.Repeat("漢x👍", 30)));
            for (int step = 0; step < 90; step++)
            {
                Frame frame = scenario.Presses(Key.Left).Draw();
                Assert.InRange(frame.Cursor!.Value.X, 0, width - 1);
                Assert.InRange(frame.Cursor.Value.Y, 0, 9);
            }
        }
    }

    [Fact]
    public void ManyLines_TakeAThirdOfTheScreen_AndFollowTheCursor()
    {
        DashboardScenario scenario = New(80, 24).Lines([.. Enumerable.Range(1, 30).Select(number => $"line number {number}")]);
        Assert.Equal(8, scenario.Lines().Count(line => line.Contains("line number", StringComparison.Ordinal)));
        Assert.Contains("line number 30", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("line 30 of 30", scenario.Screen(), StringComparison.Ordinal);

        for (int i = 0; i < 20; i++)
        {
            scenario.Presses(Key.Up);
        }

        Assert.Contains("line number 10", scenario.Screen(), StringComparison.Ordinal);
    }

    private static DashboardScenario New(int width, int height) => DashboardScenario.At(width, height).Listening().Connected(1)
        .Says(1, "STATUS ok").Says(1, "temp=21.4").Says(1, "flow=3.2");
}
