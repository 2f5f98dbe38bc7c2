using NetConsole.Terminal.Buffers;

namespace NetConsole.Terminal.Output;

/// <summary>
/// Decides whether a band that moved is worth a scroll region. One line added to a transcript of 200 columns is 300 bytes with it, and thousands without: a plain diff
/// finds every row changed.
/// </summary>
internal static class ScrollPlan
{
    /// <summary>DECSTBM, a move to its edge, its reset: about.</summary>
    private const int Overhead = 20;

    /// <summary>The move to a changed row: about.</summary>
    private const int RowOverhead = 6;

    /// <summary>How far the band's rows move up (down, when negative) with a scroll region; 0 when a diff alone is as cheap or the rows have nothing to do with the last ones.</summary>
    /// <param name="last">The band of the last frame.</param>
    /// <param name="next">The band of the next one.</param>
    /// <param name="buffer">The next frame.</param>
    /// <param name="shown">What the screen shows.</param>
    /// <param name="look">What can be told apart.</param>
    internal static int RowsUp(ScrollBand? last, ScrollBand? next, CellBuffer buffer, ReadOnlySpan<Cell> shown, CellLook look)
    {
        if (last is not { } before || next is not { } band || before.Top != band.Top || before.Height != band.Height)
        {
            return 0;
        }

        // Unchecked on purpose: a distance too large for 64 bits is not a small one in them either, by far.
        long distance = unchecked(band.FirstRow - before.FirstRow);
        if (distance == 0 || distance >= band.Height || distance <= -band.Height)
        {
            return 0;
        }

        int rows = (int)distance;
        int scrolled = Overhead + (rows > 0 ? rows : -2 * rows) + Cost(band, buffer, shown, look, rows, int.MaxValue);
        return Cost(band, buffer, shown, look, 0, scrolled) > scrolled ? rows : 0;
    }

    /// <summary>About how many bytes a diff takes if the rows shown are first moved up; counting stops above <paramref name="limit"/>.</summary>
    private static int Cost(ScrollBand band, CellBuffer buffer, ReadOnlySpan<Cell> shown, CellLook look, int rowsUp, int limit)
    {
        int cost = 0;
        for (int row = 0; row < band.Height && cost <= limit; row++)
        {
            ReadOnlySpan<Cell> next = buffer.Row(band.Top + row);
            int from = row + rowsUp;
            bool isNew = from < 0 || from >= band.Height;
            ReadOnlySpan<Cell> before = isNew ? default : shown.Slice((band.Top + from) * buffer.Width, buffer.Width);
            int changes = 0;
            for (int x = 0; x < next.Length; x++)
            {
                changes += (isNew ? look.IsPlainBlank(next[x]) : look.IsSame(next[x], before[x])) ? 0 : 1;
            }

            cost += changes == 0 ? 0 : changes + RowOverhead;
        }

        return cost;
    }
}
