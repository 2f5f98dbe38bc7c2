using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Finding;

/// <summary>The rows that match, as if there were no others.</summary>
internal sealed class FilteredTranscript(TranscriptStore store, MatchedRows rows) : ITranscript
{
    public MatchedRows Rows => rows;

    public TranscriptExtent Extent
    {
        get
        {
            TranscriptExtent all = store.Extent;
            return all with { First = rows.FirstOrdinal, End = rows.EndOrdinal, Hidden = all.Shown - rows.Count };
        }
    }

    public TranscriptEntry this[long ordinal] => store[rows.RowAt(ordinal)];

    public long OrdinalFrom(long row) => rows.OrdinalFrom(row);
}
