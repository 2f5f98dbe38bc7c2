namespace NetConsole.Dashboard.Finding;

/// <summary>
/// A set of row numbers in order, each with an ordinal that it keeps: rows may be added at both ends and let go at the lower one. Ordinals begin where the set
/// began, so that what is found further back goes below and what comes goes above. Not thread-safe.
/// </summary>
internal sealed class MatchedRows
{
    private readonly List<RowBlock> _blocks = [];

    /// <param name="start">A row number that lies above all rows that exist: the ordinal of the first row to come.</param>
    public MatchedRows(long start)
    {
        FirstOrdinal = start;
        EndOrdinal = start;
    }

    public long FirstOrdinal { get; private set; }

    /// <summary>The ordinal of the row to come.</summary>
    public long EndOrdinal { get; private set; }

    public long Count => EndOrdinal - FirstOrdinal;

    public long BytesHeld => (long)_blocks.Count * RowBlock.BytesHeld;

    /// <summary>Adds a row above all others.</summary>
    public void Add(long row)
    {
        if (_blocks.Count == 0 || _blocks[^1].FirstRow != RowBlock.StartOf(row))
        {
            _blocks.Add(new RowBlock(RowBlock.StartOf(row)) { FirstOrdinal = EndOrdinal });
        }

        _blocks[^1].Add(row);
        EndOrdinal++;
    }

    /// <summary>Adds rows above all others, in blocks from lower to higher.</summary>
    public void Append(IEnumerable<RowBlock> blocks)
    {
        foreach (RowBlock block in blocks)
        {
            block.FirstOrdinal = EndOrdinal;
            EndOrdinal += block.Count;
            _blocks.Add(block);
        }
    }

    /// <summary>Adds rows below all others, in blocks from higher to lower.</summary>
    public void Prepend(IReadOnlyCollection<RowBlock> blocks)
    {
        foreach (RowBlock block in blocks)
        {
            FirstOrdinal -= block.Count;
            block.FirstOrdinal = FirstOrdinal;
        }

        _blocks.InsertRange(0, blocks.Reverse());
    }

    /// <summary>Lets go of the rows before a row. The ordinals of the others stay.</summary>
    public void LetGoBelow(long row)
    {
        int gone = 0;
        while (gone < _blocks.Count && _blocks[gone].FirstRow < row)
        {
            RowBlock block = _blocks[gone];
            int removed = block.RemoveBelow(row);
            block.FirstOrdinal += removed;
            FirstOrdinal += removed;
            if (block.Count > 0)
            {
                break;
            }

            gone++;
        }

        _blocks.RemoveRange(0, gone);
    }

    public void Clear()
    {
        _blocks.Clear();
        FirstOrdinal = EndOrdinal;
    }

    /// <summary>The row with this ordinal, which lies between <see cref="FirstOrdinal"/> and <see cref="EndOrdinal"/>.</summary>
    public long RowAt(long ordinal)
    {
        RowBlock block = _blocks[Last(block => block.FirstOrdinal <= ordinal)];
        return block.RowAt((int)(ordinal - block.FirstOrdinal));
    }

    /// <summary>The ordinal of the first row that is this one or a later one; <see cref="EndOrdinal"/> where there is none.</summary>
    public long OrdinalFrom(long row)
    {
        // Two blocks can lie over the same rows where the set began: the lower one was found, the upper one came.
        int index = Last(block => block.RowAt(0) < row);
        return index < 0 ? FirstOrdinal : _blocks[index].FirstOrdinal + _blocks[index].CountBelow(row);
    }

    public bool Contains(long row) => OrdinalFrom(row) is var ordinal && ordinal < EndOrdinal && RowAt(ordinal) == row;

    /// <summary>The nearest row of the set before this one, or null.</summary>
    public long? Before(long row) => OrdinalFrom(row) is var ordinal && ordinal > FirstOrdinal ? RowAt(ordinal - 1) : null;

    /// <summary>The nearest row of the set after this one, or null.</summary>
    public long? After(long row) => OrdinalFrom(row + 1) is var ordinal && ordinal < EndOrdinal ? RowAt(ordinal) : null;

    /// <summary>Index of the last block for which something holds that holds for all before it; -1 where there is none.</summary>
    private int Last(Predicate<RowBlock> holds)
    {
        int low = 0;
        int high = _blocks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(_blocks[middle]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
