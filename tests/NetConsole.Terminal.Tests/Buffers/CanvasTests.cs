using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Buffers;

public sealed class CanvasTests
{
    private static readonly Style Red = new(Color.Red);

    [Fact]
    public void Write_Text_LiesInTheBufferAndReturnsTheColumnAfterIt()
    {
        var buffer = new CellBuffer(10, 2);
        int after = buffer.Canvas.Write(2, 1, "héllo", Red);
        Assert.Equal(["", "  héllo"], buffer.ToLines());
        Assert.Equal(7, after);
        Assert.Equal(Red, buffer[2, 1].Style);
        Assert.Equal(default, buffer[7, 1].Style);
    }

    [Fact]
    public void Write_WideText_TakesTwoCellsEach()
    {
        var buffer = new CellBuffer(6, 1);
        Assert.Equal(5, buffer.Canvas.Write(0, 0, "漢字x", Red));
        Assert.Equal(("漢", 2), (buffer[0, 0].Cluster, buffer[0, 0].Columns));
        Assert.Equal(("", 0, Red), (buffer[1, 0].Cluster, buffer[1, 0].Columns, buffer[1, 0].Style));
        Assert.Equal(["漢字x"], buffer.ToLines());
    }

    [Fact]
    public void Write_CombiningMark_StaysInItsCell()
    {
        var buffer = new CellBuffer(4, 1);
        Assert.Equal(3, buffer.Canvas.Write(0, 0, "ae\u0301b"));
        Assert.Equal("e\u0301", buffer[1, 0].Cluster);
        Assert.Equal("b", buffer[2, 0].Cluster);
    }

    [Fact]
    public void Write_EscapeSequence_ShowsItDimmed()
    {
        var buffer = new CellBuffer(10, 1);
        buffer.Canvas.Write(0, 0, "a\e[2J", Red);
        Assert.Equal(["a\\e[2J"], buffer.ToLines());
        Assert.Equal(Red, buffer[0, 0].Style);
        Assert.Equal(Red.With(TextAttributes.Dim), buffer[1, 0].Style);
        Assert.Equal(Red.With(TextAttributes.Dim), buffer[2, 0].Style);
        Assert.Equal(Red, buffer[3, 0].Style);
    }

    [Theory]
    [InlineData(-2, "cdef")]
    [InlineData(3, "   a")]
    [InlineData(4, "")]
    [InlineData(-6, "")]
    public void Write_BeyondAnEdge_IsClipped(int x, string expected)
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(x, 0, "abcdef");
        Assert.Equal([expected], buffer.ToLines());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Write_RowOutside_DrawsNothing(int y)
    {
        var buffer = new CellBuffer(4, 2);
        buffer.Canvas.Write(0, y, "abcd");
        Assert.Equal(["", ""], buffer.ToLines());
    }

    [Fact]
    public void Write_WideClusterAtTheLastColumn_IsABlankInItsStyle()
    {
        var buffer = new CellBuffer(5, 1);
        Canvas left = buffer.Canvas.Slice(new Rect(0, 0, 4, 1));
        buffer.Canvas.Write(0, 0, "vwxyz");
        left.Write(3, 0, "漢", Red);
        Assert.Equal(["vwx z"], buffer.ToLines());
        Assert.Equal(Red, buffer[3, 0].Style);
    }

