namespace NetConsole.Dashboard.Transcripts;

/// <summary>Measures a transcript in lines, as far from a place as it is asked to and no further: rows that nobody looks at are never laid out.</summary>
/// <param name="extent">What the transcript holds.</param>
/// <param name="height">How many lines the row with an ordinal takes; at least 1.</param>
internal readonly struct TranscriptRuler(TranscriptExtent extent, Func<long, int> height)
{
    public TranscriptPlace Start { get; } = new(extent.First, 0);

    /// <summary>The place after the last line.</summary>
    public TranscriptPlace End { get; } = new(extent.End, 0);

    /// <summary>The place so many lines further down, or up when negative; it stops at <see cref="Start"/> and <see cref="End"/>.</summary>
    public TranscriptPlace Moved(TranscriptPlace from, long lines)
    {
        TranscriptPlace place = Clamped(from);
        return lines < 0 ? Up(place, -lines) : Down(place, lines);
    }

    /// <summary>The same place, or the nearest that is still there.</summary>
    public TranscriptPlace Clamped(TranscriptPlace place)
    {
        if (place < Start || place >= End)
        {
            return place < Start ? Start : End;
        }

        return place.Line < height(place.Ordinal) ? place : new TranscriptPlace(place.Ordinal + 1, 0);
    }

    private TranscriptPlace Down(TranscriptPlace place, long lines)
    {
        (long ordinal, int line) = place;
        while (lines > 0 && ordinal < End.Ordinal)
        {
            int left = height(ordinal) - line;
            if (lines < left)
            {
                return new TranscriptPlace(ordinal, line + (int)lines);
            }

            lines -= left;
            ordinal++;
            line = 0;
        }

        return new TranscriptPlace(ordinal, line);
    }

    private TranscriptPlace Up(TranscriptPlace place, long lines)
    {
        (long ordinal, int line) = place;
        while (lines > line)
        {
            if (ordinal == Start.Ordinal)
            {
                return Start;
            }

            lines -= line;
            ordinal--;
            line = height(ordinal);
        }

        return new TranscriptPlace(ordinal, line - (int)lines);
    }
}
