using System.Collections.Immutable;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Completions;

/// <summary>What could stand where the cursor is.</summary>
/// <param name="Start">Where the word to be completed begins in the line.</param>
/// <param name="Candidates">What it could be, whatever is typed of it.</param>
internal readonly record struct CompletionOffer(int Start, ImmutableArray<CompletionCandidate> Candidates)
{
    /// <summary>The folder whose files it could be, which has to be looked up first; else null.</summary>
    public string? Folder { get; init; }

    public static CompletionOffer Nothing(int start) => new(start, []);
}
