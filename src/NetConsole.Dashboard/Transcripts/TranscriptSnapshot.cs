namespace NetConsole.Dashboard.Transcripts;

/// <summary>
/// What the transcript held when it was asked. Immutable, and so are the rows: any thread may read it, whatever the store does meanwhile. Rows that the store
/// lets go stay in memory until nobody reads them here.
/// </summary>
internal sealed class TranscriptSnapshot(SegmentView[] segments)
{
    /// <summary>Number of the oldest row.</summary>
    public long First => segments.Length == 0 ? 0 : segments[0].FirstRow;

    /// <summary>Number after the newest row; as <see cref="First"/> where there is none.</summary>
    public long End => segments.Length == 0 ? 0 : segments[^1].End;

    /// <summary>The part that holds a row between <see cref="First"/> and <see cref="End"/>.</summary>
    public SegmentView Containing(long row)
    {
        int low = 0;
        int high = segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (segments[middle].FirstRow <= row)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return segments[low];
    }
}
