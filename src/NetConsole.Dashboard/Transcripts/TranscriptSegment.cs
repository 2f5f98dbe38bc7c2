using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>A run of consecutive rows and their bytes. Rows are only ever added, so what was read once never changes.</summary>
internal sealed class TranscriptSegment(long firstRow, int byteCapacity)
{
    /// <summary>Rows a segment holds; with the bytes, what bounds how much is let go at once.</summary>
    public const int RowCapacity = 1024;

    /// <summary>What a row in <see cref="_chunkBorders"/> takes besides its offsets: a node and an array, about.</summary>
    private const int BorderEntryBytes = 96;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(byteCapacity);
    private IndexRow[] _rows = new IndexRow[16];
    private int _bytesUsed;

    /// <summary>Where reads ended within a message; few messages came in several.</summary>
    private ImmutableDictionary<int, ReadOnlyMemory<int>> _chunkBorders = ImmutableDictionary<int, ReadOnlyMemory<int>>.Empty;

    private long _borderBytes;

    public long FirstRow { get; } = firstRow;

    public int Count { get; private set; }

    /// <summary>Memory it takes, unused parts included, because they are just as gone for everybody else.</summary>
    public long BytesHeld => _bytes.Length + ((long)_rows.Length * Unsafe.SizeOf<IndexRow>()) + _borderBytes;

    public bool HasRoomFor(int byteCount) => Count < RowCapacity && _bytes.Length - _bytesUsed >= byteCount;

    public void Append(in TranscriptEntry entry)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Min(RowCapacity, _rows.Length * 2));
        }

        if (!entry.ChunkBorders.IsEmpty)
        {
            _chunkBorders = _chunkBorders.SetItem(Count, entry.ChunkBorders);
            _borderBytes += BorderEntryBytes + (entry.ChunkBorders.Length * sizeof(int));
        }

        entry.Bytes.Span.CopyTo(_bytes.AsSpan(_bytesUsed));
        _rows[Count++] = new IndexRow(
            entry.Time.UtcTicks, entry.Number, entry.Remark, entry.Connection, _bytesUsed, entry.Bytes.Length, entry.TextStart, entry.TextLength, entry.Kind, entry.Flags);
        _bytesUsed += entry.Bytes.Length;
    }

    public TranscriptEntry this[int index]
    {
        get
        {
            ref readonly IndexRow row = ref _rows[index];
            return new TranscriptEntry(
                row.Kind,
                new DateTimeOffset(row.UtcTicks, TimeSpan.Zero),
                row.Connection,
                row.Number,
                row.Flags,
                _bytes.AsMemory(row.Offset, row.Length),
                row.TextStart,
                row.TextLength,
                row.Remark)
            {
                Row = FirstRow + index,
                ChunkBorders = _chunkBorders.IsEmpty ? default : _chunkBorders.GetValueOrDefault(index),
            };
        }
    }

    private readonly record struct IndexRow(
        long UtcTicks,
        long Number,
        string? Remark,
        int Connection,
        int Offset,
        int Length,
        int TextStart,
        int TextLength,
        EntryKind Kind,
        MessageFlags Flags);
}
