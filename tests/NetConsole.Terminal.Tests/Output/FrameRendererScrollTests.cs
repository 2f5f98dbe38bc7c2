using System.Buffers;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>A transcript that grows, at the size that the goals are set for: 200 columns, 50 rows, the band between a header and an input line.</summary>
public sealed class FrameRendererScrollTests
{
    private const int Width = 200;
    private const int Height = 50;
    private const int Top = 8;
    private const int Rows = 40;

    /// <summary>The prototype's figure (performance.md, R1).</summary>
    private const int MaxBytesPerLine = 302;

    [Fact]
    public void Render_OneLineAppended_TakesFewBytes()
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderAndCompare(Transcript(1000));
        for (int line = 1001; line < 1010; line++)
        {
            screen.RenderAndCompare(Transcript(line));
            Assert.InRange(screen.SentBytes, 50, MaxBytesPerLine);
            Assert.Contains("\e[9;48r\e[48H\n\e[r", screen.Sent);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-7)]
    [InlineData(3)]
    [InlineData(20)]
    public void Render_BandMovedBack_ScrollsTheOtherWay(int lines)
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderAndCompare(Transcript(1000));
        screen.RenderAndCompare(Transcript(1000 + lines));
        Assert.Contains(lines < 0 ? "\eM" : "\n", screen.Sent);
        Assert.InRange(screen.SentBytes, 50, (Math.Abs(lines) * 200) + 150);
    }

    [Theory]
    [InlineData(Rows)]
    [InlineData(-Rows)]
    [InlineData(long.MaxValue - 1000)]
    [InlineData(long.MinValue)]
    public void Render_BandMovedByItsHeightOrMore_IsDrawnAfresh(long lines)
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderAndCompare(Transcript(1000));
        Frame next = Transcript(5000);
        screen.RenderAndCompare(next with { Band = next.Band!.Value with { FirstRow = unchecked(1000 + lines) } });
        Assert.DoesNotContain("\e[r", screen.Sent);
    }

    [Fact]
    public void Render_BandOfAnotherHeight_IsDrawnAfresh()
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderAndCompare(Transcript(1000));
        screen.RenderAndCompare(Transcript(1001) with { Band = new ScrollBand(Top, Rows - 1, 1001) });
        Assert.DoesNotContain("\e[r", screen.Sent);
    }

    [Fact]
    public void Render_BandThatClaimsToHaveMovedAndDidNot_SendsNothing()
    {
        var screen = new RenderedScreen(Width, Height);
        Frame frame = Transcript(1000);
        screen.RenderAndCompare(frame);
        screen.RenderAndCompare(frame with { Band = new ScrollBand(Top, Rows, 1001) });
        Assert.Equal("", screen.Sent);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(45, 10)]
    [InlineData(10, int.MaxValue)]
    [InlineData(10, 1)]
    [InlineData(10, -4)]
    public void Render_BandOutsideTheBuffer_IsDrawnAsOtherRows(int top, int height)
    {
        var screen = new RenderedScreen(Width, Height);
        screen.RenderAndCompare(Transcript(1000) with { Band = new ScrollBand(top, height, 1000) });
        screen.RenderAndCompare(Transcript(1001) with { Band = new ScrollBand(top, height, 1001) });
        Assert.DoesNotContain("\e[r", screen.Sent);
    }

    [Fact]
    public void Render_ColouredPen_IsPlainBeforeRowsScrollIn()
    {
        var screen = new RenderedScreen(Width, Height);
        Frame coloured = Transcript(1000);
        coloured.Buffer.Canvas.Write(0, Height - 1, new string('x', Width), new Style(Color.Red, Color.Blue));
        screen.RenderAndCompare(coloured);
        Frame next = Transcript(1001);
        next.Buffer.Canvas.Write(0, Height - 1, new string('x', Width), new Style(Color.Red, Color.Blue));
        screen.RenderAndCompare(next);
        Assert.Contains("\e[r", screen.Sent);
    }

    [Fact]
    public void Render_SteadyState_AllocatesNothing()
    {
        var renderer = new FrameRenderer(new TerminalTraits(ColorDepth.Ansi16, IsUnicode: true));
        var output = new ArrayBufferWriter<byte>(65536);
        Frame[] frames = [Transcript(1000), Transcript(1001)];
        Warm(renderer, frames, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int frame = 0; frame < 100; frame++)
        {
            output.ResetWrittenCount();
            renderer.Render(frames[frame & 1], output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, output.WrittenCount);
    }

    private static void Warm(FrameRenderer renderer, Frame[] frames, ArrayBufferWriter<byte> output)
    {
        for (int round = 0; round < 20; round++)
        {
            output.ResetWrittenCount();
            renderer.Render(frames[round % frames.Length], output);
        }
    }

    /// <summary>The screen with this line of the transcript at the band's top.</summary>
    private static Frame Transcript(int firstLine)
    {
        var buffer = new CellBuffer(Width, Height);
        var bold = new Style(Attributes: TextAttributes.Bold);
        buffer.Canvas.Write(0, 0, "L1 tcp://127.0.0.1:8000", bold);
        buffer.Canvas.Write(60, 1, $"#1 127.0.0.1:40312 {firstLine * 64} B {firstLine} messages");
        for (int row = 0; row < Rows; row++)
        {
            int line = firstLine + row;
            int x = buffer.Canvas.Write(0, Top + row, $"12:00:{line % 60:D2}.123 ", new Style(Attributes: TextAttributes.Dim));
            x = buffer.Canvas.Write(x, Top + row, "#1 < ", new Style(Color.Cyan));
            buffer.Canvas.Write(x, Top + row, $"line {line} {(line * 7919L) % 1_000_003} " + new string((char)('a' + (line % 26)), 40 + (line * 31 % 60)));
        }

        buffer.Canvas.Write(0, Height - 1, "#1> ");
        return new Frame(buffer, new CursorPosition(4, Height - 1), new ScrollBand(Top, Rows, firstLine));
    }
}
