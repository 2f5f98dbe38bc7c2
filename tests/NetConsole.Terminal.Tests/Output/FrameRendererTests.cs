using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Output;

public sealed class FrameRendererTests
{
    private const string Begin = "\e[?2026h";
    private const string End = "\e[?2026l";
    private static readonly CursorPosition Home = new(0, 0);

    [Fact]
    public void Render_FirstFrame_DrawsWhatIsNotBlank()
    {
        var screen = new RenderedScreen(20, 3);
        Assert.Equal($"{Begin}\e[2;3Hhi\e[H\e[?25h{End}", screen.Render(Buffer(20, 3, (2, 1, "hi", default)), Home));
    }

    [Fact]
    public void Render_SameFrameAgain_SendsNothing()
    {
        var screen = new RenderedScreen(20, 3);
        screen.Render(Buffer(20, 3, (0, 0, "hi 漢 👍🏽", new Style(Color.Red))), Home);
        Assert.Equal("", screen.Render(Buffer(20, 3, (0, 0, "hi 漢 👍🏽", new Style(Color.Red))), Home));
    }

    [Fact]
    public void Render_CursorMovedAlone_SendsAMoveAlone()
    {
        var screen = new RenderedScreen(20, 3);
        screen.Render(Buffer(20, 3), Home);
        Assert.Equal("\e[4C\n", screen.Render(Buffer(20, 3), new CursorPosition(4, 1)));
        Assert.Equal("\b", screen.Render(Buffer(20, 3), new CursorPosition(3, 1)));
        Assert.Equal("\e[?25l", screen.Render(Buffer(20, 3)));
        Assert.Equal("\e[?25h", screen.Render(Buffer(20, 3), new CursorPosition(3, 1)));
    }

    [Fact]
    public void Render_OneCellChanged_SendsThatCell()
    {
        var screen = new RenderedScreen(20, 3);
        screen.Render(Buffer(20, 3, (0, 1, "count 41", default)), Home);
        Assert.Equal($"{Begin}\e[7C\n2\e[H{End}", screen.Render(Buffer(20, 3, (0, 1, "count 42", default)), Home));
    }

    [Fact]
    public void Render_ShortGap_IsWrittenAgainAndALongOneJumpedOver()
    {
        var screen = new RenderedScreen(40, 1);
        screen.Render(Buffer(40, 1, (0, 0, "a-b----------c", default)), Home);
        Assert.Equal($"{Begin}A-B\e[10CC\r{End}", screen.Render(Buffer(40, 1, (0, 0, "A-B----------C", default)), Home));
    }

    [Fact]
    public void Render_ShorterLine_ErasesItsEndInThePlainPen()
    {
        var screen = new RenderedScreen(40, 1);
        screen.Render(Buffer(40, 1, (0, 0, "a long line of text", default)), Home);
        Assert.Equal($"{Begin}\e[41mA\e[m\e[K\r{End}", screen.Render(Buffer(40, 1, (0, 0, "A", new Style(Background: Color.Red))), Home));
    }

    [Fact]
    public void Render_BlanksOnAColouredBackground_AreNotErased()
    {
        var screen = new RenderedScreen(8, 1);
        var buffer = new CellBuffer(8, 1);
        buffer.Canvas.Clear(new Style(Background: Color.Blue));
        Assert.DoesNotContain("\e[K", screen.Render(buffer, Home));
        Assert.Contains("\e[44m        ", screen.Sent);
    }

    [Fact]
    public void Render_OnlyTheInkOfBlanksChanged_SendsNothing()
    {
        var screen = new RenderedScreen(8, 1);
        screen.Render(Buffer(8, 1), Home);
        Assert.Equal("", screen.Render(Buffer(8, 1, (0, 0, "   ", new Style(Color.Red, Attributes: TextAttributes.Bold))), Home));
        Assert.NotEqual("", screen.Render(Buffer(8, 1, (0, 0, "   ", new Style(Attributes: TextAttributes.Underline))), Home));
    }

    [Fact]
    public void Render_Monochrome_SendsAttributesAndNoColours()
    {
        var screen = new RenderedScreen(8, 1, ColorDepth.Monochrome);
        string sent = screen.Render(Buffer(8, 1, (0, 0, "a", new Style(Color.Red, Color.Blue, TextAttributes.Bold)), (1, 0, "b", new Style(Color.Green))), Home);
        Assert.Contains("\e[1ma\e[mb", sent);
    }

