namespace NetConsole.Terminal.Styling;

/// <summary>An ink: the terminal's default, or one of the 16 ANSI colours, which follow the user's own palette (ECMA-48 §8.3.117, SGR 30–37, 90–97).</summary>
public enum Color : byte
{
    Default,
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    White,
    BrightBlack,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    BrightWhite,
}
