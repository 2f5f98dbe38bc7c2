namespace NetConsole.Testing.Screens;

/// <summary>The cells of one screen. Rows and columns are 0-based; whatever cuts something wide in two blanks its other half, as xterm does.</summary>
internal sealed class ScreenGrid
{
    private ScreenCell[][] _rows;

    public ScreenGrid(int width, int height)
    {
        Width = width;
        Height = height;
        _rows = NewRows(width, height);
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public ScreenCell this[int x, int y] => _rows[y][x];

    public ReadOnlySpan<ScreenCell> Row(int y) => _rows[y];

    /// <summary>Writes one cell, and the continuation of a wide one, which must fit.</summary>
    public void Put(int x, int y, ScreenCell cell)
    {
        Detach(x, y);
        Detach(x + cell.Columns - 1, y);
        _rows[y][x] = cell;
        if (cell.Columns == 2)
        {
            _rows[y][x + 1] = new ScreenCell("", 0, cell.Style);
        }
    }

    /// <summary>Blanks the columns from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public void Erase(int y, int from, int to, ScreenStyle style)
    {
        if (from >= to)
        {
            return;
        }

        Detach(from, y);
        Detach(to - 1, y);
        _rows[y].AsSpan(from, to - from).Fill(ScreenCell.Blank(style));
    }

    /// <summary>Moves the rows from <paramref name="top"/> to <paramref name="bottom"/>, both included, up by <paramref name="count"/>, or down if it is negative; what comes in is blank.</summary>
    public void Scroll(int top, int bottom, int count, ScreenStyle style)
    {
        int height = bottom - top + 1;
        int shift = Math.Clamp(count, -height, height);
        var moved = new ScreenCell[height][];
        for (int i = 0; i < height; i++)
        {
            int from = i + shift;
            moved[i] = from >= 0 && from < height ? _rows[top + from] : NewRow(Width, style);
        }

        moved.CopyTo(_rows, top);
    }

    /// <summary>Cuts or pads at the right and at the bottom.</summary>
    public void Resize(int width, int height)
    {
        ScreenCell[][] rows = NewRows(width, height);
        for (int y = 0; y < Math.Min(height, Height); y++)
        {
            _rows[y].AsSpan(0, Math.Min(width, Width)).CopyTo(rows[y]);
            if (width < Width && _rows[y][width].Columns == 0)
            {
                rows[y][width - 1] = ScreenCell.Blank(rows[y][width - 1].Style);
            }
        }

        (_rows, Width, Height) = (rows, width, height);
    }

    private static ScreenCell[][] NewRows(int width, int height)
    {
        var rows = new ScreenCell[height][];
        for (int y = 0; y < height; y++)
        {
            rows[y] = NewRow(width, ScreenStyle.Default);
        }

        return rows;
    }

    private static ScreenCell[] NewRow(int width, ScreenStyle style)
    {
        var row = new ScreenCell[width];
        Array.Fill(row, ScreenCell.Blank(style));
        return row;
    }

    /// <summary>Makes a column independent of its neighbours: both halves of something wide become blanks.</summary>
    private void Detach(int x, int y)
    {
        ScreenCell[] row = _rows[y];
        int first = row[x].Columns == 0 ? x - 1 : x;
        if (row[first].Columns == 2)
        {
            row[first] = ScreenCell.Blank(row[first].Style);
            row[first + 1] = ScreenCell.Blank(row[first + 1].Style);
        }
    }
}
