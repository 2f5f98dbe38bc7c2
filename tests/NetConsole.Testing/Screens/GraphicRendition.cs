namespace NetConsole.Testing.Screens;

/// <summary>SGR: parameters applied to a style (ECMA-48 §8.3.117; 38 and 48 with <c>;</c> as in xterm).</summary>
internal static class GraphicRendition
{
    /// <summary>False if a parameter is not one that the model allows; what stands before it has been applied.</summary>
    public static bool TryApply(ReadOnlySpan<int> parameters, ref ScreenStyle style)
    {
        while (!parameters.IsEmpty)
        {
            int used = parameters[0] is 38 or 48 ? ApplyExtended(parameters, ref style) : ApplyOne(Math.Max(0, parameters[0]), ref style);
            if (used == 0)
            {
                return false;
            }

            parameters = parameters[used..];
        }

        return true;
    }

    private static int ApplyOne(int parameter, ref ScreenStyle style)
    {
        switch (parameter)
        {
            case 0: style = default; break;
            case 1: style = On(style, ScreenAttributes.Bold); break;
            case 2: style = On(style, ScreenAttributes.Dim); break;
            case 3: style = On(style, ScreenAttributes.Italic); break;
            case 4: style = On(style, ScreenAttributes.Underline); break;
            case 7: style = On(style, ScreenAttributes.Reverse); break;
            case 9: style = On(style, ScreenAttributes.Strikethrough); break;
            case 22: style = Off(style, ScreenAttributes.Bold | ScreenAttributes.Dim); break;
            case 23: style = Off(style, ScreenAttributes.Italic); break;
            case 24: style = Off(style, ScreenAttributes.Underline); break;
            case 27: style = Off(style, ScreenAttributes.Reverse); break;
            case 29: style = Off(style, ScreenAttributes.Strikethrough); break;
            case >= 30 and <= 37: style = style with { Foreground = ScreenColor.Palette(parameter - 30) }; break;
            case 39: style = style with { Foreground = ScreenColor.Default }; break;
            case >= 40 and <= 47: style = style with { Background = ScreenColor.Palette(parameter - 40) }; break;
            case 49: style = style with { Background = ScreenColor.Default }; break;
            case >= 90 and <= 97: style = style with { Foreground = ScreenColor.Palette(parameter - 90 + 8) }; break;
            case >= 100 and <= 107: style = style with { Background = ScreenColor.Palette(parameter - 100 + 8) }; break;
            default: return 0;
        }

        return 1;
    }

    /// <summary>38 or 48, then <c>5;index</c> or <c>2;red;green;blue</c>. Returns how many parameters that took, 0 if it is neither.</summary>
    private static int ApplyExtended(ReadOnlySpan<int> parameters, ref ScreenStyle style)
    {
        (ScreenColor color, int used) = parameters switch
        {
            [_, 5, >= 0 and <= 255, ..] => (ScreenColor.Palette(parameters[2]), 3),
            [_, 2, >= 0 and <= 255, >= 0 and <= 255, >= 0 and <= 255, ..] => (ScreenColor.Rgb(parameters[2], parameters[3], parameters[4]), 5),
            _ => (default, 0),
        };
        if (used > 0)
        {
            style = parameters[0] == 38 ? style with { Foreground = color } : style with { Background = color };
        }

        return used;
    }

    private static ScreenStyle On(ScreenStyle style, ScreenAttributes attributes) => style with { Attributes = style.Attributes | attributes };

    private static ScreenStyle Off(ScreenStyle style, ScreenAttributes attributes) => style with { Attributes = style.Attributes & ~attributes };
}
