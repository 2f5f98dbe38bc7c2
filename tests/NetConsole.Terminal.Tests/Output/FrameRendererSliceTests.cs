using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>Frames in slices: nothing is lost, nothing is cut, and first comes what somebody waits for.</summary>
public sealed class FrameRendererSliceTests
{
    private const int Width = 40;
    private const int Height = 12;
    private static readonly ScrollBand Band = new(3, 6, 0);
    private static readonly CursorPosition Cursor = new(7, 10);

    [Fact]
    public void Render_OfASlice_StaysWithinItsBytes()
    {
        var screen = new RenderedScreen(Width, Height);
        Frame frame = Letters('a');
        bool isWhole = false;
        for (int slice = 0; !isWhole; slice++)
        {
            isWhole = screen.RenderSlice(frame, 120);
            Assert.InRange(screen.SentBytes, 1, 120);
            Assert.InRange(slice, 0, 10);
        }

        screen.Compare(frame);
    }

    [Fact]
    public void Render_OfASliceOfNothing_DrawsOneCluster()
    {
        var screen = new RenderedScreen(Width, Height);
        Frame frame = Letters('a');
        int slices = 1;
        while (!screen.RenderSlice(frame, 0))
        {
            Assert.Contains('a', screen.Sent);
            slices++;
        }

        Assert.Equal(Width * Height, slices);
        screen.Compare(frame);
    }

    [Fact]
    public void Render_BeginsWithTheRowOfTheCursor_ThenWhatIsBelowTheBand_ThenItsNewestRow()
    {
        var screen = new RenderedScreen(Width, Height);

        Assert.Equal([10, 9, 11, 8, 7, 6, 5, 4, 3, 0, 1, 2], RowsInOrder(screen, Band));
    }

    [Fact]
    public void Render_WithoutABand_GoesFromTopToBottomAfterTheRowOfTheCursor()
    {
        var screen = new RenderedScreen(Width, Height);

        Assert.Equal([10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11], RowsInOrder(screen, null));
    }

    [Fact]
    public void Render_OfTrafficThatNeverEnds_ComesToTheRowsAboveTheBand()
    {
        var screen = new RenderedScreen(Width, Height);
        for (int frame = 0; !screen.Model.Line(2).Contains('y'); frame++)
        {
            var buffer = new CellBuffer(Width, Height);
            buffer.Canvas.Write(0, 2, "yyyyyyyyyy");
            buffer.Canvas.Fill(new(0, Band.Top, Width, Band.Height), (char)('A' + (frame % 20)), default);
            screen.RenderSlice(new Frame(buffer, Cursor, Band), 150);
            Assert.InRange(frame, 0, 20);
        }
    }

    [Fact]
    public void Render_OfANewerFrame_DropsTheRestOfTheOlder()
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderSlice(Letters('a'), 150);
        Frame newer = Letters('b');
        while (!screen.RenderSlice(newer, 150))
        {
            Assert.DoesNotContain('a', screen.Sent);
        }

        screen.Compare(newer);
    }

    [Fact]
    public void Render_OfANewerFrameWhoseBandMoved_MovesItOnceForAll()
    {
        var screen = new RenderedScreen(Width, Height);
        screen.Render(Letters('a'));
        screen.RenderSlice(Numbered(1), 60);
        screen.RenderSlice(Numbered(2), 60);

        // It stands two rows further up now, and what comes in between is not replayed.
        screen.RenderSlice(Numbered(5), 60);
        Assert.Contains("\n\n\n\e[r", screen.Sent, StringComparison.Ordinal);
        while (!screen.RenderSlice(Numbered(5), 60))
        {
            Assert.DoesNotContain("\e[4;9r", screen.Sent, StringComparison.Ordinal);
        }

        screen.Compare(Numbered(5));
    }

    [Fact]
    public void Render_OfASmallSlice_IsNotSynchronised()
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderSlice(Letters('a'), 150);

        Assert.DoesNotContain("2026", screen.Sent, StringComparison.Ordinal);
    }

    /// <summary>The rows in the order in which their letter came, in a slice that is nearly too small for all of them.</summary>
    private static IEnumerable<int> RowsInOrder(RenderedScreen screen, ScrollBand? band)
    {
        var buffer = new CellBuffer(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            buffer.Canvas.Write(0, y, $"{(char)('α' + y)}");
        }

        Assert.True(screen.RenderSlice(new Frame(buffer, Cursor, band), 200));
        return screen.Sent.Where(letter => letter >= 'α').Select(letter => letter - 'α');
    }

    private static Frame Letters(char letter)
    {
        var buffer = new CellBuffer(Width, Height);
        buffer.Canvas.Fill(new(0, 0, Width, Height), letter, default);
        return new Frame(buffer, Cursor, Band);
    }

    /// <summary>A band of numbered rows, of which the first has this number.</summary>
    private static Frame Numbered(int first)
    {
        var buffer = new CellBuffer(Width, Height);
        for (int row = 0; row < Band.Height; row++)
        {
            buffer.Canvas.Write(0, Band.Top + row, new string((char)('a' + first + row), 30));
        }

        return new Frame(buffer, Cursor, Band with { FirstRow = first });
    }
}
