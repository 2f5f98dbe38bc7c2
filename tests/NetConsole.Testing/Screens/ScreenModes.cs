namespace NetConsole.Testing.Screens;

/// <summary>What can be switched on a terminal, as far as the model knows it. Two values compare equal when every switch stands alike.</summary>
public sealed record ScreenModes
{
    /// <summary>How a terminal stands when a program starts on it.</summary>
    public static ScreenModes AtStart { get; } = new();

    /// <summary>DECAWM, <c>?7</c>: text goes on in the next line after the last column.</summary>
    public bool AutoWrap { get; init; } = true;

    /// <summary>DECTCEM, <c>?25</c>.</summary>
    public bool CursorVisible { get; init; } = true;

    /// <summary><c>?1049</c>: the screen without history, cleared on entry; the cursor is saved with it (xterm ctlseqs).</summary>
    public bool AlternateScreen { get; init; }

    /// <summary><c>?2004</c>: pastes come in between marks.</summary>
    public bool BracketedPaste { get; init; }

    /// <summary><c>?2026</c>: a frame is being drawn, nothing needs to be shown before its end.</summary>
    public bool SynchronizedOutput { get; init; }

    /// <summary>DECCKM, <c>?1</c>: arrows as SS3.</summary>
    public bool ApplicationCursorKeys { get; init; }

    /// <summary><c>?1000</c>, <c>?1002</c>, <c>?1006</c>: the terminal tells of the mouse: buttons, movement while one is down, in SGR form.</summary>
    public bool MouseButtons { get; init; }

    /// <inheritdoc cref="MouseButtons"/>
    public bool MouseDrags { get; init; }

    /// <inheritdoc cref="MouseButtons"/>
    public bool MouseInSgr { get; init; }

    /// <summary>BDSM, ECMA-48 mode 8: the terminal reorders right-to-left text. Off while a program places cells itself.</summary>
    public bool ImplicitBidi { get; init; } = true;

    /// <summary>This with a private (DEC) mode switched, or null if the mode is not one that the model allows.</summary>
    internal ScreenModes? WithPrivate(int mode, bool on) => mode switch
    {
        1 => this with { ApplicationCursorKeys = on },
        7 => this with { AutoWrap = on },
        25 => this with { CursorVisible = on },
        1000 => this with { MouseButtons = on },
        1002 => this with { MouseDrags = on },
        1006 => this with { MouseInSgr = on },
        1049 => this with { AlternateScreen = on },
        2004 => this with { BracketedPaste = on },
        2026 => this with { SynchronizedOutput = on },
        _ => null,
    };

    /// <summary>How a private mode stands, or null if the model does not know it.</summary>
    internal bool? FindPrivate(int mode) => mode switch
    {
        1 => ApplicationCursorKeys,
        7 => AutoWrap,
        25 => CursorVisible,
        1000 => MouseButtons,
        1002 => MouseDrags,
        1006 => MouseInSgr,
        1049 => AlternateScreen,
        2004 => BracketedPaste,
        2026 => SynchronizedOutput,
        _ => null,
    };
}
