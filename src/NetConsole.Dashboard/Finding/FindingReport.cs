using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Finding;

/// <summary>What finding has come to.</summary>
/// <param name="Shown">The transcript to show: all of it, or what the filter leaves.</param>
/// <param name="Filter">How far the filter has come; null without one.</param>
/// <param name="Matches">What the search finds, in what is shown; null without one.</param>
/// <param name="Search">How far the search has come.</param>
internal sealed record FindingReport(ITranscript Shown, MatchTally? Filter, IMatches? Matches, MatchTally? Search);
