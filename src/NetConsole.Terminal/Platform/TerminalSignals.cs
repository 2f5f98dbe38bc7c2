using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// The signals that concern a terminal, taken away from the runtime: each is cancelled, so that the runtime neither ends the process nor puts its own idea of
/// the terminal's settings back (which it does on an uncancelled SIGCONT).
/// </summary>
internal sealed class TerminalSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="terminate">The number of HUP, INT, QUIT or TERM.</param>
    /// <param name="suspend">TSTP: a person's Ctrl-Z from outside. Windows has none.</param>
    /// <param name="resume">CONT. Windows has none.</param>
    /// <param name="resize">WINCH. Windows reports sizes with the input.</param>
    public TerminalSignals(Action<int> terminate, Action suspend, Action resume, Action resize)
    {
        On(PosixSignal.SIGHUP, () => terminate(1));
        On(PosixSignal.SIGINT, () => terminate(2));
        On(PosixSignal.SIGQUIT, () => terminate(3));
        On(PosixSignal.SIGTERM, () => terminate(15));
        if (!OperatingSystem.IsWindows())
        {
            On(PosixSignal.SIGTSTP, suspend);
            On(PosixSignal.SIGCONT, resume);
            On(PosixSignal.SIGWINCH, resize);
        }
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void On(PosixSignal signal, Action action) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    }));
}
