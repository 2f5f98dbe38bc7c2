using System.Text;

namespace NetConsole.Terminal.Output;

/// <summary>
/// Every mode that full-screen work changes, beside its undoing. Entering turns them on from first to last; leaving undoes them from last to first, also what
/// only frames change, because a frame may have been its own last.
/// </summary>
internal static class ScreenModes
{
    /// <summary>Aborts a control sequence that was cut (CAN, ECMA-48 §8.3.6), ends a string that was (ST), and ends the cut frame's synchronised update.</summary>
    public static ReadOnlySpan<byte> Cancel => "\x18\e\\\e[?2026l"u8;

    /// <summary>DSR, "are you well?" (ECMA-48 §8.3.35); the answer is <c>CSI 0 n</c>. Every terminal since the VT100 gives it, once it has come to it.</summary>
    public static ReadOnlySpan<byte> Question => "\e[5n"u8;

    public static byte[] Enter { get; } = Encoding.ASCII.GetBytes(AllOn());

    public static byte[] Leave { get; } = Encoding.ASCII.GetBytes(AllOff());

    private static (string On, string Off)[] Table =>
    [
        // xterm ctlseqs: the title is kept on a stack.
        ("\e[22;0t", "\e[23;0t"),
        // xterm ctlseqs, 1049: the alternate screen, cleared, the cursor saved.
        ("\e[?1049h", "\e[?1049l"),
        // xterm ctlseqs, 2004: bracketed paste.
        ("\e[?2004h", "\e[?2004l"),
        // DECAWM: a character in the last column must not wrap.
        ("\e[?7l", "\e[?7h"),
        // BDSM (ECMA-48 §7.2.1): right-to-left text must not move the columns beside it.
        ("\e[8l", "\e[8h"),
        // Changed by frames: the mouse, DECTCEM, SGR, DECSTBM.
        ("", "\e[?1006l\e[?1002l\e[?1000l"),
        ("", "\e[?25h"),
        ("", "\e[m"),
        ("", "\e[r"),
    ];

    private static string AllOn()
    {
        var all = new StringBuilder();
        foreach ((string on, _) in Table)
        {
            all.Append(on);
        }

        return all.ToString();
    }

    private static string AllOff()
    {
        var all = new StringBuilder();
        foreach ((_, string off) in Table)
        {
            all.Insert(0, off);
        }

        return all.ToString();
    }
}
