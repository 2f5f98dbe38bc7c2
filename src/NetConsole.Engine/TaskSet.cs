using System.Runtime.ExceptionServices;

namespace NetConsole.Engine;

/// <summary>
/// Keeps the tasks that the engine has started until they have ended. What the network says never makes one of them fail, so a failure is a bug of ours,
/// and surfaces at once as an unhandled exception instead of staying unobserved. Any thread.
/// </summary>
internal sealed class TaskSet
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Takes over a task.</summary>
    public void Keep(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _running.Add(task);
        }

        _ = task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when all have ended, those included that were added meanwhile.</summary>
    public async Task WhenAllEndedAsync()
    {
        while (Snapshot() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
        }
    }

    private Task[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _running.Where(task => !task.IsCompleted)];
        }
    }

    private void Ended(Task task)
    {
        lock (_gate)
        {
            _running.Remove(task);
        }

        if (task.Exception is { } bug)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static bug => ExceptionDispatchInfo.Throw(bug), bug.InnerException!, preferLocal: false);
        }
    }
}
