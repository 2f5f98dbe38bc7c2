using System.Runtime.ExceptionServices;

namespace NetConsole.Engine;

/// <summary>
/// Keeps count of the tasks that the engine has started until they have ended. What the network says never makes one of them fail, so a failure is a bug of ours,
/// and surfaces at once as an unhandled exception instead of staying unobserved. Any thread.
/// </summary>
/// <remarks>Every connection has a task here for as long as it lives: a table of them, and a delegate for each, was a tenth of what a connection costs.</remarks>
internal sealed class TaskSet
{
    private readonly Lock _gate = new();
    private int _running;
    private TaskCompletionSource? _allEnded;

    /// <summary>Takes over a task.</summary>
    public void Keep(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _running++;
        }

        _ = task.ContinueWith(
            static (task, set) => ((TaskSet)set!).Ended(task), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when all have ended, those included that were added meanwhile.</summary>
    public Task WhenAllEndedAsync()
    {
        lock (_gate)
        {
            return _running == 0
                ? Task.CompletedTask
                : (_allEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Ended(Task task)
    {
        lock (_gate)
        {
            if (--_running == 0)
            {
                _allEnded?.SetResult();
                _allEnded = null;
            }
        }

        if (task.Exception is { } bug)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static bug => ExceptionDispatchInfo.Throw(bug), bug.InnerException!, preferLocal: false);
        }
    }
}
