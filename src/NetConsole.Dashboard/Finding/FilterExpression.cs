using System.Collections.Immutable;

namespace NetConsole.Dashboard.Finding;

/// <summary>Which rows are shown, as it was said; <see cref="RowTests"/> makes a test of it.</summary>
internal abstract record FilterExpression
{
    private FilterExpression()
    {
    }

    internal sealed record Both(FilterExpression Left, FilterExpression Right) : FilterExpression;

    internal sealed record Either(FilterExpression Left, FilterExpression Right) : FilterExpression;

    internal sealed record Not(FilterExpression Inner) : FilterExpression;

    /// <summary>What these connections said, what they were sent, and the facts of their lives.</summary>
    internal sealed record OfConnections(ImmutableArray<int> Numbers) : FilterExpression;

    /// <summary>The listener's own facts, and everything of the connections that it accepted.</summary>
    internal sealed record OfListener(int Number) : FilterExpression;

    internal sealed record Incoming : FilterExpression;

    internal sealed record Outgoing : FilterExpression;

    internal sealed record Messages : FilterExpression;

    /// <summary>Whatever is no message: facts of sockets' lives, words of the program, errors.</summary>
    internal sealed record Events : FilterExpression;

    internal sealed record Marked : FilterExpression;

    internal sealed record HasText(TextPattern Pattern) : FilterExpression;

    /// <summary>Length in bytes on the wire, frame or line end included.</summary>
    internal sealed record HasLength(Comparison Comparison, long Bytes) : FilterExpression;

    /// <summary>At this time or later.</summary>
    internal sealed record Since(Moment Moment) : FilterExpression;

    /// <summary>At this time or before.</summary>
    internal sealed record Until(Moment Moment) : FilterExpression;
}

/// <summary>How two numbers stand to each other.</summary>
internal enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}
