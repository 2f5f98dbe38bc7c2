using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Output;

/// <summary>Drawing what changed in a row.</summary>
public sealed partial class FrameRenderer
{
    /// <summary>EL is three bytes: so many blanks at the end of a row are written as blanks.</summary>
    private const int BlanksCheaperThanErasing = 3;

    /// <summary>Draws what differs between two columns; false when it stopped before the end because so much was written.</summary>
    private bool DrawRow(ref SequenceWriter writer, ReadOnlySpan<Cell> row, int y, int first, int last, int mostWritten)
    {
        Span<Cell> shown = ShownRow(y);
        int tail = TailOf(row);

        // Cells up to here are drawn even if they did not change: a cluster of uncertain width may have spilled into them.
        int spilled = 0;
        int x = first > 0 && row[first].IsContinuation ? first - 1 : first;
        while (x <= last || x < spilled)
        {
            if (x >= tail)
            {
                EraseTail(ref writer, row, shown, x, y, spilled);
                break;
            }

            ref readonly Cell cell = ref row[x];
            if (x < spilled || !_look.IsSame(cell, shown[x]))
            {
                if (x >= spilled && writer.Written >= mostWritten)
                {
                    KeepDrawn(row, shown, x);
                    return false;
                }

                MoveTo(ref writer, row, x, y);
                if (_pen is not { } pen || !_look.CanDraw(cell, pen))
                {
                    SetPen(ref writer, cell.Style);
                }

                spilled = Math.Max(spilled, Draw(ref writer, cell, x, y));
            }

            x += Math.Max((int)cell.Columns, 1);
        }

        row.CopyTo(shown);
        return true;
    }

    /// <summary>Notes that a row is shown up to a column. What was there may have lost its first half to what was drawn.</summary>
    private static void KeepDrawn(ReadOnlySpan<Cell> row, Span<Cell> shown, int end)
    {
        row[..end].CopyTo(shown);
        if (shown[end].IsContinuation)
        {
            shown[end] = default;
        }
    }

    /// <summary>Draws one cluster, and returns the column up to which it may have spilled.</summary>
    private int Draw(ref SequenceWriter writer, in Cell cell, int x, int y)
    {
        string cluster = cell.Cluster;
        bool isStoodIn = !_traits.IsUnicode && cluster is not [< '\x7F'];
        if (isStoodIn || !ColumnWidth.IsUncertain(cluster))
        {
            writer.Text(isStoodIn ? AsciiStandIn.For(cluster, cell.Columns) : cluster);
            _cursor.Advance(cell.Columns, _width);
            return 0;
        }

        return DrawUncertain(ref writer, cluster, cell.Columns, x, y);
    }

    /// <summary>
    /// Draws a cluster that takes fewer columns on some terminals, and more on others: over blanks of its own, so that nothing old looks out beside it, and with the
    /// cursor's column unknown behind it, so that what follows is placed absolutely.
    /// </summary>
    private int DrawUncertain(ref SequenceWriter writer, ReadOnlySpan<char> cluster, int columns, int x, int y)
    {
        if (columns == 2)
        {
            writer.Text(" ");
            writer.Text(" ");
            _cursor.Advance(2, _width);
            _cursor.Move(ref writer, x, y);
        }

        // At the right edge there is nothing behind it that would be drawn over what has spilled, and terminals do there what they like: its base alone is drawn.
        int widest = ColumnWidth.Widest(cluster);
        bool fits = x + widest <= _width;
        writer.Text(fits ? cluster : BaseOf(cluster));
        _cursor.LoseColumn();
        if (x + Math.Max(widest, columns) >= _width)
        {
            _cursor = CursorMotion.Lost;
        }

        return Math.Min(_width, x + Math.Max(widest, columns + 1));
    }

    /// <summary>Blanks the end of a row, of which <paramref name="x"/> and all behind it are plain blanks, as far as something else is shown there.</summary>
    private void EraseTail(ref SequenceWriter writer, ReadOnlySpan<Cell> row, ReadOnlySpan<Cell> shown, int x, int y, int spilled)
    {
        int end = row.Length;
        while (end > x && end > spilled && _look.IsSame(row[end - 1], shown[end - 1]))
        {
            end--;
        }

        int start = x;
        while (start < end && start >= spilled && _look.IsSame(row[start], shown[start]))
        {
            start++;
        }

        if (start >= end)
        {
            return;
        }

        bool isErased = end - start > BlanksCheaperThanErasing;
        bool isThere = _cursor.X == x && _cursor.Y == y;
        MoveTo(ref writer, row, isErased && isThere ? x : start, y);
        SetPlainPen(ref writer);
        if (isErased)
        {
            writer.EraseToEndOfRow();
            return;
        }

        for (; start < end; start++)
        {
            writer.Text(" ");
            _cursor.Advance(1, _width);
        }
    }

    /// <summary>Moves to a cell of the row; over a short stretch of cells that are shown already by writing them again, if that takes fewer bytes.</summary>
    private void MoveTo(ref SequenceWriter writer, ReadOnlySpan<Cell> row, int x, int y)
    {
        if (_cursor.Y == y && _cursor.X >= 0 && _cursor.X < x && CanRewrite(row[_cursor.X..x], _cursor.CostAlongRow(x)))
        {
            foreach (ref readonly Cell cell in row[_cursor.X..x])
            {
                writer.Text(cell.Cluster);
            }

            _cursor.Advance(x - _cursor.X, _width);
        }

        _cursor.Move(ref writer, x, y);
    }

    /// <summary>Only ASCII in the pen's own style: everything else is longer than a move.</summary>
    private bool CanRewrite(ReadOnlySpan<Cell> cells, int cost)
    {
        if (cells.Length > cost)
        {
            return false;
        }

        foreach (ref readonly Cell cell in cells)
        {
            if (cell.Cluster is not [< '\x7F'] || _pen is not { } pen || !_look.CanDraw(cell, pen))
            {
                return false;
            }
        }

        return true;
    }

    private void SetPen(ref SequenceWriter writer, Style style)
    {
        Style shown = _look.Shown(style);
        SgrWriter.Write(ref writer, _pen, shown);
        _pen = shown;
    }

    /// <summary>Blanks that are erased or scrolled in take the pen's paper on some terminals: it has to be the plain one.</summary>
    private void SetPlainPen(ref SequenceWriter writer)
    {
        if (_pen is not { } pen || !_look.IsPlainPaper(pen))
        {
            SetPen(ref writer, default);
        }
    }

    /// <summary>The column from which on a row is blank.</summary>
    private int TailOf(ReadOnlySpan<Cell> row)
    {
        int tail = row.Length;
        while (tail > 0 && _look.IsPlainBlank(row[tail - 1]))
        {
            tail--;
        }

        return tail;
    }

    private static ReadOnlySpan<char> BaseOf(ReadOnlySpan<char> cluster) => cluster[..(char.IsHighSurrogate(cluster[0]) ? 2 : 1)];
}
