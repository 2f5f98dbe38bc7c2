using System.Collections.Concurrent;

namespace NetConsole.Engine.Answering;

/// <summary>A thread that makes one trial after the other. It is there from the first on, and sleeps when there is none.</summary>
/// <param name="name">What the system's tools show.</param>
internal sealed class MatchingThread(string name) : IAsyncDisposable
{
    /// <summary>Bounded by the connections: each awaits its trial before it asks for the next.</summary>
    private readonly BlockingCollection<(Func<Trial> Try, TaskCompletionSource<Trial> Done)> _waiting = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _isStarted;

    /// <summary>Makes a trial when its turn has come. Any thread.</summary>
    public Task<Trial> RunAsync(Func<Trial> trial)
    {
        var done = new TaskCompletionSource<Trial>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start();
        _waiting.Add((trial, done));
        return done.Task;
    }

    /// <summary>Once nobody awaits a trial any more.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        lock (_gate)
        {
            if (!_isStarted)
            {
                _ended.TrySetResult();
            }
        }

        await _ended.Task;
        _waiting.Dispose();
    }

    private void Start()
    {
        lock (_gate)
        {
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
            }
        }
    }

    private void Run()
    {
        foreach ((Func<Trial> trial, TaskCompletionSource<Trial> done) in _waiting.GetConsumingEnumerable())
        {
            done.SetResult(trial());
        }

        _ended.SetResult();
    }
}
