namespace NetConsole.Dashboard.Models;

/// <summary>A search in the history while it is typed (readline's reverse-search-history).</summary>
/// <param name="Pattern">What is searched for.</param>
/// <param name="Position">Index of the line found last; the number of lines before the first.</param>
/// <param name="Before">The input line before the search.</param>
internal sealed record HistorySearch(string Pattern, int Position, InputLine Before)
{
    /// <summary>Nothing further was found in the direction asked for.</summary>
    public bool HasFailed { get; init; }
}
