using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Tests.Updates;

public class TranscriptUpdatesTests
{
    [Fact]
    public void Cursor_WhenThePaneGetsTheKeyboard_IsOnTheNewestRow_AndFollows()
    {
        DashboardScenario scenario = Focused(100);
        Assert.EndsWith("message 99", CursorLine(scenario), StringComparison.Ordinal);

        scenario.Says(1, "one more");

        Assert.EndsWith("one more", CursorLine(scenario), StringComparison.Ordinal);
    }

    [Fact]
    public void Cursor_OutsideThePane_IsNotShown() => Assert.Null(CursorLine(Focused(5).Presses(Key.Escape)));

    [Fact]
    public void CursorUp_StopsFollowing_AndStaysOnItsRow()
    {
        DashboardScenario scenario = Focused(100).Presses('k').Presses(Key.Up);
        string[] before = scenario.Lines()[6..20];

        scenario.Says(1, "one more");

        Assert.Equal(before, scenario.Lines()[6..20]);
        Assert.EndsWith("message 97", CursorLine(scenario), StringComparison.Ordinal);
        Assert.Contains("↓ 1 row below · End to follow", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void CursorUp_PastTheTop_TakesTheWindowAlong()
    {
        DashboardScenario scenario = Focused(100);
        for (int i = 0; i < 20; i++)
        {
            scenario.Presses('k');
        }

        Assert.EndsWith("message 79", CursorLine(scenario), StringComparison.Ordinal);
        Assert.EndsWith("message 79", scenario.Lines()[Top(scenario)], StringComparison.Ordinal);
    }

    [Fact]
    public void CursorDown_PastTheBottom_TakesTheWindowAlong_ByOneRow()
    {
        DashboardScenario scenario = Focused(100).Presses('g').Presses(Key.PageDown);
        TranscriptPlace end = scenario.Model.Transcript.End;
        while (scenario.Model.Transcript.Selected < end.Ordinal - 1)
        {
            scenario.Presses('j');
        }

        Assert.Equal(end, scenario.Model.Transcript.End);
        Assert.Equal(end with { Ordinal = end.Ordinal + 1 }, scenario.Presses('j').Model.Transcript.End);
    }

    [Fact]
    public void CursorDown_ToTheNewestRow_FollowsAgain() =>
        Assert.True(Focused(100).Presses('k').Presses('j').Model.Transcript.IsLive);

    [Fact]
    public void FirstAndLast_GoToTheOldestRow_AndBackToLive()
    {
        DashboardScenario scenario = Focused(100).Presses('g');
        Assert.Equal(0, scenario.Model.Transcript.Selected);
        Assert.Contains("listening on", scenario.Lines()[Top(scenario)], StringComparison.Ordinal);

        Assert.True(scenario.Presses('G').Model.Transcript.IsLive);
        Assert.True(scenario.Presses('k').Presses('f').Model.Transcript.IsLive);
    }

    [Fact]
    public void PageUp_AtTheTop_TakesTheCursorToTheFirstRow()
    {
        DashboardScenario scenario = Focused(5).Presses(Key.PageUp);

        Assert.Equal(0, scenario.Model.Transcript.Selected);
        Assert.Contains("not following", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paging_KeepsTheCursorInSight()
    {
        DashboardScenario scenario = Focused(100);
        for (int i = 0; i < 12; i++)
        {
            scenario.Presses(i < 6 ? Key.PageUp : Key.PageDown);
            Assert.NotNull(CursorLine(scenario));
        }
    }

    [Fact]
    public void Leaving_WithNothingUnseen_FollowsAgain() => Assert.True(Focused(100).Presses('k').Presses(Key.Escape).Model.Transcript.IsLive);

    [Fact]
    public void Leaving_WhenScrolled_StaysPut()
    {
        DashboardScenario scenario = Focused(100).Presses('g');
        TranscriptPlace end = scenario.Model.Transcript.End;

        Assert.Equal(end, scenario.Presses(Key.Escape).Model.Transcript.End);
    }

    [Theory]
    [InlineData(80, 10)]
    [InlineData(80, 50)]
    [InlineData(30, 6)]
    public void Resize_KeepsTheCursorOnItsRow_InSight(int width, int height)
    {
        DashboardScenario scenario = Focused(100).Presses(Key.PageUp).Presses(Key.PageUp).Presses('k');
        long? selected = scenario.Model.Transcript.Selected;

        scenario.Resizes(width, height);

        Assert.Equal(selected, scenario.Model.Transcript.Selected);
        Assert.NotNull(CursorLine(scenario));
    }

    [Fact]
    public void Clear_ForgetsThePlace() =>
        Assert.Equal(
            TranscriptWindow.Live with { Extent = new TranscriptExtent(102, 102, 0, 0, 0) { OldestRow = 102 } },
            Focused(100).Presses('g').Presses(Key.Escape).Enters("\\clear").Model.Transcript);

    [Fact]
    public void Keys_WithoutAnyRow_DoNothing()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Presses(Key.F6).Presses(Key.F6);
        scenario.Presses('j').Presses('k').Presses('g').Presses('G').Presses(Key.PageUp).Presses(Key.PageDown);

        Assert.Equal(TranscriptWindow.Live, scenario.Model.Transcript);
    }

    private static DashboardScenario Focused(int messages)
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1);
        for (int i = 0; i < messages; i++)
        {
            scenario.Says(1, $"message {i}");
        }

        while (scenario.Model.Focus != Pane.Transcript)
        {
            scenario.Presses(Key.F6);
        }

        return scenario;
    }

    private static int Top(DashboardScenario scenario) => scenario.Draw().Band!.Value.Top;

    /// <summary>The line that is shown in reverse, or null.</summary>
    private static string? CursorLine(DashboardScenario scenario)
    {
        Frame frame = scenario.Draw();
        CellBuffer buffer = frame.Buffer;
        ScrollBand band = frame.Band!.Value;
        for (int y = band.Top; y < band.Top + band.Height; y++)
        {
            if (buffer[1, y].Style.Attributes.HasFlag(TextAttributes.Reverse))
            {
                return buffer.ToLines()[y];
            }
        }

        return null;
    }
}
