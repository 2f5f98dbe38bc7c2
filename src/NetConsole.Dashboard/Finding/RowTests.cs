using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Finding;

/// <summary>Says of a row whether it is wanted; its text is decoded where that is asked for.</summary>
internal delegate bool RowTest(in TranscriptEntry entry, RowText text);

/// <summary>What an expression means when it is said.</summary>
/// <param name="Now">The time.</param>
/// <param name="Zone">Where clock times are read.</param>
/// <param name="Marks">The rows that are marked.</param>
internal sealed record FilterContext(DateTimeOffset Now, TimeZoneInfo Zone, ImmutableSortedSet<long> Marks);

/// <summary>Makes tests of expressions. A test is immutable: several threads may use it, each with a <see cref="RowText"/> of its own.</summary>
internal static class RowTests
{
    public static RowTest Of(FilterExpression expression, FilterContext context)
    {
        switch (expression)
        {
            case FilterExpression.Both(var left, var right):
                return Both(Of(left, context), Of(right, context));
            case FilterExpression.Either(var left, var right):
                RowTest one = Of(left, context);
                RowTest other = Of(right, context);
                return (in TranscriptEntry entry, RowText text) => one(entry, text) || other(entry, text);
            case FilterExpression.Not(var inner):
                RowTest wanted = Of(inner, context);
                return (in TranscriptEntry entry, RowText text) => !wanted(entry, text);
            case FilterExpression.OfConnections(var numbers):
                return (in TranscriptEntry entry, RowText _) => ConcernsAny(entry, numbers);
            case FilterExpression.OfListener(var number):
                return (in TranscriptEntry entry, RowText _) => entry.Party?.Listener?.Value == number;
            case FilterExpression.Incoming:
                return (in TranscriptEntry entry, RowText _) => entry.Kind == EntryKind.Received;
            case FilterExpression.Outgoing:
                return (in TranscriptEntry entry, RowText _) => entry.Kind is EntryKind.Sent or EntryKind.Answered;
            case FilterExpression.Messages:
                return (in TranscriptEntry entry, RowText _) => entry.IsMessage;
            case FilterExpression.Events:
                return (in TranscriptEntry entry, RowText _) => !entry.IsMessage;
            case FilterExpression.Marked:
                return (in TranscriptEntry entry, RowText _) => context.Marks.Contains(entry.Row);
            case FilterExpression.HasText(var pattern):
                return HasText(pattern);
            case FilterExpression.HasLength(var comparison, var bytes):
                return (in TranscriptEntry entry, RowText _) => entry.IsMessage && Holds(entry.Bytes.Length, comparison, bytes);
            case FilterExpression.Since(var moment):
                DateTimeOffset first = moment.At(context.Now, context.Zone);
                return (in TranscriptEntry entry, RowText _) => entry.Time >= first;
            case FilterExpression.Until(var moment):
                DateTimeOffset last = moment.At(context.Now, context.Zone);
                return (in TranscriptEntry entry, RowText _) => entry.Time <= last;
            default:
                throw new UnreachableException(expression.GetType().Name);
        }
    }

    /// <summary>Wanted by both; the second is asked only where the first says yes.</summary>
    public static RowTest Both(RowTest first, RowTest second) =>
        (in TranscriptEntry entry, RowText text) => first(entry, text) && second(entry, text);

    /// <summary>An expression that takes too long on a row does not match it: a row too few is better than a pane that stands still.</summary>
    public static RowTest HasText(TextPattern pattern) => pattern is TextPattern.Literal
        ? (in TranscriptEntry entry, RowText text) => pattern.IsIn(text.Of(entry))
        : (in TranscriptEntry entry, RowText text) =>
        {
            try
            {
                return pattern.IsIn(text.Of(entry));
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        };

    /// <summary>True when every row takes time in proportion to its length.</summary>
    public static bool IsLinear(FilterExpression expression) => expression switch
    {
        FilterExpression.Both(var left, var right) => IsLinear(left) && IsLinear(right),
        FilterExpression.Either(var left, var right) => IsLinear(left) && IsLinear(right),
        FilterExpression.Not(var inner) => IsLinear(inner),
        FilterExpression.HasText(var pattern) => pattern.IsLinear,
        _ => true,
    };

    /// <summary>True when the answer for a row can change, because it depends on what is marked.</summary>
    public static bool DependsOnMarks(FilterExpression expression) => expression switch
    {
        FilterExpression.Both(var left, var right) => DependsOnMarks(left) || DependsOnMarks(right),
        FilterExpression.Either(var left, var right) => DependsOnMarks(left) || DependsOnMarks(right),
        FilterExpression.Not(var inner) => DependsOnMarks(inner),
        FilterExpression.Marked => true,
        _ => false,
    };

    private static bool ConcernsAny(in TranscriptEntry entry, ImmutableArray<int> numbers)
    {
        foreach (int number in numbers)
        {
            if (entry.Concerns(number))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(long length, Comparison comparison, long bytes) => comparison switch
    {
        Comparison.Less => length < bytes,
        Comparison.LessOrEqual => length <= bytes,
        Comparison.Equal => length == bytes,
        Comparison.GreaterOrEqual => length >= bytes,
        _ => length > bytes,
    };
}
