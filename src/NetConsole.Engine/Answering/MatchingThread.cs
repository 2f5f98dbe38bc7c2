using System.Collections.Concurrent;

namespace NetConsole.Engine.Answering;

/// <summary>A thread that makes one trial after the other. It is there from the first on, and sleeps when there is none.</summary>
/// <param name="name">What the system's tools show.</param>
internal sealed class MatchingThread(string name) : IAsyncDisposable
{
    /// <summary>Bounded by the connections: each awaits its trial before it asks for the next.</summary>
    private readonly BlockingCollection<Job> _waiting = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _isStarted;

    /// <summary>Makes a trial when its turn has come. Any thread.</summary>
    public Task<Trial> RunAsync(Func<Trial> trial)
    {
        var job = new Job(trial);
        Start();
        _waiting.Add(job);
        return job.Done.Task;
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
        foreach (Job job in _waiting.GetConsumingEnumerable())
        {
            job.Done.SetResult(job.Trial());
        }

        _ended.SetResult();
    }

    /// <remarks>A class, because a queue of structures would have to be compiled when the program starts.</remarks>
    private sealed class Job(Func<Trial> trial)
    {
        public Func<Trial> Trial => trial;

        public TaskCompletionSource<Trial> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
