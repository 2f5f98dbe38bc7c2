using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>
/// Where one connection reads to. What a message still lacks its end for stays in place on the slab, and is copied only when the slab is full;
/// while nothing is pending the connection holds no slab. Not thread-safe: its owner locks.
/// </summary>
internal sealed class InputBuffer(SlabPool pool)
{
    private readonly ChunkStarts _chunks = new();
    private Slab? _slab;
    private int _start;
    private int _end;

    /// <summary>The last read brought as much as a standard slab holds: the next may bring more.</summary>
    private bool _isBulk;

    public int PendingLength => _end - _start;

    public ReadOnlySpan<byte> Pending => _slab is null ? default : _slab.Slice(_start, PendingLength);

    /// <summary>For the framer; only while there is a slab.</summary>
    public List<MessageSpan> Found => _slab!.Found;

    /// <summary>Room for the next read; moves what is pending when the slab has too little left.</summary>
    public Memory<byte> Offer()
    {
        if (_slab is null)
        {
            Hold(pool.Rent(_isBulk ? Slab.BulkBytes : SlabPool.UsefulBytes));
        }
        else if (_slab.Room.Length < SlabPool.UsefulBytes)
        {
            MoveToAnother();
        }

        return _slab!.Room;
    }

    /// <summary>A read has filled the first bytes of what was offered.</summary>
    public void Accept(int count)
    {
        _isBulk = count >= Slab.StandardBytes;
        _chunks.Begin(PendingLength);
        _slab!.Take(count);
        _end += count;
    }

    /// <summary>The first bytes of what is pending as a payload, with the messages in <see cref="Found"/>; the last of those bytes are fresh.</summary>
    public Payload Seal(int length, int fresh, long firstNumber) =>
        _slab!.Seal(_start, length, length - fresh, firstNumber, _chunks.Current);

    /// <summary>The first bytes of what is pending are done with.</summary>
    public void Consume(int count)
    {
        _start += count;
        _chunks.Advance(count);
    }

    /// <summary>Gives the slab back if nothing on it is pending.</summary>
    public void LetGoIfEmpty()
    {
        if (_slab is not null && PendingLength == 0)
        {
            pool.Return(_slab);
            _slab = null;
        }
    }

    private void MoveToAnother()
    {
        Slab full = _slab!;
        int pending = PendingLength;

        // At least twice what is pending: a message that grows and grows is copied no more than about twice in all.
        int least = _isBulk ? Slab.BulkBytes : pending == 0 ? SlabPool.UsefulBytes : Slab.StandardBytes;
        Slab next = pool.Rent(Math.Max(least, 2 * pending));
        full.Slice(_start, pending).CopyTo(next.Room.Span);
        Hold(next);
        next.Take(pending);
        _end += pending;
        pool.Return(full);
    }

    private void Hold(Slab slab)
    {
        _slab = slab;
        _start = _end = slab.Used;
    }
}
