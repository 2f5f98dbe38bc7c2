namespace NetConsole.Terminal.Input;

/// <summary>What the terminal, or the system on its behalf, tells the program.</summary>
public abstract record TerminalEvent
{
    private TerminalEvent()
    {
    }

    public sealed record KeyPressed(KeyStroke Stroke) : TerminalEvent;

    /// <summary>Something was done with the mouse; only while a frame asks for that, or late.</summary>
    public sealed record MouseUsed(MouseStroke Stroke) : TerminalEvent;

    /// <summary>Text from bracketed paste, never to be read as keys. Line ends are LF. Bytes that are not UTF-8 are U+FFFD.</summary>
    /// <param name="Text">What was pasted, or the next piece of it.</param>
    /// <param name="IsCut">True with the last piece when more than 1 MiB was pasted: what was over that is gone.</param>
    public sealed record Pasted(string Text, bool IsCut = false) : TerminalEvent;

    /// <summary>The terminal has another size now.</summary>
    public sealed record Resized(int Width, int Height) : TerminalEvent;

    /// <summary>The program was suspended and is in the foreground again; the screen is being redrawn.</summary>
    public sealed record Resumed : TerminalEvent;

    /// <summary>The terminal is gone. Nothing may be written to it any more; the program should end with 129.</summary>
    public sealed record HungUp : TerminalEvent;

    /// <summary>The system asks the program to end. The terminal is already as it was before; the program should end with 128 + <paramref name="Number"/>.</summary>
    /// <param name="Number">1 HUP, 2 INT, 3 QUIT or 15 TERM.</param>
    public sealed record Signalled(int Number) : TerminalEvent;
}