    [Fact]
    public void Write_WideClusterHalfBeforeTheFirstColumn_IsABlank()
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "wxyz");
        buffer.Canvas.Write(-1, 0, "漢a");
        Assert.Equal([" ayz"], buffer.ToLines());
    }

    [Theory]
    [InlineData(0, "a 字")]
    [InlineData(1, " a字")]
    [InlineData(2, "漢a")]
    [InlineData(3, "漢 a")]
    public void Write_OverHalfOfAWideCluster_BlanksTheOtherHalf(int x, string expected)
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "漢字", Red);
        buffer.Canvas.Write(x, 0, "a");
        Assert.Equal([expected], buffer.ToLines());
    }

    [Fact]
    public void Write_WideOverTwoHalves_BlanksBothSides()
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "漢字", Red);
        buffer.Canvas.Write(1, 0, "語");
        Assert.Equal([" 語"], buffer.ToLines());
        Assert.Equal(("字".Length, 1), (buffer[3, 0].Cluster.Length, buffer[3, 0].Columns));
    }

    [Theory]
    [InlineData("hello", 5, "hello", 5)]
    [InlineData("hello!", 5, "hell…", 5)]
    [InlineData("hello", 1, "…", 1)]
    [InlineData("hello", 0, "", 0)]
    [InlineData("漢字漢", 5, "漢字…", 5)]
    [InlineData("漢字漢", 4, "漢…", 3)]
    [InlineData("漢字", 4, "漢字", 4)]
    [InlineData("x\e[2J", 3, "x\\…", 3)]
    public void WriteCut_TooLong_EndsWithAnEllipsis(string text, int columns, string expected, int after)
    {
        var buffer = new CellBuffer(10, 1);
        Assert.Equal(after, buffer.Canvas.WriteCut(0, 0, columns, text));
        Assert.Equal([expected], buffer.ToLines());
    }

    [Fact]
    public void WriteCut_TextThatTheSanitiserCut_EndsWithAnEllipsis()
    {
        var buffer = new CellBuffer(10, 1);
        buffer.Canvas.WriteCut(0, 0, 4, Sanitiser.FromString("abcdef", 4), default, default);
        Assert.Equal(["abc…"], buffer.ToLines());
    }

    [Fact]
    public void WriteCut_SanitisedText_DrawsEscapesInTheirOwnStyle()
    {
        var buffer = new CellBuffer(10, 1);
        buffer.Canvas.WriteCut(0, 0, 10, Sanitiser.FromUtf8("a\r"u8), default, Red);
        Assert.Equal((default, Red, Red), (buffer[0, 0].Style, buffer[1, 0].Style, buffer[2, 0].Style));
    }

    [Theory]
    [InlineData("42", 4, "      42")]
    [InlineData("123456", 4, "    …456")]
    [InlineData("漢字x", 4, "    …字x")]
    [InlineData("漢字", 3, "     …字")]
    [InlineData("漢字", 2, "       …")]
    public void WriteRight_EndsBeforeTheColumnAndIsCutOnItsLeft(string text, int columns, string expected)
    {
        var buffer = new CellBuffer(10, 1);
        buffer.Canvas.WriteRight(8, 0, columns, text);
        Assert.Equal([expected], buffer.ToLines());
    }

    [Fact]
    public void Slice_LargerThanTheCanvas_IsClippedToIt()
    {
        var buffer = new CellBuffer(6, 3);
        Canvas slice = buffer.Canvas.Slice(new Rect(4, 1, 10, 10));
        Assert.Equal((2, 2), (slice.Width, slice.Height));
        slice.Write(0, 0, "abc");
        slice.Slice(new Rect(1, 1, 1, 1)).Write(0, 0, "z");
        Assert.Equal(["", "    ab", "     z"], buffer.ToLines());
    }

    [Fact]
    public void Slice_Outside_IsEmptyAndDrawsNothing()
    {
        var buffer = new CellBuffer(3, 1);
        Canvas slice = buffer.Canvas.Slice(new Rect(5, 5, 2, 2));
        slice.Clear(Red);
        slice.Write(0, 0, "abc");
        Assert.Equal((0, 0), (slice.Width, slice.Height));
        Assert.Equal([""], buffer.ToLines());
    }

    [Fact]
    public void Fill_Area_IsClipped()
    {
        var buffer = new CellBuffer(4, 2);
        buffer.Canvas.Fill(new Rect(2, 1, 9, 9), '─', Red);
        Assert.Equal(["", "  ──"], buffer.ToLines());
        Assert.Equal(Red, buffer[3, 1].Style);
    }

    [Fact]
    public void Fill_OverHalfOfAWideCluster_BlanksTheOtherHalf()
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "漢字");
        buffer.Canvas.Fill(new Rect(1, 0, 2, 1), '.', default);
        Assert.Equal([" .."], buffer.ToLines());
    }

    [Theory]
    [InlineData('\e')]
    [InlineData('\n')]
    [InlineData('\u009B')]
    [InlineData('\u202E')]
    [InlineData('漢')]
    public void Fill_AnythingButAsciiAndBoxDrawing_Throws(char character)
    {
        var buffer = new CellBuffer(4, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Canvas.Fill(new Rect(0, 0, 1, 1), character, default));
    }

    [Fact]
    public void Restyle_Area_LeavesTextAndTakesBothHalvesOfAWideCluster()
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "a漢b");
        buffer.Canvas.Restyle(new Rect(1, 0, 1, 1), style => style.With(TextAttributes.Reverse));
        Assert.Equal(["a漢b"], buffer.ToLines());
        Style reverse = Style.Default.With(TextAttributes.Reverse);
        Assert.Equal([default, reverse, reverse, default], Enumerable.Range(0, 4).Select(x => buffer[x, 0].Style));
    }

    [Theory]
    [InlineData(1, new[] { "", "漢字", "xyz", "" })]
    [InlineData(-1, new[] { "xyz", "", "", "" })]
    [InlineData(3, new[] { "", "", "", "漢字" })]
    [InlineData(9, new[] { "", "", "", "" })]
    public void Paste_RowsOutside_AreLeftOut(int y, string[] shown)
    {
        var picture = new CellBuffer(4, 2);
        picture.Canvas.Write(0, 0, "漢字", Red);
        picture.Canvas.Write(0, 1, "xyz");
        var buffer = new CellBuffer(4, 4);

        buffer.Canvas.Paste(y, picture);

        Assert.Equal(shown, buffer.ToLines());
    }

    [Fact]
    public void Paste_OnPartOfAWideCluster_LeavesNoHalf()
    {
        var buffer = new CellBuffer(4, 1);
        buffer.Canvas.Write(0, 0, "漢字");
        var picture = new CellBuffer(2, 1);
        picture.Canvas.Write(0, 0, "ab");

        buffer.Canvas.Slice(new Rect(1, 0, 2, 1)).Paste(0, picture);

        Assert.Equal([" ab"], buffer.ToLines());
    }

    [Fact]
    public void Paste_OfAnotherWidth_IsABug() =>
        Assert.Throws<ArgumentException>(() => new CellBuffer(4, 1).Canvas.Paste(0, new CellBuffer(5, 1)));
}
