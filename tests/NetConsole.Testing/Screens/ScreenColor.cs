namespace NetConsole.Testing.Screens;

/// <summary>Where a colour comes from.</summary>
public enum ScreenColorSource
{
    /// <summary>The terminal's own ink or paper.</summary>
    Default,

    /// <summary>The palette: 0–7 the ANSI colours, 8–15 the bright ones, 16–255 xterm's cube and greys.</summary>
    Palette,

    /// <summary>24 bits, <c>0xRRGGBB</c>.</summary>
    Rgb,
}

/// <summary>A colour as it was ordered, not as a palette would show it.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Value">0 for the default, 0–255 in the palette, 0–0xFFFFFF for RGB.</param>
public readonly record struct ScreenColor(ScreenColorSource Source, int Value)
{
    public static ScreenColor Default => default;

    public static ScreenColor Palette(int index) => new(ScreenColorSource.Palette, index);

    public static ScreenColor Rgb(int red, int green, int blue) => new(ScreenColorSource.Rgb, (red << 16) | (green << 8) | blue);
}
