namespace NetConsole.Dashboard.Transcripts;

/// <summary>A transcript without rows: what a dashboard has before it is given one.</summary>
internal sealed class EmptyTranscript : ITranscript
{
    private EmptyTranscript()
    {
    }

    public static EmptyTranscript Instance { get; } = new();

    public TranscriptExtent Extent => default;

    public TranscriptEntry this[long ordinal] => throw new ArgumentOutOfRangeException(nameof(ordinal));

    public long OrdinalFrom(long row) => 0;
}
