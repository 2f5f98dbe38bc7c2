namespace NetConsole.Testing.Screens;

/// <summary>One place on the screen.</summary>
/// <param name="Text">What stands there, combining marks included; a blank is one space, the second half of something wide is empty.</param>
/// <param name="Columns">1 or 2, or 0 for the second half of something wide.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct ScreenCell(string Text, int Columns, ScreenStyle Style)
{
    public static ScreenCell Blank(ScreenStyle style) => new(" ", 1, style);
}
