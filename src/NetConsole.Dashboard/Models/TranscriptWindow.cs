using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Models;

/// <summary>Which rows of the transcript are on screen. Row numbers are those of <see cref="TranscriptExtent"/>.</summary>
/// <param name="Extent">What the transcript holds.</param>
/// <param name="Bottom">The row after the last one shown, or null when it follows live.</param>
internal readonly record struct TranscriptWindow(TranscriptExtent Extent, long? Bottom)
{
    public static TranscriptWindow Live => new(default, null);

    public bool IsLive => Bottom is null;

    /// <summary>The row after the last one shown.</summary>
    public long End => Bottom ?? Extent.End;

    /// <summary>Rows that came in below what is shown.</summary>
    public long Unseen => Extent.End - End;

    /// <summary>Moves by rows, down when positive; at the end it is live again.</summary>
    /// <param name="rows">How far.</param>
    /// <param name="height">Rows of the pane: scrolling stops when the first row is at its top.</param>
    public TranscriptWindow Scrolled(long rows, int height)
    {
        long lowest = Math.Min(Extent.End, Extent.First + height);
        long bottom = Math.Clamp(End + rows, lowest, Extent.End);
        return this with { Bottom = bottom >= Extent.End ? null : bottom };
    }

    /// <summary>Takes note of what was added, let go or cleared.</summary>
    public TranscriptWindow WithExtent(TranscriptExtent extent, int height) =>
        Bottom is { } bottom
            ? new TranscriptWindow(extent, bottom).Scrolled(0, height)
            : this with { Extent = extent };
}
