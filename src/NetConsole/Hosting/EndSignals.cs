using System.Runtime.InteropServices;
using NetConsole.Terminal.Platform;

namespace NetConsole.Hosting;

/// <summary>
/// HUP, INT, QUIT and TERM for a program without a screen: the first one ends it in order, a second one at once. A SIGPIPE never comes: the runtime ignores it,
/// and a closed reader shows when we write.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] s_signals =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    private readonly PosixSignalRegistration[] _registrations;
    private int _received;

    /// <param name="end">Called once, on a thread of the runtime's, with the signal's number.</param>
    public EndSignals(Action<int> end) => _registrations = [.. s_signals.Select(known => PosixSignalRegistration.Create(known.Signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.Exchange(ref _received, 1) == 1)
        {
            ProcessExit.Now(ExitStatus.Signalled(known.Number));
        }

        end(known.Number);
    }))];

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
