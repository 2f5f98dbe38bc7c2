using System.Text;

namespace NetConsole.Terminal.Input;

/// <summary>A key by name. <see cref="Character"/> carries its character beside it.</summary>
public enum Key : byte
{
    Character,
    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
}

[Flags]
public enum KeyModifiers : byte
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}

/// <summary>
/// One key press. A control letter is <c>Character</c> with its lower-case letter and Control (Ctrl-A is <c>a</c> with Control); Ctrl-_ is <c>_</c> with Control,
/// Ctrl-Space is a space with Control. Shift is not set for characters: <c>A</c> is the character A. Shift-Tab is Tab with Shift.
/// </summary>
public readonly record struct KeyStroke(Key Key, KeyModifiers Modifiers, Rune Character)
{
    public static KeyStroke Of(Key key, KeyModifiers modifiers = KeyModifiers.None) => new(key, modifiers, default);

    public static KeyStroke Of(char character, KeyModifiers modifiers = KeyModifiers.None) => new(Key.Character, modifiers, new Rune(character));

    public static KeyStroke Of(Rune character, KeyModifiers modifiers = KeyModifiers.None) => new(Key.Character, modifiers, character);

    /// <summary>As guides write it: <c>Ctrl-A</c>, <c>Alt-b</c>, <c>Shift-Tab</c>, <c>PgUp</c>, <c>F1</c>, <c>x</c>.</summary>
    public override string ToString()
    {
        string prefix = (Modifiers.HasFlag(KeyModifiers.Control) ? "Ctrl-" : "")
            + (Modifiers.HasFlag(KeyModifiers.Alt) ? "Alt-" : "")
            + (Modifiers.HasFlag(KeyModifiers.Shift) ? "Shift-" : "");
        string name = Key switch
        {
            Key.Character when Character.Value == ' ' => "Space",
            Key.Character when Modifiers.HasFlag(KeyModifiers.Control) => Character.ToString().ToUpperInvariant(),
            Key.Character => Character.ToString(),
            Key.PageUp => "PgUp",
            Key.PageDown => "PgDn",
            Key.Escape => "Esc",
            _ => Key.ToString(),
        };
        return prefix + name;
    }
}
