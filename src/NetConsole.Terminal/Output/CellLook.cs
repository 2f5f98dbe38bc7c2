using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Output;

/// <summary>What of a cell can be seen on a terminal with so many colours: cells that look alike need no redrawing.</summary>
internal readonly struct CellLook(ColorDepth colors)
{
    private const TextAttributes OnBlanks = TextAttributes.Underline | TextAttributes.Reverse;

    /// <summary>A style without what the terminal can't show.</summary>
    internal Style Shown(Style style) => colors == ColorDepth.Monochrome ? new Style(Attributes: style.Attributes) : style;

    internal bool IsSame(in Cell left, in Cell right) => left.IsIdentical(right) || IsAlike(left, right);

    /// <summary>A blank that EL leaves on every terminal: on the default background, no underline, not reversed.</summary>
    internal bool IsPlainBlank(in Cell cell) => cell.IsBlank && IsPlainPaper(cell.Style);

    /// <summary>True when a blank in this style can't be told from one in the default style.</summary>
    internal bool IsPlainPaper(Style style) => (style.Attributes & OnBlanks) == 0 && Shown(style).Background == Color.Default;

    private bool IsAlike(in Cell left, in Cell right) =>
        left.Columns == right.Columns
        && left.Cluster == right.Cluster
        && Visible(left.IsBlank, Shown(left.Style)) == Visible(right.IsBlank, Shown(right.Style));

    /// <summary>True when a cell drawn with this pen looks as it should.</summary>
    internal bool CanDraw(in Cell cell, Style pen) => Visible(cell.IsBlank, Shown(pen)) == Visible(cell.IsBlank, Shown(cell.Style));

    /// <summary>A blank's ink can't be seen, unless it is the paper (reverse) or the line (underline).</summary>
    private static Style Visible(bool isBlank, Style style) =>
        isBlank && (style.Attributes & OnBlanks) == 0 ? new Style(Background: style.Background) : style;
}
