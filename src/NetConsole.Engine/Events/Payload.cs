namespace NetConsole.Engine.Events;

/// <summary>
/// Bytes of one read or one write and the messages in them, on pooled memory that is shared by all subscribers under a counted lease.
/// Readable from any thread until the reader's lease is given back.
/// </summary>
public sealed class Payload
{
    private readonly MessageSpan[] _messages;
    private readonly int[] _chunkStarts;
    private readonly Action? _returned;
    private int _leases;

    /// <param name="bytes">Everything the messages need: what was carried over from earlier reads, then what this read brought.</param>
    /// <param name="freshStart">Offset in <paramref name="bytes"/> of the first byte that this read brought.</param>
    /// <param name="messages">The messages that end here, in order.</param>
    /// <param name="firstNumber">The number of the first of them on its connection in its direction, from 1.</param>
    /// <param name="chunkStarts">Offsets at which a read began, ascending; never empty.</param>
    /// <param name="returned">Called once when the last lease is given back.</param>
    internal Payload(
        ReadOnlyMemory<byte> bytes,
        int freshStart,
        MessageSpan[] messages,
        long firstNumber,
        int[] chunkStarts,
        Action? returned = null)
    {
        Bytes = bytes;
        FreshStart = freshStart;
        FirstNumber = firstNumber;
        _messages = messages;
        _chunkStarts = chunkStarts;
        _returned = returned;
    }

    /// <summary>What was carried over from earlier reads because its message had not ended, then what this read brought.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Offset in <see cref="Bytes"/> of what this read brought: the stream byte for byte is the sum of these parts.</summary>
    public int FreshStart { get; }

    /// <summary>The messages that ended in this read, in order; empty when none did.</summary>
    public ReadOnlySpan<MessageSpan> Messages => _messages;

    /// <summary>The number of the first message on its connection in its direction, from 1.</summary>
    public long FirstNumber { get; }

    /// <summary>Offsets in <see cref="Bytes"/> at which a read began, ascending.</summary>
    public ReadOnlySpan<int> ChunkStarts => _chunkStarts;

    /// <summary>A payload on an array of its own, for tests and for what does not come from a socket.</summary>
    public static Payload Of(ReadOnlyMemory<byte> bytes, params ReadOnlySpan<MessageSpan> messages) =>
        new(bytes, 0, messages.ToArray(), 1, [0]);

    internal void Retain(int leases = 1) => Interlocked.Add(ref _leases, leases);

    internal void Release()
    {
        if (Interlocked.Decrement(ref _leases) == 0)
        {
            _returned?.Invoke();
        }
    }
}
