using NetConsole.Engine;
using NetConsole.Terminal;

namespace NetConsole.Dashboard.Runtime;

/// <summary>The dashboard as the program starts it.</summary>
public static class DashboardRuntime
{
    /// <summary>Shows the engine on the terminal until the operator, a signal or the loss of the terminal ends it.</summary>
    /// <param name="engine">What to show. Not stopped here.</param>
    /// <param name="terminal">Where to show it. Not closed here.</param>
    /// <param name="options">What to start with.</param>
    /// <param name="time">The clock, and the time zone in which times are shown.</param>
    /// <param name="cancellationToken">Cancelled: ends at once with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The exit status: 0, or 128 and the number of the signal.</returns>
    public static async Task<int> RunAsync(
        ISocketEngine engine, ITerminal terminal, DashboardOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        await using DashboardLoop loop = new(engine, terminal, options, time, cancellationToken);
        return await loop.RunAsync().ConfigureAwait(false);
    }
}
