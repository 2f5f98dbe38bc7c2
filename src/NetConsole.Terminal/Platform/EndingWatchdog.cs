namespace NetConsole.Terminal.Platform;

/// <summary>
/// Ends the process when it was asked to end and does not: a program that is stuck must not survive a <c>kill</c>. On a thread of its own, because what is
/// stuck may be the thread pool.
/// </summary>
internal sealed class EndingWatchdog
{
    /// <summary>How long an orderly end may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private bool _isStarted;
    private bool _isCalledOff;

    /// <summary>From now on the process has two seconds, and ends with this status otherwise. The first call counts.</summary>
    public void Start(int status)
    {
        lock (_gate)
        {
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(() => Watch(status)) { IsBackground = true, Name = "terminal watchdog" }.Start();
            }
        }
    }

    /// <summary>The program is ending.</summary>
    public void CallOff()
    {
        lock (_gate)
        {
            _isCalledOff = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Watch(int status)
    {
        lock (_gate)
        {
            if (!_isCalledOff && !Monitor.Wait(_gate, Patience))
            {
                ProcessExit.Now(status);
            }
        }
    }
}
