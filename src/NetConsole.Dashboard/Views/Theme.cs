using NetConsole.Dashboard.Models;
using NetConsole.Terminal;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>
/// What each part of the screen looks like. One accent; green, yellow and red for states alone, and never without a word beside them; dim for context.
/// Only the 16 colours that follow the user's own palette.
/// </summary>
internal sealed record Theme
{
    /// <summary>For a dark background.</summary>
    public static Theme Dark { get; } = new()
    {
        Accent = new Style(Color.Cyan),
        Focus = new Style(Color.Cyan),
        Good = new Style(Color.Green),
        Warning = new Style(Color.Yellow),
        Bad = new Style(Color.Red),
        Escape = new Style(Color.Magenta),
        Match = new Style(Color.Black, Color.Yellow),
        ChunkBorder = new Style(Color.Cyan, Attributes: TextAttributes.Bold),
    };

    /// <summary>
    /// For a light background, where green, yellow and cyan of the usual palettes have next to no contrast (xterm's on white: 2.2, 1.7 and 2.0 to 1; WCAG 2.1 asks for 4.5).
    /// </summary>
    public static Theme Light { get; } = new()
    {
        Accent = new Style(Color.Blue),
        Focus = new Style(Color.Blue),
        Good = default,
        Warning = new Style(Color.Black, Color.Yellow),
        Bad = new Style(Color.Red),
        Escape = new Style(Color.Magenta),
        Match = new Style(Color.Black, Color.Yellow),
    };

    /// <summary>No colours: attributes that a VT100 has.</summary>
    public static Theme Monochrome { get; } = new()
    {
        Accent = new Style(Attributes: TextAttributes.Bold),
        Focus = new Style(Attributes: TextAttributes.Bold | TextAttributes.Reverse),
        Good = default,
        Warning = new Style(Attributes: TextAttributes.Bold),
        Bad = new Style(Attributes: TextAttributes.Bold),
        Escape = new Style(Attributes: TextAttributes.Underline),
        Match = new Style(Attributes: TextAttributes.Reverse | TextAttributes.Underline),
    };

    public Style Text { get; init; }

    public Style Strong { get; init; } = new(Attributes: TextAttributes.Bold);

    /// <summary>Context: times, lengths, rules.</summary>
    public Style Dim { get; init; } = new(Attributes: TextAttributes.Dim);

    /// <summary>The target, and what we say.</summary>
    public required Style Accent { get; init; }

    /// <summary>The focused pane's title.</summary>
    public required Style Focus { get; init; }

    public required Style Good { get; init; }

    public required Style Warning { get; init; }

    public required Style Bad { get; init; }

    /// <summary>What the sanitiser wrote for what cannot be shown.</summary>
    public required Style Escape { get; init; }

    /// <summary>What a search has found. Seen on the row under the cursor too, which is reversed.</summary>
    public required Style Match { get; init; }

    /// <summary>The sign where one read ended within a message: never like a character of the peer's.</summary>
    public Style ChunkBorder { get; init; } = new(Attributes: TextAttributes.Reverse);

    /// <summary>
    /// The inks that were chosen, or that suit the terminal. What the operator chose goes before <c>NO_COLOR</c>, as no-color.org has it;
    /// a terminal without colours shows none in any theme.
    /// </summary>
    public static Theme For(TerminalTraits traits, ThemeChoice choice) => choice switch
    {
        ThemeChoice.Dark => Dark,
        ThemeChoice.Light => Light,
        ThemeChoice.Monochrome => Monochrome,
        _ => traits.AvoidsColors || traits.Colors == ColorDepth.Monochrome ? Monochrome : Dark,
    };
}
