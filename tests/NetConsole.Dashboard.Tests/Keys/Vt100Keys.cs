using System.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Keys;

/// <summary>What a VT100 sends (VT100 User Guide, chapter 3: the keyboard): ASCII, its controls, ESC before a key, cursor keys and PF1 to PF4. No more.</summary>
internal static class Vt100Keys
{
    /// <summary>The bytes of a key, or null where a VT100 has no such key.</summary>
    public static string? BytesOf(KeyStroke stroke) => stroke.Modifiers switch
    {
        KeyModifiers.None => Plain(stroke),
        KeyModifiers.Control when stroke.Key == Key.Character => Control(stroke.Character),
        KeyModifiers.Alt when Plain(stroke with { Modifiers = KeyModifiers.None }) is { Length: 1 } plain => "\e" + plain,
        _ => null,
    };

    private static string? Plain(KeyStroke stroke) => stroke.Key switch
    {
        Key.Character when stroke.Character.IsAscii => stroke.Character.ToString(),
        Key.Enter => "\r",
        Key.Tab => "\t",
        Key.Backspace => "\x7F",
        Key.Escape => "\e",
        Key.Up => "\e[A",
        Key.Down => "\e[B",
        Key.Right => "\e[C",
        Key.Left => "\e[D",
        Key.F1 => "\eOP",
        Key.F2 => "\eOQ",
        Key.F3 => "\eOR",
        Key.F4 => "\eOS",
        _ => null,
    };

    // Tab, Enter and Escape are controls, too, and keys of their own.
    private static string? Control(Rune character) => character.Value switch
    {
        'i' or 'm' or '[' => null,
        ' ' => "\0",
        >= 'a' and <= 'z' or '\\' or ']' or '^' or '_' => $"{(char)(character.Value & 0x1F)}",
        _ => null,
    };
}
