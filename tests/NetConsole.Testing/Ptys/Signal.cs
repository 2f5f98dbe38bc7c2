namespace NetConsole.Testing.Ptys;

/// <summary>Signals by their numbers on Linux (signal(7), x86 and ARM).</summary>
public enum Signal
{
    Hangup = 1,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
    TerminalStop = 20,
}
