using NetConsole.Engine.Answering;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>
/// Turns what one connection reads into events: one <see cref="EngineEvent.MessagesReceived"/> for each read, and one when silence ends a message.
/// The receive loop calls it; a timer of its own comes in between, so a short lock keeps them apart, and events leave in the order of the stream.
/// </summary>
internal sealed class Inbox(ConnectionId connection, StreamSocket socket, Responder responder, Counters counters, EngineParts parts) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly InputBuffer _buffer = new(parts.Pool);
    private Framer _framer = FramerFactory.Create(responder.Settings.Framing, parts.Options);
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
                counters.Discarded(count);
                parts.Feed.Moved(counters);
                return;
            }

            _buffer.Accept(count);
            int done = _framer.Scan(_buffer.Pending, count, _buffer.Found);
            Publish(count, done);
            AwaitSilence();
        }
    }

    /// <summary>The framing has changed: what is pending is looked at again.</summary>
    public void Reframe()
    {
        lock (_gate)
        {
            if (_isFinished)
            {
                return;
            }

            _framer = FramerFactory.Create(responder.Settings.Framing, parts.Options);
            if (_buffer.PendingLength > 0)
            {
                int done = _framer.Scan(_buffer.Pending, _buffer.PendingLength, _buffer.Found);
                Publish(fresh: 0, done);
                AwaitSilence();
            }

            LetGoUnlessOffered();
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
        counters.Discarded(count);
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
        if (_framer.SilenceBeforeFlush(_buffer.Pending) is { } silence && !(_awaitedSilence <= silence))
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
            if (_isFinished || _framer.SilenceBeforeFlush(_buffer.Pending) is not { } silence)
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
            _framer.Flush(default, []);
        }
        else
        {
            _framer.Flush(_buffer.Pending, _buffer.Found);
            Publish(fresh: 0, _buffer.PendingLength);
        }

        LetGoUnlessOffered();
    }

    private void LetGoUnlessOffered()
    {
        if (!_isOffered)
        {
            _buffer.LetGoIfEmpty();
        }
    }

    /// <summary>Tells what was read, with the messages found; they are answered in the order in which they are told.</summary>
    /// <param name="fresh">How many of the pending bytes, at the end, were not told before.</param>
    /// <param name="done">How many of them, from the start, are done with.</param>
    private void Publish(int fresh, int done)
    {
        int told = EndOfWanted();
        fresh = Math.Max(0, fresh - (_buffer.PendingLength - told));
        int found = _buffer.Found.Count;
        long firstNumber = counters.MessagesIn + 1;
        counters.Understood(found);
        if (found > 0 || fresh > 0)
        {
            Payload payload = _buffer.Seal(told, fresh, firstNumber);
            parts.Bus.Publish(new EngineEvent.MessagesReceived(connection, payload));
            responder.Take(payload);
        }

        _buffer.Consume(_isFinished ? _buffer.PendingLength : done);
        parts.Feed.Moved(counters);
    }

    /// <summary>After the last message that is wanted nothing is told any more, and what came behind it is only counted.</summary>
    /// <returns>How many of the pending bytes are to be told.</returns>
    private int EndOfWanted()
    {
        long wanted = responder.Wanted(counters.MessagesIn);
        if (_buffer.PendingLength == 0 || _buffer.Found.Count < wanted)
        {
            return _buffer.PendingLength;
        }

        MessageSpan last = _buffer.Found[(int)wanted - 1];
        _buffer.Found.RemoveRange((int)wanted, _buffer.Found.Count - (int)wanted);
        _isFinished = true;
        counters.Discarded(_buffer.PendingLength - last.Start - last.Length);
        return last.Start + last.Length;
    }
}
