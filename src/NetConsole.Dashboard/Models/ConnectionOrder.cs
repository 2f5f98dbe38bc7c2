namespace NetConsole.Dashboard.Models;

/// <summary>What connections can be sorted by, in the order in which <c>s</c> visits them.</summary>
internal enum ConnectionColumn
{
    Number,
    Name,
    Peer,
    Age,
    In,
    Out,
    Waiting,

    /// <summary>When something was last heard.</summary>
    Last,

    /// <summary>How much went either way in the last seconds.</summary>
    Activity,
}

/// <summary>How the connections' pane is sorted. What is equal stands in order of numbers.</summary>
/// <param name="Column">By what.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
internal readonly record struct ConnectionOrder(ConnectionColumn Column, bool IsDescending)
{
    /// <summary>As the pane's rule says it: <c>by number ▴</c>.</summary>
    public string Title => $"by {Column.ToString().ToLowerInvariant()} {(IsDescending ? '▾' : '▴')}";

    /// <summary>By the next column, the way round in which it is usually looked for: names from a, amounts from the greatest.</summary>
    public ConnectionOrder Next()
    {
        ConnectionColumn next = Column == ConnectionColumn.Activity ? ConnectionColumn.Number : Column + 1;
        return new ConnectionOrder(next, next >= ConnectionColumn.Age);
    }

    public ConnectionOrder Reversed() => this with { IsDescending = !IsDescending };
}
