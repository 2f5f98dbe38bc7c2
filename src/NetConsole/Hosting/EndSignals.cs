using System.Runtime.InteropServices;
using NetConsole.Terminal.Platform;

namespace NetConsole.Hosting;

/// <summary>
/// HUP, INT, QUIT and TERM for a program without a screen: the first one ends it in order, a second one at once. A SIGPIPE never comes: the runtime ignores it,
/// and a closed reader shows when we write.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<int> _end;
    private int _received;

    /// <param name="end">Called once, on a thread of the runtime's, with the signal's number.</param>
    public EndSignals(Action<int> end)
    {
        _end = end;
        _registrations = [On(PosixSignal.SIGHUP, 1), On(PosixSignal.SIGINT, 2), On(PosixSignal.SIGQUIT, 3), On(PosixSignal.SIGTERM, 15)];
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private PosixSignalRegistration On(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.Exchange(ref _received, 1) == 1)
        {
            ProcessExit.Now(ExitStatus.Signalled(number));
        }

        _end(number);
    });
}
