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
}
