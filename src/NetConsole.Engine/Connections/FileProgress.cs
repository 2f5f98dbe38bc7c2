using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>How far a file has come on one connection, how fast it may go on, and whether it is to go on at all. The writer's, except for <see cref="Stop"/>.</summary>
internal sealed class FileProgress : IDisposable
{
    /// <summary>How often its progress is told at most.</summary>
    private static readonly TimeSpan TellingInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>A limited file goes out in so many pieces a second, which is even enough for the eye.</summary>
    private const int PiecesPerSecond = 10;

    private readonly ConnectionId _connection;
    private readonly EngineParts _parts;
    private readonly long? _bytesPerSecond;
    private readonly long _started;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly ITimer _telling;

    /// <summary>Whether what moved since it was told last will be; under the gate.</summary>
    private bool _isTellingDue;
    private bool _hasEnded;
    private long _sent;

    /// <summary>When the piece that is under way was let go, and when the next one may be: since <see cref="_started"/>.</summary>
    private TimeSpan _pieceStarted;
    private TimeSpan _next;

    /// <param name="connection">To whom it is sent.</param>
    /// <param name="parts">The engine's.</param>
    /// <param name="bytesPerSecond">No more than this many, 1 or more; null for no limit.</param>
    public FileProgress(ConnectionId connection, EngineParts parts, long? bytesPerSecond)
    {
        _connection = connection;
        _parts = parts;
        _bytesPerSecond = bytesPerSecond;
        _started = parts.Time.GetTimestamp();
        _telling = parts.Time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many of its bytes the kernel has taken.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Why not all of it was sent, wherever the sending stops; null once it was.</summary>
    public NetworkFault? Fault { get; set; } = new("the connection ended before all of the file was sent");

    /// <summary>Has it end after the piece that is under way. Any thread.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // All of it was sent meanwhile.
        }
    }

    /// <summary>Nothing more is told from here on, so that its end is the last word of it.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }
    }

    public void Dispose()
    {
        End();
        _telling.Dispose();
        _stop.Dispose();
    }

    /// <summary>Waits until the file is open.</summary>
    /// <returns>What became of that; null when somebody stopped it.</returns>
    /// <exception cref="OperationCanceledException">The connection ended.</exception>
    public async ValueTask<FileOpening?> OpenedAsync(Task<FileOpening> opening, CancellationToken ended)
    {
        if (!opening.IsCompleted)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, _stop.Token);
            await ((Task)opening).WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.ThrowIfCancellationRequested();
        }

        return IsStopped() ? null : await opening;
    }

    /// <summary>How many bytes the next piece may have.</summary>
    public int PieceBytes(int most) => _bytesPerSecond is { } limit ? (int)Math.Clamp(limit / PiecesPerSecond, 1, most) : most;

    /// <summary>Waits until the next piece may follow.</summary>
    /// <returns>False when none is to follow, because somebody stopped it.</returns>
    /// <exception cref="OperationCanceledException">The connection ended.</exception>
    public async ValueTask<bool> MayGoOnAsync(CancellationToken ended)
    {
        if (_next - Elapsed is { Ticks: > 0 } wait)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, _stop.Token);
            await Task.Delay(wait, _parts.Time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.ThrowIfCancellationRequested();
        }

        _pieceStarted = Elapsed;
        return !IsStopped();
    }

    /// <summary>A piece was sent. It is told a little later, with what moves meanwhile: also when nothing does, because the peer has stopped reading.</summary>
    public void Moved(int bytes)
    {
        Volatile.Write(ref _sent, _sent + bytes);
        if (_bytesPerSecond is { } limit)
        {
            // What a stall has cost is not made up for: that would be faster than the limit.
            _next = (_next > _pieceStarted ? _next : _pieceStarted) + TimeSpan.FromSeconds((double)bytes / limit);
        }

        lock (_gate)
        {
            if (!_isTellingDue)
            {
                _isTellingDue = true;
                _telling.Change(TellingInterval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            _isTellingDue = false;
            if (!_hasEnded)
            {
                // Under the lock, so that it cannot come after the end. Publishing never waits.
                _parts.Bus.Publish(new EngineEvent.FileSendMoved(_connection, Sent));
            }
        }
    }

    private TimeSpan Elapsed => _parts.Time.GetElapsedTime(_started);

    private bool IsStopped()
    {
        if (!_stop.IsCancellationRequested)
        {
            return false;
        }

        Fault = new NetworkFault("stopped from here");
        return true;
    }
}
