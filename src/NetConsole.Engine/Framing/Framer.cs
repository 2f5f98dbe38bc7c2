using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>
/// Finds the messages in one direction of one connection. It holds no bytes: the receive loop keeps what is pending and shows it again together with what came next.
/// Not thread-safe; one caller at a time.
/// </summary>
internal abstract class Framer
{
    /// <summary>Looks at everything pending and adds the messages that are complete.</summary>
    /// <param name="pending">Bytes not consumed before, then those just read.</param>
    /// <param name="fresh">How many of them, at the end, are new: what is before was scanned already.</param>
    /// <param name="messages">Receives the messages; offsets are relative to <paramref name="pending"/>.</param>
    /// <returns>How many bytes are done with; the rest is shown again. Never leaves more than the message limit pending.</returns>
    public abstract int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages);

    /// <summary>
    /// How long the peer must be silent, counted from its last byte, before <see cref="Flush"/> is due; null when silence means nothing now.
    /// Ask after each scan, also when nothing is pending: the rest of a cut message that is being discarded ends with silence too.
    /// </summary>
    /// <param name="pending">What <see cref="Scan"/> left; may be empty.</param>
    public virtual TimeSpan? SilenceBeforeFlush(ReadOnlySpan<byte> pending) => null;

    /// <summary>The silence was long enough, or the peer has closed: what is pending becomes a message, or nothing. All of it is done with afterwards.</summary>
    /// <param name="pending">What <see cref="Scan"/> left; may be empty.</param>
    /// <param name="messages">Receives the message.</param>
    public abstract void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages);
}
