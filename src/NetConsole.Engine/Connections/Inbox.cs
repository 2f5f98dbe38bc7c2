using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>
/// Turns what one connection reads into events: one <see cref="EngineEvent.MessagesReceived"/> for each read, and one when silence ends a message.
/// The receive loop calls it; a timer of its own comes in between, so a short lock keeps them apart, and events leave in the order of the stream.
/// </summary>
internal sealed class Inbox(ConnectionId connection, StreamSocket socket, Framer framer, Counters counters, EngineParts parts) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly InputBuffer _buffer = new(parts.Pool);
    private ITimer? _silence;
    private long _lastRead;
    private TimeSpan? _awaitedSilence;
    private bool _isOffered;
    private bool _isFinished;

    /// <summary>Room for the next read, which <see cref="Accept"/> or <see cref="Withdraw"/> follows.</summary>
    public Memory<byte> Offer()
    {
        lock (_gate)
        {
            _isOffered = true;
            return _buffer.Offer();
        }
    }

    /// <summary>A read brought so many bytes: publishes them with the messages that end in them.</summary>
    public void Accept(int count)
    {
        lock (_gate)
        {
            _isOffered = false;
            _lastRead = parts.Time.GetTimestamp();
            counters.Heard(count, parts.Time.GetUtcNow());
            if (_isFinished)
            {
                return;
            }

            _buffer.Accept(count);
            int done = framer.Scan(_buffer.Pending, count, _buffer.Found);
            Publish(count);
            _buffer.Consume(done);
            AwaitSilence();
        }
    }

    /// <summary>No read is under way: without anything pending the slab goes back.</summary>
    public void Withdraw()
    {
        lock (_gate)
        {
            _isOffered = false;
            _buffer.LetGoIfEmpty();
        }
    }

    /// <summary>Counts what is read only to be thrown away.</summary>
    public void Discard(int count)
    {
        counters.Heard(count, parts.Time.GetUtcNow());
        parts.Feed.Moved(counters);
    }

    /// <summary>Nothing more is published: what is pending becomes a message. After this the socket may be closed. Idempotent.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (!_isFinished)
            {
                _isFinished = true;
                Flush();
                _silence?.Dispose();
            }
        }
    }

    public void Dispose() => Finish();

    /// <summary>Sets the timer unless it will fire early enough: it is not set anew by every read, and looks back when it fires how long the silence was.</summary>
    private void AwaitSilence()
    {
        if (framer.SilenceBeforeFlush(_buffer.Pending) is { } silence && !(_awaitedSilence <= silence))
        {
            SetTimer(silence, silence);
        }
    }

    private void SetTimer(TimeSpan silence, TimeSpan due)
    {
        _awaitedSilence = silence;
        _silence ??= parts.Time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _silence.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _awaitedSilence = null;
            if (_isFinished || framer.SilenceBeforeFlush(_buffer.Pending) is not { } silence)
            {
                return;
            }

            TimeSpan left = silence - parts.Time.GetElapsedTime(_lastRead);
            if (left > TimeSpan.Zero)
            {
                SetTimer(silence, left);
            }
            else if (socket.HasInput)
            {
                // It is not the peer that is silent, but we who do not read, for want of time or of room.
                SetTimer(silence, silence);
            }
            else
            {
                Flush();
            }
        }
    }

    private void Flush()
    {
        if (_buffer.PendingLength == 0)
        {
            framer.Flush(default, []);
        }
        else
        {
            framer.Flush(_buffer.Pending, _buffer.Found);
            Publish(fresh: 0);
            _buffer.Consume(_buffer.PendingLength);
        }

        if (!_isOffered)
        {
            _buffer.LetGoIfEmpty();
        }
    }

    private void Publish(int fresh)
    {
        int found = _buffer.Found.Count;
        long firstNumber = counters.MessagesIn + 1;
        counters.Understood(found);
        if (found > 0 || fresh > 0)
        {
            parts.Bus.Publish(new EngineEvent.MessagesReceived(connection, _buffer.Seal(fresh, firstNumber)));
        }

        parts.Feed.Moved(counters);
    }
}
