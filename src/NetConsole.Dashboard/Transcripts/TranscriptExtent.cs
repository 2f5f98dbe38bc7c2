namespace NetConsole.Dashboard.Transcripts;

/// <summary>What the transcript holds, without its rows: rows First to End - 1, of which those before First were let go.</summary>
/// <param name="First">Ordinal of the oldest row kept. Ordinals count from 0 in order of arrival; in the whole transcript they are the rows' numbers.</param>
/// <param name="End">Ordinal of the row to come.</param>
/// <param name="Messages">How many messages were ever recorded since it was cleared last, those let go included.</param>
/// <param name="LetGo">How many rows were let go because memory was full, since it was cleared last.</param>
/// <param name="BytesHeld">Memory in use, payload and index together.</param>
internal readonly record struct TranscriptExtent(long First, long End, long Messages, long LetGo, long BytesHeld)
{
    /// <summary>Rows that are kept and that a filter leaves out; 0 without one.</summary>
    public long Hidden { get; init; }

    /// <summary>Number of the oldest row kept, shown or not.</summary>
    public long OldestRow { get; init; }

    /// <summary>Rows that are shown.</summary>
    public long Shown => End - First;
}
