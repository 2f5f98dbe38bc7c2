using System.Text;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Buffers;

/// <summary>
/// A screen's worth of cells: what views draw into, what the renderer compares, what tests read. Always consistent: a continuation follows its wide cluster,
/// and where one half is overwritten, the other becomes a blank. Not thread-safe.
/// </summary>
public sealed class CellBuffer
{
    private readonly Cell[] _cells;

    /// <summary>Makes a buffer of blanks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative.</exception>
    public CellBuffer(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        Width = width;
        Height = height;
        _cells = new Cell[width * height];
        Clear();
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The whole buffer to draw on.</summary>
    public Canvas Canvas => new(this, new Rect(0, 0, Width, Height));

    /// <summary>A cell, by column and row from the top left, 0-based.</summary>
    public ref readonly Cell this[int x, int y] => ref _cells[(y * Width) + x];

    /// <summary>Makes every cell a blank in the terminal's own colours.</summary>
    public void Clear() => _cells.AsSpan().Fill(Cell.Blank(default));

    /// <summary>The rows as text, trailing blanks removed: what a test compares.</summary>
    public string[] ToLines()
    {
        var lines = new string[Height];
        var line = new StringBuilder(Width);
        for (int y = 0; y < Height; y++)
        {
            line.Clear();
            foreach (Cell cell in Row(y))
            {
                line.Append(cell.Cluster);
            }

            lines[y] = line.ToString().TrimEnd(' ');
        }

        return lines;
    }

    internal ReadOnlySpan<Cell> Row(int y) => _cells.AsSpan(y * Width, Width);

    /// <summary>Puts a glyph, all of which lies in the buffer.</summary>
    internal void Put(int x, int y, Glyph glyph, Style style)
    {
        Span<Cell> row = _cells.AsSpan(y * Width, Width);
        Release(row, x, x + glyph.Columns);
        row[x] = new Cell(glyph, style);
        if (glyph.Columns == 2)
        {
            row[x + 1] = Cell.Continuation(style);
        }
    }

    /// <summary>Puts the same narrow glyph into the columns from <paramref name="x"/> up to <paramref name="end"/>.</summary>
    internal void Fill(int x, int end, int y, Glyph glyph, Style style)
    {
        Span<Cell> row = _cells.AsSpan(y * Width, Width);
        Release(row, x, end);
        row[x..end].Fill(new Cell(glyph, style));
    }

    /// <summary>Puts cells, which hold whole clusters alone, all of which lie in the buffer.</summary>
    internal void Copy(int x, int y, ReadOnlySpan<Cell> cells)
    {
        Span<Cell> row = _cells.AsSpan(y * Width, Width);
        Release(row, x, x + cells.Length);
        cells.CopyTo(row[x..]);
    }

    /// <summary>Changes the style of a cluster, of both halves if it is wide; a continuation is left to its cluster.</summary>
    internal void Restyle(int x, int y, Func<Style, Style> change)
    {
        Span<Cell> row = _cells.AsSpan(y * Width, Width);
        if (row[x].IsContinuation)
        {
            return;
        }

        Style style = change(row[x].Style);
        row[x] = row[x].WithStyle(style);
        if (row[x].Columns == 2)
        {
            row[x + 1] = Cell.Continuation(style);
        }
    }

    /// <summary>Blanks the halves of wide clusters that would be left over on either side of what is about to be written.</summary>
    private static void Release(Span<Cell> row, int start, int end)
    {
        if (start < row.Length && start < end && row[start].IsContinuation)
        {
            row[start - 1] = Cell.Blank(row[start - 1].Style);
        }

        if (end < row.Length && row[end].IsContinuation)
        {
            row[end] = Cell.Blank(row[end].Style);
        }
    }
}
