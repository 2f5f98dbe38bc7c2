namespace NetConsole.Engine.Datagrams;

/// <summary>Ends connections of one listener that have been quiet for <see cref="ConnectionLimits.UdpTimeout"/>: one timer, and only while there are any. Any thread.</summary>
internal sealed class PeerAging : IDisposable
{
    /// <summary>All are looked at so often at most in one timeout, so a connection that ages between two others may stay that much longer.</summary>
    private const int LooksInATimeout = 32;

    private readonly TimeSpan _limit;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<DatagramConnection> _watched = [];
    private bool _timerIsSet;

    public PeerAging(EngineParts parts)
    {
        _limit = parts.Options.Limits.UdpTimeout;
        _timer = parts.Time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>An address has spoken for the first time.</summary>
    public void Watch(DatagramConnection connection)
    {
        lock (_gate)
        {
            _watched.Add(connection);
            SetTimer(_limit);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_gate)
        {
            _timerIsSet = false;
            TimeSpan soonest = TimeSpan.MaxValue;
            _watched.RemoveAll(connection =>
            {
                TimeSpan? left = connection.TryExpire(_limit);
                soonest = left < soonest ? left.Value : soonest;
                return left is null;
            });

            if (_watched.Count > 0)
            {
                TimeSpan pause = _limit / LooksInATimeout;
                SetTimer(soonest > pause ? soonest : pause);
            }
        }
    }

    private void SetTimer(TimeSpan due)
    {
        if (!_timerIsSet)
        {
            _timerIsSet = true;
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }
}
