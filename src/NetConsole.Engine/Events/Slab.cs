using System.Diagnostics;

namespace NetConsole.Engine.Events;

/// <summary>
/// A block of pooled memory that reads and writes fill from front to back, and everything that describes what is on it: message spans and payloads.
/// All of it is used again together, once the writer and every lease on a payload have let go; so a read allocates nothing but its event.
/// One writer at a time; leases from any thread.
/// </summary>
internal sealed class Slab(SlabPool pool, int capacity)
{
    /// <summary>The size of all slabs but those below, and those that a single longer message needs.</summary>
    public const int StandardBytes = 64 * 1024;

    /// <summary>For a stream that fills the standard ones: with each read an event is told and a thread is woken, which costs as much as the copy of 64 kB.</summary>
    public const int BulkBytes = 256 * 1024;

    /// <summary>What a burst of tiny messages or tiny reads may leave behind, so that one does not enlarge the pool for good.</summary>
    private const int MaxSpansKept = 8192;
    private const int MaxPayloadsKept = 1024;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private readonly List<Payload> _payloads = [];
    private MessageSpan[] _spans = [];
    private int _spansUsed;
    private int _payloadsUsed;
    private int _references;

    public int Capacity => _bytes.Length;

    /// <summary>How many bytes, from the front, are taken.</summary>
    public int Used { get; private set; }

    /// <summary>What can still be written to.</summary>
    public Memory<byte> Room => _bytes.AsMemory(Used);

    /// <summary>True when nobody but its holder has an interest in it, so that it can start anew.</summary>
    public bool HasNoLeases => Volatile.Read(ref _references) == 1;

    /// <summary>For the framer to put messages in; the writer's own until the payload is made.</summary>
    public List<MessageSpan> Found { get; } = [];

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>The first bytes of <see cref="Room"/> have been written.</summary>
    public void Take(int count) => Used += count;

    /// <summary>Makes a payload of a range of this slab and of the messages in <see cref="Found"/>, which is empty afterwards.</summary>
    public Payload Seal(int start, int length, int freshStart, long firstNumber, ReadOnlyMemory<int> chunkStarts)
    {
        if (_payloadsUsed == _payloads.Count)
        {
            _payloads.Add(new Payload(this));
        }

        Payload payload = _payloads[_payloadsUsed++];
        payload.Fill(_bytes.AsMemory(start, length), freshStart, KeepFound(), firstNumber, chunkStarts);
        return payload;
    }

    public void Retain() => Interlocked.Increment(ref _references);

    /// <summary>Gives back one lease, or the writer's hold. Whoever lets go last sends the slab back to the pool.</summary>
    public void Release()
    {
        int left = Interlocked.Decrement(ref _references);
        Debug.Assert(left >= 0, "a lease was given back twice");
        if (left == 0)
        {
            pool.Reclaim(this);
        }
    }

    /// <summary>Empty again, held by one writer. Only called when nobody else holds it.</summary>
    public void StartAnew()
    {
        Used = 0;
        _payloadsUsed = 0;
        _spansUsed = 0;
        if (_spans.Length > MaxSpansKept)
        {
            _spans = [];
            Found.Capacity = 0;
        }

        if (_payloads.Count > MaxPayloadsKept)
        {
            _payloads.Clear();
            _payloads.TrimExcess();
        }

        Volatile.Write(ref _references, 1);
    }

    private ReadOnlyMemory<MessageSpan> KeepFound()
    {
        int count = Found.Count;
        if (_spans.Length - _spansUsed < count)
        {
            // The old array stays with the payloads that point into it.
            _spans = new MessageSpan[Math.Max(16, 2 * (_spansUsed + count))];
            _spansUsed = 0;
        }

        Memory<MessageSpan> kept = _spans.AsMemory(_spansUsed, count);
        Found.CopyTo(0, _spans, _spansUsed, count);
        _spansUsed += count;
        Found.Clear();
        return kept;
    }
}
