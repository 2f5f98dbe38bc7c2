using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>What the last key did to the line, where the next one depends on it.</summary>
internal enum LastEdit
{
    Other,

    /// <summary>Put in one character: the next belongs to the same step back.</summary>
    Typed,

    /// <summary>Cut: what is cut next joins it.</summary>
    Killed,

    /// <summary>Put back what was cut: Alt-Y puts back something older instead.</summary>
    Yanked,
}

/// <summary>A state that undo returns to.</summary>
internal sealed record InputState(string Text, int Cursor);

/// <summary>What is being typed: text, cursor, what was cut, and the way back. Lines are separated by LF.</summary>
/// <param name="Text">The text as it would be sent.</param>
/// <param name="Cursor">0..Text.Length in UTF-16 units, always between grapheme clusters.</param>
/// <param name="Kills">What was cut.</param>
/// <param name="Undo">Earlier states, oldest first.</param>
internal sealed record InputLine(string Text, int Cursor, KillRing Kills, ImmutableList<InputState> Undo)
{
    public static InputLine Empty { get; } = new("", 0, KillRing.Empty, []);

    public LastEdit LastEdit { get; init; }

    /// <summary>The column that Up and Down aim at while they pass shorter lines; null before the first.</summary>
    public int? GoalColumn { get; init; }

    public bool IsEmpty => Text.Length == 0;

    public bool HasSeveralLines => Text.Contains('\n', StringComparison.Ordinal);

    /// <summary>Where the line begins that the cursor is on.</summary>
    public int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    /// <summary>Where it ends: before its LF, or at the end of the text.</summary>
    public int LineEnd => Text.IndexOf('\n', Cursor) is var feed and >= 0 ? feed : Text.Length;
}
