namespace NetConsole.Engine.Events;

/// <summary>
/// Bytes of one read or one write and the messages in them, on pooled memory that is shared by all subscribers under a counted lease.
/// Readable from any thread until the reader's lease is given back; afterwards the object itself may be used again for other bytes.
/// </summary>
public sealed class Payload
{
    private static readonly int[] OneChunk = [0];

    private readonly Slab? _slab;
    private ReadOnlyMemory<MessageSpan> _messages;
    private ReadOnlyMemory<int> _chunkStarts = OneChunk;

    /// <summary>A payload on memory that nobody uses again.</summary>
    /// <param name="bytes">The messages, and what lies between them.</param>
    /// <param name="messages">Where they are.</param>
    /// <param name="firstNumber">The number of the first of them.</param>
    internal Payload(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<MessageSpan> messages, long firstNumber)
    {
        Bytes = bytes;
        _messages = messages;
        FirstNumber = firstNumber;
    }

    /// <summary>A payload that lives on a slab and is filled by it, each time the slab is used.</summary>
    internal Payload(Slab slab) => _slab = slab;

    /// <summary>What was carried over from earlier reads because its message had not ended, then what this read brought.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Offset in <see cref="Bytes"/> of what this read brought: the stream byte for byte is the sum of these parts.</summary>
    public int FreshStart { get; private set; }

    /// <summary>The messages that ended in this read, in order; empty when none did.</summary>
    public ReadOnlySpan<MessageSpan> Messages => _messages.Span;

    /// <summary>The same, for what outlives a stack.</summary>
    internal ReadOnlyMemory<MessageSpan> MessageList => _messages;

    /// <summary>The text of each message in turn, without line end or frame. Good as long as the lease is.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Texts()
    {
        for (int i = 0; i < _messages.Length; i++)
        {
            MessageSpan message = _messages.Span[i];
            yield return Bytes.Slice(message.TextStart, message.TextLength);
        }
    }

    /// <summary>The text of one of its messages, without line end or frame. Good as long as the lease is.</summary>
    public ReadOnlySpan<byte> TextOf(MessageSpan message) => Bytes.Span.Slice(message.TextStart, message.TextLength);

    /// <summary>The number of the first message on its connection in its direction, from 1.</summary>
    public long FirstNumber { get; private set; }

    /// <summary>Where the parts of <see cref="Bytes"/> begin that different reads brought, ascending. The first is 0, also when it is the rest of a chunk.</summary>
    public ReadOnlySpan<int> ChunkStarts => _chunkStarts.Span;

    /// <summary>A payload on an array of its own, for tests and for what does not come from a socket.</summary>
    public static Payload Of(ReadOnlyMemory<byte> bytes, params ReadOnlySpan<MessageSpan> messages) =>
        new(bytes, messages.ToArray(), firstNumber: 1);

    /// <param name="bytes">Carried over, then fresh.</param>
    /// <param name="freshStart">Offset of the fresh ones.</param>
    /// <param name="messages">The messages that end here, in order.</param>
    /// <param name="firstNumber">The number of the first of them.</param>
    /// <param name="chunkStarts">Offsets at which a read began, the first 0; empty stands for just that.</param>
    internal void Fill(
        ReadOnlyMemory<byte> bytes, int freshStart, ReadOnlyMemory<MessageSpan> messages, long firstNumber, ReadOnlyMemory<int> chunkStarts)
    {
        Bytes = bytes;
        FreshStart = freshStart;
        FirstNumber = firstNumber;
        _messages = messages;
        _chunkStarts = chunkStarts.IsEmpty ? OneChunk : chunkStarts;
    }

    /// <summary>A part of these bytes as a payload of its own, on the same lease.</summary>
    /// <param name="bytes">A part of <see cref="Bytes"/>.</param>
    /// <param name="messages">The messages in it, relative to its start.</param>
    /// <param name="firstNumber">The number of the first of them.</param>
    internal Payload Part(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<MessageSpan> messages, long firstNumber)
    {
        if (_slab is null)
        {
            return new Payload(bytes, messages, firstNumber);
        }

        var part = new Payload(_slab);
        part.Fill(bytes, freshStart: 0, messages, firstNumber, chunkStarts: default);
        return part;
    }

    internal void Retain() => _slab?.Retain();

    internal void Release() => _slab?.Release();
}
