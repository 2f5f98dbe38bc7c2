namespace NetConsole.Terminal.Platform;

/// <summary>What came of opening a terminal.</summary>
public abstract record TerminalOpening
{
    private TerminalOpening()
    {
    }

    /// <summary>The terminal is in raw mode and ours; whoever opened it disposes of it.</summary>
    public sealed record Opened(ITerminal Terminal) : TerminalOpening;

    /// <summary>There is no terminal to draw on, and nothing was changed.</summary>
    /// <param name="Reason">Why, as a part of a sentence: <c>TERM is not set</c>.</param>
    public sealed record Refused(string Reason) : TerminalOpening;
}
