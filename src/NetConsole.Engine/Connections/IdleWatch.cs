namespace NetConsole.Engine.Connections;

/// <summary>
/// Calls when nothing has moved on a connection for too long. One timer, which is not set anew by every movement: when it fires it looks how long ago
/// the last one was, and waits for the rest. Any thread.
/// </summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly Action _expired;
    private readonly ITimer _timer;
    private long _lastMoved;

    /// <param name="limit">How long is too long.</param>
    /// <param name="time">The engine's clock.</param>
    /// <param name="expired">Called once, on a timer's thread.</param>
    public IdleWatch(TimeSpan limit, TimeProvider time, Action expired)
    {
        _limit = limit;
        _time = time;
        _expired = expired;
        _lastMoved = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    public void Moved() => Volatile.Write(ref _lastMoved, _time.GetTimestamp());

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        TimeSpan left = _limit - _time.GetElapsedTime(Volatile.Read(ref _lastMoved));
        if (left > TimeSpan.Zero)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _expired();
        }
    }
}
