namespace NetConsole.Dashboard.Finding;

/// <summary>The rows that match, for going from one to the next. On the dashboard's loop alone; rows are added at both ends, and never between.</summary>
internal interface IMatches
{
    /// <summary>How far looking has come, and what it has found.</summary>
    MatchTally Tally { get; }

    /// <summary>The nearest row that matches before this one, or null.</summary>
    long? Before(long row);

    /// <summary>The nearest row that matches after this one, or null.</summary>
    long? After(long row);

    /// <summary>How many rows match from this one to the newest, itself included.</summary>
    long CountFrom(long row);
}

/// <summary>How far looking for rows has come.</summary>
/// <param name="Count">Rows that match so far.</param>
/// <param name="LookedFrom">Every row from this one to the newest has been looked at.</param>
/// <param name="Percent">How much of what there is has been looked at, 0 to 100.</param>
internal readonly record struct MatchTally(long Count, long LookedFrom, int Percent)
{
    public bool IsComplete => Percent == 100;
}
