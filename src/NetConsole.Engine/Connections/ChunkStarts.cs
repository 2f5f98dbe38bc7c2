namespace NetConsole.Engine.Connections;

/// <summary>
/// Where reads began in what is pending. Entries are only ever appended, so that payloads can share them: a message that arrives byte by byte
/// shows all its starts in every event, and copying them each time would take the square of their number. Allocates nothing while every read ends with a message.
/// </summary>
internal sealed class ChunkStarts
{
    private int[] _entries = [];
    private int _first;
    private int _count;

    /// <summary>The offsets from the start of what is pending, the first 0; empty when there is just one chunk.</summary>
    public ReadOnlyMemory<int> Current => _count <= 1 ? default : _entries.AsMemory(_first, _count);

    /// <summary>A read begins at this offset.</summary>
    public void Begin(int offset)
    {
        if (offset == 0)
        {
            Forget();
            return;
        }

        if (_count == 0)
        {
            Append(0);
        }

        Append(offset);
    }

    /// <summary>The first bytes of what is pending are done with.</summary>
    public void Advance(int count)
    {
        if (count == 0)
        {
            return;
        }

        ReadOnlySpan<int> before = _entries.AsSpan(_first, _count);
        Forget();
        foreach (int start in before)
        {
            if (start > count)
            {
                Begin(start - count);
            }
        }
    }

    /// <summary>What was there stays as it is, for the payloads that point to it.</summary>
    private void Forget()
    {
        _first += _count;
        _count = 0;
    }

    private void Append(int offset)
    {
        if (_first + _count == _entries.Length)
        {
            // The old array stays with the payloads that point into it.
            int[] larger = new int[Math.Max(16, 2 * _count)];
            _entries.AsSpan(_first, _count).CopyTo(larger);
            _entries = larger;
            _first = 0;
        }

        _entries[_first + _count++] = offset;
    }
}
