using NetConsole.Dashboard.Inputs;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// Work that may have to wait, for a disk or a file server, done off the loop, one piece after the other. What comes of it is an input, which the loop takes in its turn.
/// </summary>
/// <param name="post">Hands an input to the loop, from any thread.</param>
internal sealed class Errands(Action<DashboardInput> post) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Has something done; by the loop alone.</summary>
    /// <param name="work">What to do, on a thread of the pool. It must not throw, except when it is cancelled.</param>
    public void Run(Func<CancellationToken, DashboardInput> work) => _last = RunAfterAsync(_last, work, _stop.Token);

    /// <summary>Waits for what is being done; what has not begun is not.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAfterAsync(Task previous, Func<CancellationToken, DashboardInput> work, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(false);
        post(await Task.Run(() => work(cancellationToken), cancellationToken).ConfigureAwait(false));
    }
}
