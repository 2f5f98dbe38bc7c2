namespace NetConsole.Dashboard.Models;

/// <summary>Which inks the operator wants.</summary>
internal enum ThemeChoice
{
    /// <summary>Dark; monochrome where <c>NO_COLOR</c> is set or the terminal has no colours.</summary>
    Auto,

    /// <summary>For a dark background.</summary>
    Dark,

    /// <summary>For a light background.</summary>
    Light,

    /// <summary>No colours at all.</summary>
    Monochrome,
}
