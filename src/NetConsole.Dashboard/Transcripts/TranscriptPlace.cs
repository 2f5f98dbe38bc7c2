namespace NetConsole.Dashboard.Transcripts;

/// <summary>A line of a transcript: a row by its ordinal, and which of the row's lines. Places are ordered from the top down.</summary>
/// <param name="Ordinal">Which row, counted as <see cref="TranscriptExtent"/> counts.</param>
/// <param name="Line">Which of its lines, from 0.</param>
internal readonly record struct TranscriptPlace(long Ordinal, int Line) : IComparable<TranscriptPlace>
{
    public static bool operator <(TranscriptPlace left, TranscriptPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(TranscriptPlace left, TranscriptPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(TranscriptPlace left, TranscriptPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TranscriptPlace left, TranscriptPlace right) => left.CompareTo(right) >= 0;

    public static TranscriptPlace Earlier(TranscriptPlace one, TranscriptPlace other) => one < other ? one : other;

    public static TranscriptPlace Later(TranscriptPlace one, TranscriptPlace other) => one > other ? one : other;

    public int CompareTo(TranscriptPlace other) => Ordinal != other.Ordinal ? Ordinal.CompareTo(other.Ordinal) : Line.CompareTo(other.Line);
}
