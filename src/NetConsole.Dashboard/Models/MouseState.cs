namespace NetConsole.Dashboard.Models;

/// <summary>What can be dragged.</summary>
internal enum PaneBorder
{
    /// <summary>The rule between the panes and the transcript.</summary>
    AboveTranscript,

    /// <summary>The line between listeners and connections.</summary>
    BesideListeners,
}

/// <summary>What the next stroke of the mouse depends on.</summary>
/// <param name="Dragged">What is being dragged, or null.</param>
/// <param name="X">Where was clicked last; -1 before the first click, and after a double one.</param>
/// <param name="Y">As <paramref name="X"/>.</param>
/// <param name="At">When that was.</param>
internal readonly record struct MouseState(PaneBorder? Dragged, int X, int Y, DateTimeOffset At)
{
    public static MouseState Start { get; } = new(null, -1, -1, default);
}
