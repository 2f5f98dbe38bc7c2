using System.Threading.Tasks.Sources;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// An automatic reset event for one waiter. Setting it any number of times before the wait ends one wait; the waiter goes on at once, on the thread that sets it:
/// a hop through the pool for every message would cost more than drawing it. So whoever sets it must be on a thread that can run the waiter.
/// </summary>
internal sealed class WakeSignal : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = false };
    private bool _isSet;
    private bool _isAwaited;

    /// <summary>Any thread.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (!_isAwaited)
            {
                _isSet = true;
                return;
            }

            _isAwaited = false;
        }

        _source.SetResult(true);
    }

    /// <summary>Completes when it is set, at once if it was set since the last wait. One waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return ValueTask.CompletedTask;
            }

            _source.Reset();
            _isAwaited = true;
            return new ValueTask(this, _source.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
