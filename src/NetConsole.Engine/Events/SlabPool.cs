namespace NetConsole.Engine.Events;

/// <summary>
/// The memory of all reads and writes of one engine. Any thread.
/// A slab that its writer has let go with room left goes to the next one that asks, while earlier bytes on it are still leased:
/// so a thousand short messages that wait to be read hold a few slabs, not a thousand.
/// </summary>
internal sealed class SlabPool
{
    /// <summary>Less room than this is not worth a read.</summary>
    public const int UsefulBytes = 8 * 1024;

    private const int MaxIdle = 64;
    private const int MaxIdleBulk = 32;

    private readonly Lock _gate = new();
    private readonly Stack<Slab> _idle = new();
    private readonly Stack<Slab> _idleBulk = new();
    private readonly Stack<Slab> _begun = new();
    private int _existing;

    /// <summary>How many slabs hold bytes that somebody writes or has leased.</summary>
    public int InUse
    {
        get
        {
            lock (_gate)
            {
                return _existing - _idle.Count - _idleBulk.Count - _begun.Count(slab => slab.HasNoLeases);
            }
        }
    }

    /// <summary>A slab to write to, with at least <paramref name="bytes"/> of room; the caller holds it until <see cref="Return"/>.</summary>
    public Slab Rent(int bytes = UsefulBytes)
    {
        lock (_gate)
        {
            Slab? slab = null;
            if (bytes <= UsefulBytes && _begun.TryPop(out slab))
            {
                if (slab.HasNoLeases)
                {
                    slab.StartAnew();
                }

                return slab;
            }

            Stack<Slab>? idle = IdleOf(Math.Max(bytes, Slab.StandardBytes), out _);
            if (idle is null || !idle.TryPop(out slab))
            {
                slab = new Slab(this, Math.Max(bytes, Slab.StandardBytes));
                _existing++;
            }

            slab.StartAnew();
            return slab;
        }
    }

    /// <summary>The writer is done with it; leases on what it wrote stay valid.</summary>
    public void Return(Slab slab)
    {
        lock (_gate)
        {
            if (slab.Capacity == Slab.StandardBytes && (slab.Room.Length >= UsefulBytes || slab.HasNoLeases) && _begun.Count < MaxIdle)
            {
                _begun.Push(slab);
                return;
            }
        }

        slab.Release();
    }

    /// <summary>Nobody holds it any more.</summary>
    internal void Reclaim(Slab slab)
    {
        lock (_gate)
        {
            if (IdleOf(slab.Capacity, out int most) is { } idle && idle.Count < most)
            {
                idle.Push(slab);
            }
            else
            {
                _existing--;
            }
        }
    }

    /// <summary>Where slabs of this size wait for the next; null for a size that is made for one message.</summary>
    private Stack<Slab>? IdleOf(int capacity, out int most)
    {
        most = capacity == Slab.BulkBytes ? MaxIdleBulk : MaxIdle;
        return capacity switch
        {
            Slab.StandardBytes => _idle,
            Slab.BulkBytes => _idleBulk,
            _ => null,
        };
    }
}
