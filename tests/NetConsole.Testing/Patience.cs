namespace NetConsole.Testing;

/// <summary>How long tests wait for what should come at once: a safety net against hanging, never a measure of anything.</summary>
public static class Patience
{
    /// <summary>15 s.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Waits for a task at most <see cref="Limit"/>.</summary>
    /// <param name="task">What to wait for. It goes on when the wait is over.</param>
    /// <param name="describe">What to say if it does not come.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WaitFailedException">The limit was reached.</exception>
    public static async Task<T> WaitAsync<T>(Task<T> task, Func<string> describe, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(Limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new WaitFailedException(describe());
        }
    }

    /// <summary>Runs something that can be cancelled for at most <see cref="Limit"/>.</summary>
    /// <param name="run">What to do; its token is cancelled at the limit.</param>
    /// <param name="describe">What to say then.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="WaitFailedException">The limit was reached.</exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, Func<string> describe, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await run(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WaitFailedException(describe());
        }
    }
}
