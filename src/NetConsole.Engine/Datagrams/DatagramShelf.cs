using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Datagrams;

/// <summary>Where the datagrams of one socket are kept, many on a slab; between bursts it holds none. One writer.</summary>
internal sealed class DatagramShelf(SlabPool pool)
{
    /// <summary>What a datagram takes at least, so that empty ones fill a slab too and the payloads on it stay few.</summary>
    private const int Granule = 64;

    private Slab? _slab;

    /// <summary>Copies a datagram and makes it a payload with one message, whose text leaves out one line end.</summary>
    /// <param name="datagram">All of it; may be empty.</param>
    /// <param name="flags">What is to be said about it.</param>
    /// <param name="number">Its number on its connection.</param>
    public Payload Place(ReadOnlySpan<byte> datagram, MessageFlags flags, long number)
    {
        int needed = Math.Max(Granule, datagram.Length);
        if (_slab is null || _slab.Room.Length < needed)
        {
            LetGo();
            _slab = pool.Rent(needed);
        }

        int start = _slab.Used;
        datagram.CopyTo(_slab.Room.Span);
        _slab.Take(Math.Min((needed + Granule - 1) / Granule * Granule, _slab.Room.Length));
        _slab.Found.Add(new MessageSpan(0, datagram.Length, 0, datagram.Length - LineEnd.LengthAtEndOf(datagram), flags));
        return _slab.Seal(start, datagram.Length, freshStart: 0, number, chunkStarts: default);
    }

    /// <summary>Nothing more comes for now.</summary>
    public void LetGo()
    {
        if (_slab is not null)
        {
            pool.Return(_slab);
            _slab = null;
        }
    }
}
