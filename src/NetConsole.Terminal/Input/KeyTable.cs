namespace NetConsole.Terminal.Input;

/// <summary>
/// What terminals send for keys that have no character. Sources: xterm ctlseqs ("PC-Style Function Keys", "VT220-Style Function Keys"), urxvt(7) "Key Codes",
/// console_codes(4) for the Linux console, and the kitty keyboard protocol for keypad code points.
/// </summary>
internal static class KeyTable
{
    /// <summary>The key of <c>CSI … final</c>, where the final byte alone names it.</summary>
    public static KeyStroke? Csi(byte final) => final switch
    {
        (byte)'A' => KeyStroke.Of(Key.Up),
        (byte)'B' => KeyStroke.Of(Key.Down),
        (byte)'C' => KeyStroke.Of(Key.Right),
        (byte)'D' => KeyStroke.Of(Key.Left),
        (byte)'F' => KeyStroke.Of(Key.End),
        (byte)'H' => KeyStroke.Of(Key.Home),
        (byte)'P' => KeyStroke.Of(Key.F1),
        (byte)'Q' => KeyStroke.Of(Key.F2),
        (byte)'R' => KeyStroke.Of(Key.F3),
        (byte)'S' => KeyStroke.Of(Key.F4),
        (byte)'Z' => KeyStroke.Of(Key.Tab, KeyModifiers.Shift),
        (byte)'a' => KeyStroke.Of(Key.Up, KeyModifiers.Shift),
        (byte)'b' => KeyStroke.Of(Key.Down, KeyModifiers.Shift),
        (byte)'c' => KeyStroke.Of(Key.Right, KeyModifiers.Shift),
        (byte)'d' => KeyStroke.Of(Key.Left, KeyModifiers.Shift),
        _ => null,
    };

    /// <summary>The key of <c>CSI number ~</c>. 25 to 34 are F13 to F20, which the Linux console sends for Shift with F1 to F8.</summary>
    public static KeyStroke? Numbered(int number) => number switch
    {
        1 or 7 => KeyStroke.Of(Key.Home),
        2 => KeyStroke.Of(Key.Insert),
        3 => KeyStroke.Of(Key.Delete),
        4 or 8 => KeyStroke.Of(Key.End),
        5 => KeyStroke.Of(Key.PageUp),
        6 => KeyStroke.Of(Key.PageDown),
        >= 11 and <= 15 => Function(1, number - 11),
        >= 17 and <= 21 => Function(6, number - 17),
        23 or 24 => Function(11, number - 23),
        25 or 26 => Function(1, number - 25, KeyModifiers.Shift),
        28 or 29 => Function(3, number - 28, KeyModifiers.Shift),
        >= 31 and <= 34 => Function(5, number - 31, KeyModifiers.Shift),
        _ => null,
    };

    /// <summary>The key of <c>SS3 final</c>: cursor and function keys, and the keypad in application mode, whose keys mean what is printed on them.</summary>
    public static KeyStroke? Ss3(byte final) => final switch
    {
        >= (byte)'A' and <= (byte)'D' or (byte)'F' or (byte)'H' or >= (byte)'P' and <= (byte)'S' => Csi(final),
        (byte)'I' => KeyStroke.Of(Key.Tab),
        (byte)'M' => KeyStroke.Of(Key.Enter),
        (byte)'X' => KeyStroke.Of('='),
        (byte)' ' => KeyStroke.Of(' '),
        (byte)'a' => KeyStroke.Of(Key.Up, KeyModifiers.Control),
        (byte)'b' => KeyStroke.Of(Key.Down, KeyModifiers.Control),
        (byte)'c' => KeyStroke.Of(Key.Right, KeyModifiers.Control),
        (byte)'d' => KeyStroke.Of(Key.Left, KeyModifiers.Control),
        >= (byte)'j' and <= (byte)'y' => KeyStroke.Of((char)(final - 'j' + '*')),
        _ => null,
    };

    /// <summary>The key of <c>CSI [ final</c>: F1 to F5 of the Linux console.</summary>
    public static KeyStroke? LinuxConsole(byte final) => final is >= (byte)'A' and <= (byte)'E' ? Function(1, final - 'A') : null;

    /// <summary>The key behind a code point in the private use area by which the kitty protocol names the keypad.</summary>
    public static KeyStroke? Keypad(int codePoint) => codePoint switch
    {
        >= 57399 and <= 57408 => KeyStroke.Of((char)('0' + codePoint - 57399)),
        >= 57409 and <= 57413 => KeyStroke.Of("./*-+"[codePoint - 57409]),
        57414 => KeyStroke.Of(Key.Enter),
        57415 => KeyStroke.Of('='),
        57417 => KeyStroke.Of(Key.Left),
        57418 => KeyStroke.Of(Key.Right),
        57419 => KeyStroke.Of(Key.Up),
        57420 => KeyStroke.Of(Key.Down),
        57421 => KeyStroke.Of(Key.PageUp),
        57422 => KeyStroke.Of(Key.PageDown),
        57423 => KeyStroke.Of(Key.Home),
        57424 => KeyStroke.Of(Key.End),
        57425 => KeyStroke.Of(Key.Insert),
        57426 => KeyStroke.Of(Key.Delete),
        _ => null,
    };

    private static KeyStroke Function(int first, int offset, KeyModifiers modifiers = KeyModifiers.None)
        => KeyStroke.Of((Key)((int)Key.F1 + first - 1 + offset), modifiers);
}
