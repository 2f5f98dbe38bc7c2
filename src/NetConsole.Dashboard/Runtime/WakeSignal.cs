namespace NetConsole.Dashboard.Runtime;

/// <summary>Wakes one thread. Set before the wait, any number of times, it ends one wait.</summary>
/// <remarks>A monitor and not an event of the library: those spin before they sleep, which costs more than drawing a message does.</remarks>
internal sealed class WakeSignal
{
    private readonly object _gate = new();
    private bool _isSet;

    /// <summary>Any thread; returns at once.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (!_isSet)
            {
                _isSet = true;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Waits until it is set.</summary>
    public void Wait() => Wait(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until it is set, or for so long.</summary>
    public void Wait(TimeSpan atMost)
    {
        lock (_gate)
        {
            if (!_isSet)
            {
                Monitor.Wait(_gate, atMost);
            }

            _isSet = false;
        }
    }
}
