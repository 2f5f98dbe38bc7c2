using NetConsole.Engine.Connections;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// Asks the kernel how many datagrams it threw away, as often as counters are published while some come, and once more after the last:
/// the kernel drops only while its buffer is full, so a datagram is always read after a drop. No timer runs while nothing comes.
/// </summary>
internal sealed class DropWatch : IDisposable
{
    private readonly DatagramSocket _socket;
    private readonly Action<long, long> _dropped;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private uint _seen;
    private long _total;
    private int _isWatching;
    private bool _isDisposed;

    /// <param name="socket">Whose drops.</param>
    /// <param name="dropped">Told how many since it was last told, and how many in all. Any thread; must not block.</param>
    /// <param name="time">The engine's clock.</param>
    public DropWatch(DatagramSocket socket, Action<long, long> dropped, TimeProvider time)
    {
        _socket = socket;
        _dropped = dropped;
        _seen = socket.Drops() ?? 0;
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A datagram was read.</summary>
    public void Moved()
    {
        if (Volatile.Read(ref _isWatching) == 0 && Interlocked.Exchange(ref _isWatching, 1) == 0)
        {
            _timer.Change(CounterFeed.Interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Looks a last time. Call before the socket is closed; idempotent.</summary>
    public void Dispose()
    {
        Look();
        lock (_gate)
        {
            _isDisposed = true;
        }

        _timer.Dispose();
    }

    private void OnTimer()
    {
        // Before the look, so that a datagram read after it sets the timer again.
        Interlocked.Exchange(ref _isWatching, 0);
        Look();
    }

    private void Look()
    {
        lock (_gate)
        {
            // Subtraction modulo 2³² is right also when the kernel's counter has begun anew.
            if (!_isDisposed && _socket.Drops() is { } drops && drops != _seen)
            {
                uint count = unchecked(drops - _seen);
                _seen = drops;
                _total += count;
                _dropped(count, _total);
            }
        }
    }
}
