namespace NetConsole.Engine;

/// <summary>
/// A cancellation whose source is made when somebody first asks for the token: most connections live and end without one. Any thread.
/// A struct that changes: keep it in a field that is not readonly.
/// </summary>
internal struct CancellationOnDemand : IDisposable
{
    private CancellationTokenSource? _source;
    private int _isCancelled;

    public readonly bool IsCancellationRequested => Volatile.Read(in _isCancelled) == 1;

    /// <summary>Cancelled already where <see cref="CancelAsync"/> was called before.</summary>
    public CancellationToken Token
    {
        get
        {
            if (IsCancellationRequested)
            {
                return new CancellationToken(canceled: true);
            }

            if (Volatile.Read(ref _source) is not { } source)
            {
                var made = new CancellationTokenSource();
                source = Interlocked.CompareExchange(ref _source, made, null) ?? made;
            }

            // Whoever cancelled in between did not see the source yet.
            return IsCancellationRequested ? new CancellationToken(canceled: true) : source.Token;
        }
    }

    /// <summary>Idempotent. What was registered runs on the thread pool.</summary>
    /// <returns>Completes when all of it has run.</returns>
    public Task CancelAsync()
    {
        Interlocked.Exchange(ref _isCancelled, 1);
        return Volatile.Read(ref _source)?.CancelAsync() ?? Task.CompletedTask;
    }

    /// <summary>After this nobody asks for the token.</summary>
    public readonly void Dispose() => _source?.Dispose();
}
