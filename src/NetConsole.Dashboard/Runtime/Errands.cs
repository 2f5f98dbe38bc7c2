using NetConsole.Dashboard.Inputs;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// Work that may have to wait, for a disk or a file server, done off the loop, one piece after the other. What comes of it is an input, which the loop takes in its turn.
/// </summary>
/// <param name="time">For how long the end of the program waits for what is being done.</param>
/// <param name="post">Hands an input to the loop, from any thread.</param>
internal sealed class Errands(TimeProvider time, Action<DashboardInput> post) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Has something done; by the loop alone.</summary>
    /// <param name="work">What to do, on a thread of the pool. It must not throw, except when it is cancelled: at the end of the program nobody wants to know any more.</param>
    public void Run(Func<CancellationToken, DashboardInput> work) => _last = RunAfterAsync(_last, work, _stop.Token);

    /// <summary>Waits for what is to be done, but not for long. What was only to be looked up ends at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (await DiskPatience.HasEndedAsync(_last, time).ConfigureAwait(false))
        {
            _stop.Dispose();
        }
    }

    private async Task RunAfterAsync(Task previous, Func<CancellationToken, DashboardInput> work, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(false);
        try
        {
            post(await Task.Run(() => work(cancellationToken), CancellationToken.None).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }
}
