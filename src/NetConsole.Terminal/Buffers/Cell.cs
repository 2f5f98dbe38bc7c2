using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Buffers;

/// <summary>
/// One place on the screen. A wide cluster lies in its first cell; the second is a continuation (<see cref="Columns"/> 0) in the same style.
/// Cells are made of glyphs alone, and so hold nothing that the sanitiser would not let pass.
/// </summary>
public readonly record struct Cell
{
    private readonly string? _cluster;

    internal Cell(Glyph glyph, Style style)
        : this(glyph.Cluster, (byte)glyph.Columns, style)
    {
    }

    private Cell(string cluster, byte columns, Style style)
    {
        _cluster = cluster;
        Columns = columns;
        Style = style;
    }

    /// <summary>A safe grapheme cluster; a blank is one space; a continuation is empty.</summary>
    public string Cluster => _cluster ?? "";

    /// <summary>1 or 2, or 0 for the second half of a wide cluster.</summary>
    public byte Columns { get; }

    /// <summary>How it looks.</summary>
    public Style Style { get; }

    /// <summary>True for a cell without ink.</summary>
    internal bool IsBlank => _cluster == " ";

    /// <summary>The second half of a wide cluster.</summary>
    internal bool IsContinuation => Columns == 0;

    /// <summary>True when both are the same in every part, and their clusters the same object: cheap, and true for most cells that did not change.</summary>
    internal bool IsIdentical(in Cell other) => ReferenceEquals(_cluster, other._cluster) && Columns == other.Columns && Style == other.Style;

    internal static Cell Blank(Style style) => new(" ", 1, style);

    internal static Cell Continuation(Style style) => new("", 0, style);

    internal Cell WithStyle(Style style) => new(Cluster, Columns, style);
}