    [Fact]
    public void Render_WithoutUnicode_SendsAsciiAlone()
    {
        var screen = new RenderedScreen(30, 1, isUnicode: false);
        string sent = screen.Render(Buffer(30, 1, (0, 0, "┌─┐│←→●✗…▸é漢e\u0301👍🏽", default)), Home);
        Assert.Contains("+-+|<>*x~>??????", sent);
        Assert.All(sent, character => Assert.True(character < 0x7F));
    }

    [Fact]
    public void Render_UncertainCluster_PlacesWhatFollowsAbsolutely()
    {
        var screen = new RenderedScreen(20, 1);
        screen.Render(Buffer(20, 1, (0, 0, "👍🏽 tail", default)), Home);
        Assert.Contains("👍🏽\e[3G ", screen.Sent);
        Assert.Equal("tail", string.Concat(Enumerable.Range(3, 4).Select(x => screen.Model[x, 0].Text)));
    }

    [Fact]
    public void Render_UncertainClusterChanged_DrawsWhatItMayHaveSpilledInto()
    {
        var screen = new RenderedScreen(20, 1);
        screen.RenderAndCompare(new Frame(Buffer(20, 1, (0, 0, "漢abcdefghij", default)), Home));
        screen.RenderAndCompare(new Frame(Buffer(20, 1, (0, 0, "👩‍👩‍👧‍👦abcdefghij", default)), Home));
        Assert.Contains("abcdef", screen.Sent);
        Assert.DoesNotContain("g", screen.Sent);
    }

    [Fact]
    public void Render_UncertainClusterAtTheRightEdge_DrawsItsBase()
    {
        var screen = new RenderedScreen(6, 1);
        screen.RenderAndCompare(new Frame(Buffer(6, 1, (4, 0, "👩‍👩‍👧‍👦", default)), Home));
        Assert.Equal("👩", screen.Model[4, 0].Text);
    }

    [Fact]
    public void Render_BottomRightCell_DoesNotScroll()
    {
        var screen = new RenderedScreen(4, 2);
        screen.Model.Feed("\e[?7h");
        screen.RenderAndCompare(new Frame(Buffer(4, 2, (0, 0, "abcd", default), (0, 1, "efgh", default)), new CursorPosition(3, 1)));
        screen.RenderAndCompare(new Frame(Buffer(4, 2, (0, 0, "ABCD", default), (0, 1, "EFGH", default)), new CursorPosition(3, 1)));
    }

    [Fact]
    public void Render_AnotherSize_AssumesNothingOfTheScreen()
    {
        var screen = new RenderedScreen(10, 3);
        screen.RenderAndCompare(new Frame(Buffer(10, 3, (0, 0, "old", default)), Home));
        screen.Model.Resize(12, 4);
        screen.Model.Feed("\e[2;3r\e[3Hgarbage\e[31;44m");
        screen.RenderAndCompare(new Frame(Buffer(12, 4, (0, 0, "new", default)), Home));
    }

    [Fact]
    public void Invalidate_ThenTheSameFrame_DrawsItWhole()
    {
        var screen = new RenderedScreen(10, 3);
        var frame = new Frame(Buffer(10, 3, (0, 0, "text", default)), Home);
        screen.RenderAndCompare(frame);
        screen.Model.Feed("\e[1;2r\e[Hgarbage\n\e[7mmore");
        screen.Invalidate();
        screen.RenderAndCompare(frame);
        Assert.DoesNotContain("\e[2J", screen.Sent);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(-3, 2)]
    public void Render_CursorOutside_IsAtTheEdge(int x, int y)
    {
        var screen = new RenderedScreen(4, 2);
        screen.RenderAndCompare(new Frame(Buffer(4, 2), new CursorPosition(x, y)));
    }

    [Fact]
    public void Render_ManyChanges_HidesTheCursorMeanwhile()
    {
        var screen = new RenderedScreen(80, 3);
        screen.Render(Buffer(80, 3), Home);
        string few = screen.Render(Buffer(80, 3, (0, 1, "few", default)), Home);
        string many = screen.Render(Buffer(80, 3, (0, 1, new string('x', 80), default)), Home);
        Assert.DoesNotContain("\e[?25", few);
        Assert.StartsWith($"{Begin}\e[?25l", many);
        Assert.EndsWith($"\e[?25h{End}", many);
    }

    private static CellBuffer Buffer(int width, int height, params (int X, int Y, string Text, Style Style)[] texts)
    {
        var buffer = new CellBuffer(width, height);
        foreach ((int x, int y, string text, Style style) in texts)
        {
            buffer.Canvas.Slice(new Rect(0, 0, width, height)).Write(x, y, text, style);
        }

        return buffer;
    }
}
