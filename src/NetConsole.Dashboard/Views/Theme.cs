using NetConsole.Terminal;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>
/// What each part of the screen looks like. One accent; green, yellow and red for states alone, and never without a word beside them; dim for context.
/// Only the 16 colours that follow the user's own palette.
/// </summary>
internal sealed record Theme
{
    public static Theme Ansi16 { get; } = new()
    {
        Accent = new Style(Color.Cyan),
        Good = new Style(Color.Green),
        Warning = new Style(Color.Yellow),
        Bad = new Style(Color.Red),
        Escape = new Style(Color.Magenta),
        Match = new Style(Color.Black, Color.Yellow),
    };

    public static Theme Monochrome { get; } = new()
    {
        Accent = new Style(Attributes: TextAttributes.Bold),
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

    /// <summary>The focused pane's title and the target.</summary>
    public required Style Accent { get; init; }

    public required Style Good { get; init; }

    public required Style Warning { get; init; }

    public required Style Bad { get; init; }

    /// <summary>What the sanitiser wrote for what cannot be shown.</summary>
    public required Style Escape { get; init; }

    /// <summary>What a search has found. Seen on the row under the cursor too, which is reversed.</summary>
    public required Style Match { get; init; }

    public static Theme For(TerminalTraits traits) => traits.Colors == ColorDepth.Monochrome ? Monochrome : Ansi16;
}
