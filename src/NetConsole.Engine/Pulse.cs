namespace NetConsole.Engine;

/// <summary>Something that happens again and again, for whoever waits for the next time. Any thread; a beat that nobody awaits is forgotten.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = NewBeat();

    /// <summary>Completes with the next <see cref="Beat"/>.</summary>
    public Task NextAsync() => Volatile.Read(ref _next).Task;

    /// <summary>It happened: continues, on the thread pool, whoever waits.</summary>
    public void Beat() => Interlocked.Exchange(ref _next, NewBeat()).SetResult();

    private static TaskCompletionSource NewBeat() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
