using NetConsole.Dashboard.Finding;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Models;

/// <summary>Which way a search goes.</summary>
internal enum FindDirection
{
    /// <summary>Up, as a search begins: one lives at the bottom.</summary>
    Older,

    Newer,
}

/// <summary>A search: what is looked for, while it is typed and until it is left.</summary>
/// <param name="Line">What is typed, or was.</param>
/// <param name="Home">The row from which it began, and to which it looks back while it is typed; -1 where there was none.</param>
/// <param name="HomeWindow">What was on screen then.</param>
internal sealed record FindModel(InputLine Line, long Home, TranscriptWindow HomeWindow)
{
    /// <summary>True until Enter: keys go into the line.</summary>
    public bool IsTyping { get; init; }

    /// <summary>What is looked for; null as long as nothing is typed.</summary>
    public TextPattern? Pattern { get; init; }

    /// <summary>Why what is typed cannot be looked for; what was looked for before goes on.</summary>
    public TextError? Mistake { get; init; }

    /// <summary>What is found; null before it has begun.</summary>
    public IMatches? Matches { get; init; }

    public MatchTally? Tally { get; init; }

    /// <summary>The match that was gone to, by its row's number, or null.</summary>
    public long? Current { get; init; }

    /// <summary>Which match that is, the newest being 1; 0 for none.</summary>
    public long Rank { get; init; }

    /// <summary>Where to go as soon as it is found; null when there is nothing to wait for.</summary>
    public FindDirection? Pending { get; init; }
}
