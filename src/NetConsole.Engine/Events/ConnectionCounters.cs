namespace NetConsole.Engine.Events;

/// <summary>The engine's running totals of one connection. A view shows them and never adds up events, because a view may lose events. Over TLS all bytes are those inside, not those of the records.</summary>
/// <param name="Connection">Whose they are.</param>
/// <param name="BytesIn">Bytes read from the socket.</param>
/// <param name="BytesOut">Bytes that the kernel has taken.</param>
/// <param name="MessagesIn">Messages that framing has made of what was read.</param>
/// <param name="MessagesOut">Messages sent (a file counts as none).</param>
/// <param name="BytesWaiting">Bytes that were to be sent and that the kernel has not taken yet, the rest of a file included.</param>
/// <param name="LastHeard">When something was last read, or null.</param>
public readonly record struct ConnectionCounters(
    ConnectionId Connection,
    long BytesIn,
    long BytesOut,
    long MessagesIn,
    long MessagesOut,
    long BytesWaiting,
    DateTimeOffset? LastHeard)
{
    /// <summary>Of <see cref="BytesIn"/>, what was told to nobody: it came after the last message that was wanted, or while we were closing.</summary>
    public long BytesDiscarded { get; init; }

    /// <summary>Messages that were to be sent and were not, because the send queue was full.</summary>
    public long MessagesDropped { get; init; }
}
