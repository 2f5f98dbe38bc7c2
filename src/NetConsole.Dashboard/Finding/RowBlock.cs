using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetConsole.Dashboard.Finding;

/// <summary>Which of up to 1,024 consecutive rows are in a set: a bit each, so that a million rows take 128 kB whatever is found.</summary>
internal sealed class RowBlock(long firstRow)
{
    public const int Rows = 1024;

    /// <summary>Memory it takes.</summary>
    public const int BytesHeld = (Words * sizeof(ulong)) + 40;

    private const int Words = Rows / 64;

    private Bits _bits;

    /// <summary>The row of its first bit, a multiple of <see cref="Rows"/>.</summary>
    public long FirstRow { get; } = firstRow;

    /// <summary>Rows that are in it.</summary>
    public int Count { get; private set; }

    /// <summary>The ordinal of its first row that is in the set; kept by <see cref="MatchedRows"/>.</summary>
    public long FirstOrdinal { get; set; }

    /// <summary>The first row of the block in which a row lies.</summary>
    public static long StartOf(long row) => row & ~(Rows - 1L);

    /// <summary>Adds a row of this block that is not in it yet.</summary>
    public void Add(long row)
    {
        int index = (int)(row - FirstRow);
        _bits[index / 64] |= 1UL << (index % 64);
        Count++;
    }

    public bool Contains(long row)
    {
        long index = row - FirstRow;
        return index is >= 0 and < Rows && (_bits[(int)index / 64] & (1UL << ((int)index % 64))) != 0;
    }

    /// <summary>How many of its rows lie before a row.</summary>
    public int CountBelow(long row)
    {
        int end = (int)Math.Clamp(row - FirstRow, 0, Rows);
        int count = 0;
        for (int word = 0; word < end / 64; word++)
        {
            count += BitOperations.PopCount(_bits[word]);
        }

        return end % 64 == 0 ? count : count + BitOperations.PopCount(_bits[end / 64] & ((1UL << (end % 64)) - 1));
    }

    /// <summary>The row that so many others of the set come before in this block.</summary>
    public long RowAt(int rank)
    {
        int word = 0;
        for (int inWord = BitOperations.PopCount(_bits[0]); rank >= inWord; inWord = BitOperations.PopCount(_bits[word]))
        {
            rank -= inWord;
            word++;
        }

        ulong bits = _bits[word];
        for (; rank > 0; rank--)
        {
            bits &= bits - 1;
        }

        return FirstRow + (word * 64) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>Takes out the rows before a row; returns how many there were.</summary>
    public int RemoveBelow(long row)
    {
        int removed = CountBelow(row);
        int end = (int)Math.Clamp(row - FirstRow, 0, Rows);
        for (int word = 0; word < Words && word * 64 < end; word++)
        {
            int bits = Math.Min(64, end - (word * 64));
            _bits[word] &= bits == 64 ? 0 : ~((1UL << bits) - 1);
        }

        Count -= removed;
        return removed;
    }

    [InlineArray(Words)]
    private struct Bits
    {
        private ulong _first;
    }
}
