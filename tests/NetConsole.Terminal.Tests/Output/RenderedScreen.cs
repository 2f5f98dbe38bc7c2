using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;
using NetConsole.Testing.Screens;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>A renderer with a terminal behind it: frames go in, and what that terminal then shows is compared with them.</summary>
internal sealed partial class RenderedScreen
{
    private readonly FrameRenderer _renderer;
    private readonly ColorDepth _colors;
    private readonly ArrayBufferWriter<byte> _output = new();

    internal RenderedScreen(int width, int height, ColorDepth colors = ColorDepth.Ansi16, bool isUnicode = true, Func<string, int>? clusterWidth = null)
    {
        Model = new ScreenModel(width, height, clusterWidth);
        Model.Feed("\e[?1049h\e[?7l");
        _colors = colors;
        _renderer = new FrameRenderer(new TerminalTraits(colors, isUnicode));
    }

    internal ScreenModel Model { get; }

    /// <summary>What the last frame sent.</summary>
    internal string Sent { get; private set; } = "";

    internal int SentBytes => _output.WrittenCount;

    internal ReadOnlyMemory<byte> SentMemory => _output.WrittenMemory;

    internal void Invalidate() => _renderer.Invalidate();

    internal string Render(CellBuffer buffer, CursorPosition? cursor = null, ScrollBand? band = null) => Render(new Frame(buffer, cursor, band));

    internal string Render(Frame frame)
    {
        Assert.True(RenderSlice(frame, int.MaxValue));
        return Sent;
    }

    /// <summary>As much of a frame as so many bytes hold; true when the screen shows all of it. Every slice ends in a state in which anything can follow.</summary>
    internal bool RenderSlice(Frame frame, int mostBytes)
    {
        _output.ResetWrittenCount();
        bool isWhole = _renderer.Render(frame, _output, mostBytes);
        Model.Feed(_output.WrittenSpan);
        Sent = Encoding.UTF8.GetString(_output.WrittenSpan);
        Assert.Equal(frame.Cursor is not null, Model.Modes.CursorVisible);
        Assert.Equal((0, Model.Height - 1), Model.ScrollRegion);
        return isWhole;
    }

    /// <summary>
    /// Renders, and fails unless the terminal shows the frame: every cell whose width is certain, the cursor, and nothing sent that may not be.
    /// Of an uncertain cluster only its base is looked for, or a blank: a terminal that makes more of it has lost part of it to what follows.
    /// </summary>
    internal void RenderAndCompare(Frame frame)
    {
        Render(frame);
        Compare(frame);
    }

    /// <summary>As <see cref="RenderAndCompare"/>, for a frame whose last slice was rendered.</summary>
    internal void Compare(Frame frame)
    {
        Assert.Empty(Model.Violations);
        Assert.DoesNotMatch(@"[\x00-\x1F\x7F-\x9F]", Allowed().Replace(Sent, ""));
        Assert.Equal((0, Model.Height - 1), Model.ScrollRegion);
        if (frame.Cursor is { } cursor)
        {
            Assert.Equal((Math.Clamp(cursor.X, 0, Model.Width - 1), Math.Clamp(cursor.Y, 0, Model.Height - 1)), Model.Cursor);
        }

        Assert.Equal(frame.Cursor is not null, Model.Modes.CursorVisible);
        for (int y = 0; y < frame.Buffer.Height; y++)
        {
            for (int x = 0; x < frame.Buffer.Width; x++)
            {
                if (Difference(frame.Buffer, x, y) is { } difference)
                {
                    Assert.Fail($"{x},{y}: {difference}\nsent: {Printable(Sent)}");
                }
            }
        }
    }

    private string? Difference(CellBuffer buffer, int x, int y)
    {
        Cell cell = buffer[x, y];
        ScreenCell shown = Model[x, y];
        Cell owner = cell.Columns == 0 ? buffer[x - 1, y] : cell;
        bool isUncertain = Terminal.Text.ColumnWidth.IsUncertain(owner.Cluster);
        bool isSame = isUncertain
            ? cell.Columns == 0 || shown.Text is " " or "" || shown.Text.EnumerateRunes().First() == cell.Cluster.EnumerateRunes().First()
            : shown.Text == cell.Cluster && (cell.Columns == 0 || Look(cell) == Look(shown));
        return isSame ? null : $"'{cell.Cluster}' {cell.Style} but '{shown.Text}' {shown.Style}";
    }

    private ScreenStyle Look(Cell cell)
    {
        ScreenAttributes attributes = ScreenAttributes.None;
        attributes |= cell.Style.Attributes.HasFlag(TextAttributes.Bold) ? ScreenAttributes.Bold : 0;
        attributes |= cell.Style.Attributes.HasFlag(TextAttributes.Dim) ? ScreenAttributes.Dim : 0;
        attributes |= cell.Style.Attributes.HasFlag(TextAttributes.Underline) ? ScreenAttributes.Underline : 0;
        attributes |= cell.Style.Attributes.HasFlag(TextAttributes.Reverse) ? ScreenAttributes.Reverse : 0;
        return Look(new ScreenCell(cell.Cluster, cell.Columns, new ScreenStyle(Ink(cell.Style.Foreground), Ink(cell.Style.Background), attributes)));
    }

    /// <summary>A blank's ink can't be seen, unless it is reversed or underlined.</summary>
    private static ScreenStyle Look(ScreenCell cell) =>
        cell.Text == " " && (cell.Style.Attributes & (ScreenAttributes.Reverse | ScreenAttributes.Underline)) == 0
            ? new ScreenStyle(ScreenColor.Default, cell.Style.Background, ScreenAttributes.None)
            : cell.Style;

    private ScreenColor Ink(Color color) =>
        color == Color.Default || _colors == ColorDepth.Monochrome ? ScreenColor.Default : ScreenColor.Palette(color - Color.Black);

    /// <summary>All that a frame may send besides text: CUP, CHA, VPA, CUF, BS, CR, LF, RI, SGR, EL, DECSTBM, the cursor and synchronised output.</summary>
    [GeneratedRegex(@"\e\[(\d*(;\d+)?H|\d+[Gd]|\d*C|[\d;]*m|K|(\d+;\d+)?r|\?25[hl]|\?2026[hl])|\eM|[\b\r\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    private static string Printable(string text) => Sanitiser.FromString(text).ToString();
}
