using System.Text;

namespace NetConsole.Terminal.Input;

/// <summary>Which key a character is, under the rules of <see cref="KeyStroke"/>.</summary>
internal static class CharacterKey
{
    /// <summary>
    /// The key of a byte below 0x20, or 0x7F. Both 0x08 and 0x7F are Backspace, because terminals disagree; 0x0A is Ctrl-J, because Enter is 0x0D in raw mode.
    /// </summary>
    public static KeyStroke OfControl(byte control, KeyModifiers modifiers = KeyModifiers.None) => control switch
    {
        0x08 or 0x7F => KeyStroke.Of(Key.Backspace, modifiers),
        0x09 => KeyStroke.Of(Key.Tab, modifiers),
        0x0D => KeyStroke.Of(Key.Enter, modifiers),
        0x1B => KeyStroke.Of(Key.Escape, modifiers),
        0x00 => KeyStroke.Of(' ', modifiers | KeyModifiers.Control),
        <= 0x1A => KeyStroke.Of((char)('a' + control - 1), modifiers | KeyModifiers.Control),
        _ => KeyStroke.Of((char)(control + 0x40), modifiers | KeyModifiers.Control),
    };

    /// <summary>The key of a code point that came with modifiers, or null where it is no key: a surrogate, a C1 control, an unknown key of the private use area.</summary>
    public static KeyStroke? OfCodePoint(int codePoint, KeyModifiers modifiers)
    {
        if (codePoint is < 0x20 or 0x7F)
        {
            return codePoint < 0 ? null : OfControl((byte)codePoint, modifiers);
        }

        if (KeyTable.Keypad(codePoint) is { } named)
        {
            return named.Key == Key.Character ? Plain(named.Character, modifiers) : named with { Modifiers = modifiers };
        }

        bool isCharacter = Rune.TryCreate(codePoint, out Rune character) && codePoint is not (>= 0x80 and <= 0x9F or >= 0xE000 and <= 0xF8FF);
        return isCharacter ? Plain(character, modifiers) : null;
    }

    /// <summary>Shift is folded into the character, except that a control letter is always lower-case.</summary>
    private static KeyStroke Plain(Rune character, KeyModifiers modifiers)
    {
        Rune folded = modifiers.HasFlag(KeyModifiers.Control) ? Rune.ToLowerInvariant(character)
            : modifiers.HasFlag(KeyModifiers.Shift) ? Rune.ToUpperInvariant(character)
            : character;
        return KeyStroke.Of(folded, modifiers & ~KeyModifiers.Shift);
    }
}
