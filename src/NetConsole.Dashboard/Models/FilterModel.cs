using NetConsole.Dashboard.Finding;

namespace NetConsole.Dashboard.Models;

/// <summary>The filter in force.</summary>
/// <param name="Source">As it was typed.</param>
/// <param name="Expression">What it asks.</param>
/// <param name="Conversation">The connection whose conversation was asked for with a key, or null: the same key shows everything again.</param>
internal sealed record FilterModel(string Source, FilterExpression Expression, int? Conversation = null)
{
    /// <summary>How far it has come; null before it has begun.</summary>
    public MatchTally? Tally { get; init; }
}
