namespace NetConsole.Terminal.Output;

/// <summary>Drawing no more at once than a slow line takes, and first what somebody waits for.</summary>
public sealed partial class FrameRenderer
{
    /// <summary>The last move of the cursor, its showing, the end of synchronised output: about.</summary>
    private const int ClosingBytes = 24;

    /// <summary>The bytes of a changed cell and of the way to a changed row, colours included: a guess, and rather too high.</summary>
    private const int BytesOfCell = 2, BytesOfRow = 16;

    /// <summary>In one slice out of so many, what stands above the band goes first; else steady traffic in the band would leave it as it is for ever.</summary>
    private const int SlicesInTurn = 4;

    private int _slices;

    /// <summary>Draws the rows that changed, as many as may be written; false when some are left.</summary>
    private bool DrawRows(ref SequenceWriter writer, Frame next, ScrollBand? band, int changedCells, int mostBytes)
    {
        if (changedCells <= 0)
        {
            return true;
        }

        int rows = FindChangedRows();
        // With one cluster at least, so that every slice gets on.
        int mostWritten = Math.Max(mostBytes - ClosingBytes, writer.Written + 1);
        if (((long)changedCells * BytesOfCell) + (rows * BytesOfRow) > mostWritten - writer.Written)
        {
            PutInOrder(_order.AsSpan(0, rows), next.Cursor, band);
        }

        foreach (int y in _order.AsSpan(0, rows))
        {
            (int first, int last) = _changes[y];
            if (writer.Written >= mostWritten || !DrawRow(ref writer, next.Buffer.Row(y), y, first, last, mostWritten))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>From top to bottom, which takes the fewest moves.</summary>
    private int FindChangedRows()
    {
        int count = 0;
        for (int y = 0; y < _height; y++)
        {
            if (_changes[y].First <= _changes[y].Last)
            {
                _order[count++] = y;
            }
        }

        return count;
    }

    /// <summary>
    /// The row with the cursor; then what stands below the band, where the operator is spoken to; then the band, its newest row first; then what is above it. Without a
    /// band: from top to bottom, as one reads.
    /// </summary>
    private void PutInOrder(Span<int> rows, CursorPosition? cursor, ScrollBand? band)
    {
        bool isTheirTurn = _slices++ % SlicesInTurn == SlicesInTurn - 1;
        int cursorRow = cursor is { } place ? Math.Clamp(place.Y, 0, _height - 1) : -1;
        (int top, int end) = band is { } scrolling ? (scrolling.Top, scrolling.Top + scrolling.Height) : (_height, _height);
        rows.Sort((a, b) => Rank(a).CompareTo(Rank(b)));

        (int Group, int Row) Rank(int y) =>
            y == cursorRow ? (0, y)
            : y >= end ? (1, y)
            : y >= top ? (3, -y)
            : (isTheirTurn ? 2 : 4, y);
    }
}
