using System.Collections.Immutable;

namespace NetConsole.Dashboard.Drafts;

/// <summary>What is typed, read: its messages in order, or the first mistake, at which reading stopped.</summary>
/// <param name="Messages">One for each line, up to the mistake.</param>
/// <param name="Mistake">Why Enter would refuse it, or null.</param>
internal sealed record Draft(ImmutableArray<DraftMessage> Messages, DraftMistake? Mistake)
{
    public static Draft Empty { get; } = new([], null);
}

/// <summary>A mistake in what is typed.</summary>
/// <param name="Position">Offset in UTF-16 units in the whole text.</param>
/// <param name="Length">How much of it is meant, at least 0, on one line.</param>
/// <param name="Line">The line it is on, counted from 1; 0 where there is only one.</param>
/// <param name="Column">Where on that line, as a person counts it, from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What would be right.</param>
internal sealed record DraftMistake(int Position, int Length, int Line, int Column, string Message, string Hint)
{
    public override string ToString() => $"{(Line > 0 ? $"line {Line}, " : "")}column {Column}: {Message}; {Hint}";
}
