using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>
/// The running totals of one connection. The receive loop writes what came in, the send queue and its writer what goes out; anybody reads.
/// Each total is exact; a snapshot is of one moment only once the connection has ended.
/// </summary>
internal sealed class Counters(ConnectionId connection)
{
    private long _bytesIn;
    private long _bytesOut;
    private long _messagesIn;
    private long _messagesOut;
    private long _bytesWaiting;
    private long _bytesDiscarded;
    private long _messagesDropped;
    private long _lastHeardTicks;
    private int _moved;

    /// <summary>True once the connection's end has told its totals; owned by <see cref="CounterFeed"/>, under its lock.</summary>
    public bool IsClosed { get; set; }

    public long BytesOut => Volatile.Read(ref _bytesOut);

    public long MessagesIn => Volatile.Read(ref _messagesIn);

    public long MessagesOut => Volatile.Read(ref _messagesOut);

    /// <summary>Bytes in the send queue, and what is left of a file that is being sent.</summary>
    public long BytesWaiting => Volatile.Read(ref _bytesWaiting);

    public void Heard(int bytes, DateTimeOffset now)
    {
        Interlocked.Add(ref _bytesIn, bytes);
        Volatile.Write(ref _lastHeardTicks, now.UtcTicks);
    }

    /// <summary>A message was not queued, because the send queue was full.</summary>
    public void DroppedMessage() => Interlocked.Increment(ref _messagesDropped);

    /// <summary>What was heard is told to nobody.</summary>
    public void Discarded(int bytes) => Interlocked.Add(ref _bytesDiscarded, bytes);

    public void Understood(int messages) => Interlocked.Add(ref _messagesIn, messages);

    public void Queued(long bytes) => Interlocked.Add(ref _bytesWaiting, bytes);

    /// <summary>What was to be sent will not be, for a reason that leaves the connection open.</summary>
    public void Unqueued(long bytes) => Interlocked.Add(ref _bytesWaiting, -bytes);

    /// <summary>The kernel has taken bytes that were waiting.</summary>
    public void Sent(int bytes)
    {
        Interlocked.Add(ref _bytesOut, bytes);
        Interlocked.Add(ref _bytesWaiting, -bytes);
    }

    public void SentMessages(int messages) => Interlocked.Add(ref _messagesOut, messages);

    /// <summary>False when an earlier movement has not been published yet. A full fence: what moved before is seen by whoever publishes.</summary>
    public bool MarkMoved() => Interlocked.Exchange(ref _moved, 1) == 0;

    /// <summary>Call before reading what is to be published; a full fence again, so that no movement falls between.</summary>
    public void MarkPublished() => Interlocked.Exchange(ref _moved, 0);

    public ConnectionCounters Read()
    {
        long heard = Volatile.Read(ref _lastHeardTicks);
        return new ConnectionCounters(
            connection,
            Volatile.Read(ref _bytesIn),
            BytesOut,
            MessagesIn,
            MessagesOut,
            BytesWaiting,
            heard == 0 ? null : new DateTimeOffset(heard, TimeSpan.Zero))
        {
            MessagesDropped = Volatile.Read(ref _messagesDropped),
            BytesDiscarded = Volatile.Read(ref _bytesDiscarded),
        };
    }
}
