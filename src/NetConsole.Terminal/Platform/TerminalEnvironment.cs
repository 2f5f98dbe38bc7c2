namespace NetConsole.Terminal.Platform;

/// <summary>What the environment says about the terminal, without asking the terminal.</summary>
internal static class TerminalEnvironment
{
    /// <summary>Why a full-screen program can't run here, or null.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static string? Refusal(Func<string, string?> variable)
    {
        // The Windows console has no TERM and needs none.
        string? name = variable("TERM");
        return OperatingSystem.IsWindows() ? null
            : string.IsNullOrEmpty(name) ? "TERM is not set"
            : IsScreenless(name) ? $"TERM={name} has no screen to draw on"
            : null;
    }

    /// <summary>Colours and characters: <c>NO_COLOR</c> (no-color.org), <c>TERM</c>, and the locale of POSIX.1-2017 §8.2.</summary>
    public static TerminalTraits Traits(Func<string, string?> variable) => new(Colors(variable), IsUnicode(variable))
    {
        AvoidsColors = !string.IsNullOrEmpty(variable("NO_COLOR")),
        HasTitle = OperatingSystem.IsWindows() || TakesOsc(variable("TERM") ?? ""),
        HasClipboard = OperatingSystem.IsWindows() || TakesOsc(variable("TERM") ?? ""),
    };

    /// <summary>terminfo's names for devices that no screen can be drawn on.</summary>
    private static bool IsScreenless(string name) => name is "dumb" or "unknown" or "network" or "dialup" or "emacs";

    private static ColorDepth Colors(Func<string, string?> variable)
    {
        string name = variable("TERM") ?? "";
        bool hasNone = IsVideoTerminal(name)
            || name.EndsWith("-m", StringComparison.Ordinal)
            || name.EndsWith("-mono", StringComparison.Ordinal);
        return hasNone ? ColorDepth.Monochrome : ColorDepth.Ansi16;
    }

    /// <summary>DEC's terminals, and those that say they are like them: no colours, and a VT100 prints an OSC.</summary>
    private static bool IsVideoTerminal(string name) => name.StartsWith("vt", StringComparison.Ordinal) && name.Length > 2 && char.IsAsciiDigit(name[2]);

    /// <summary>The Linux console has neither a window nor a clipboard, and prints what is meant for them.</summary>
    private static bool TakesOsc(string name) => name.Length > 0 && name != "linux" && !IsVideoTerminal(name);

    /// <summary>The first of LC_ALL, LC_CTYPE and LANG that is not empty decides; none of them is the C locale.</summary>
    private static bool IsUnicode(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        string? locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is not null
            && (locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase));
    }
}
