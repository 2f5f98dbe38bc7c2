using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Models;

/// <summary>
/// Which lines of the transcript are on screen, and which row the cursor is on. Rows go by ordinal, as in <see cref="TranscriptExtent"/>; what is held on to
/// is the lower edge, because one lives at the bottom.
/// </summary>
/// <param name="Extent">What the transcript holds.</param>
/// <param name="Bottom">The place after the last line shown, or null when it follows live.</param>
/// <param name="Cursor">The row that was moved to; null for the last one shown, as always when it follows live.</param>
internal readonly record struct TranscriptWindow(TranscriptExtent Extent, TranscriptPlace? Bottom, long? Cursor)
{
    public static TranscriptWindow Live => default;

    public bool IsLive => Bottom is null;

    /// <summary>The place after the last line shown.</summary>
    public TranscriptPlace End => Bottom ?? new TranscriptPlace(Extent.End, 0);

    /// <summary>Rows that are not, or not wholly, shown below.</summary>
    public long Unseen => Extent.End - End.Ordinal;

    /// <summary>The row under the cursor, or null when there is none at all.</summary>
    public long? Selected => Extent.First == Extent.End
        ? null
        : Math.Clamp(Cursor ?? (End.Line > 0 ? End.Ordinal : End.Ordinal - 1), Extent.First, Extent.End - 1);

    /// <summary>Follows live again.</summary>
    public TranscriptWindow Following() => this with { Bottom = null, Cursor = null };

    /// <summary>When the keyboard leaves the pane: what was only looked at is followed again, what was scrolled stays put.</summary>
    public TranscriptWindow Left() => Unseen == 0 ? Following() : this;

    /// <summary>Moves by lines, down when positive; at the end it is live again. The cursor stays on its row while that is in sight.</summary>
    /// <param name="lines">How far.</param>
    /// <param name="height">Lines of the pane: scrolling stops when the first line is at its top.</param>
    /// <param name="ruler">What measures this extent.</param>
    public TranscriptWindow Scrolled(long lines, int height, TranscriptRuler ruler)
    {
        TranscriptPlace bottom = TranscriptPlace.Later(ruler.Moved(End, lines), ruler.Moved(ruler.Start, height));
        if (bottom >= ruler.End)
        {
            return Following();
        }

        TranscriptPlace top = ruler.Moved(bottom, -height);
        long last = Math.Max(top.Ordinal, bottom.Ordinal - 1);
        long first = Math.Min(last, top.Line == 0 ? top.Ordinal : top.Ordinal + 1);
        return this with { Bottom = bottom, Cursor = Cursor is { } cursor ? Math.Clamp(cursor, first, last) : null };
    }

    /// <summary>Puts the cursor on a row, or the nearest there is, and brings it in sight: by as little as it takes, or into the middle when it was far away. The newest row is followed.</summary>
    public TranscriptWindow Pointed(long ordinal, int height, TranscriptRuler ruler)
    {
        long cursor = Math.Clamp(ordinal, Extent.First, Math.Max(Extent.First, Extent.End - 1));
        return cursor >= Extent.End - 1 ? Following() : (this with { Bottom = End, Cursor = cursor }).InSight(height, ruler);
    }

    /// <summary>Takes note of what was added, let go or cleared, and of a pane or rows that became higher or lower.</summary>
    public TranscriptWindow WithExtent(TranscriptExtent extent, int height, TranscriptRuler ruler)
    {
        TranscriptWindow window = this with { Extent = extent };
        if (Bottom is not { } bottom || extent.First == extent.End)
        {
            return window.Following();
        }

        window = window with { Bottom = TranscriptPlace.Later(ruler.Clamped(bottom), ruler.Moved(ruler.Start, height)) };
        return Cursor is { } cursor ? window.Pointed(cursor, height, ruler) : window.Scrolled(0, height, ruler);
    }

    private TranscriptWindow InSight(int height, TranscriptRuler ruler)
    {
        TranscriptPlace start = new(Cursor!.Value, 0);
        TranscriptPlace next = new(start.Ordinal + 1, 0);
        TranscriptPlace top = ruler.Moved(End, -height);
        if (start >= top && next <= End)
        {
            return this;
        }

        bool isNear = start.Ordinal >= top.Ordinal - 1 && start.Ordinal <= End.Ordinal;
        TranscriptPlace bottom = isNear
            ? start < top ? ruler.Moved(start, height) : TranscriptPlace.Earlier(ruler.Moved(start, height), next)
            : ruler.Moved(start, (height / 2) + 1);
        return this with { Bottom = TranscriptPlace.Later(bottom, ruler.Moved(ruler.Start, height)) };
    }
}
