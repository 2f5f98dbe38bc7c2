using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>
/// A run of consecutive rows and their bytes. Rows are only ever added, and what was written once never changes: so another thread may read what
/// <see cref="View"/> gave it while the loop goes on adding.
/// </summary>
internal sealed class TranscriptSegment(long firstRow, int byteCapacity)
{
    /// <summary>Rows a segment holds; with the bytes, what bounds how much is let go at once.</summary>
    public const int RowCapacity = 1024;

    private const int ObjectBytes = 24;

    /// <summary>What one receipt takes, with its place in a stack and, for most, a node.</summary>
    private const int ReceiptBytes = 192;

    /// <summary>What a row in <see cref="_chunkBorders"/> takes besides its offsets: a node and an array, about.</summary>
    private const int BorderEntryBytes = 96;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(byteCapacity);
    private IndexRow[] _rows = new IndexRow[16];

    /// <summary>To whom a row went that went to several; few rows do.</summary>
    private ImmutableDictionary<int, ImmutableArray<ConnectionId>>? _recipients;

    /// <summary>Of rows that the operator sent: for each connection that took them.</summary>
    private ImmutableDictionary<int, ImmutableStack<SentReceipt>> _receipts = ImmutableDictionary<int, ImmutableStack<SentReceipt>>.Empty;

    private string? _lastRemark;
    private long _asideBytes;

    /// <summary>Where reads ended within a message; few messages came in several.</summary>
    private ImmutableDictionary<int, ReadOnlyMemory<int>>? _chunkBorders;

    public long FirstRow { get; } = firstRow;

    public int Count { get; private set; }

    /// <summary>Bytes of its rows.</summary>
    public int BytesUsed { get; private set; }

    /// <summary>Memory it takes, unused parts included, because they are just as gone for everybody else.</summary>
    public long BytesHeld => _bytes.Length + ((long)_rows.Length * Unsafe.SizeOf<IndexRow>()) + _asideBytes;

    /// <summary>What it holds now, for any thread.</summary>
    public SegmentView View => new(_rows, _bytes, _recipients, _receipts, _chunkBorders, FirstRow, Count);

    public bool HasRoomFor(int byteCount) => Count < RowCapacity && _bytes.Length - BytesUsed >= byteCount;

    public void Append(in TranscriptEntry entry)
    {
        if (Count == _rows.Length)
        {
            // A new array and not one that moves: readers of the old one keep it.
            Array.Resize(ref _rows, Math.Min(RowCapacity, _rows.Length * 2));
        }

        if (!entry.Recipients.IsDefaultOrEmpty)
        {
            _recipients = (_recipients ?? ImmutableDictionary<int, ImmutableArray<ConnectionId>>.Empty).SetItem(Count, entry.Recipients);
            _asideBytes += (2 * ObjectBytes) + (entry.Recipients.Length * sizeof(int));
        }

        if (entry.Remark is { } remark && !ReferenceEquals(remark, _lastRemark))
        {
            _lastRemark = remark;
            _asideBytes += ObjectBytes + (remark.Length * sizeof(char));
        }

        if (!entry.ChunkBorders.IsEmpty)
        {
            _chunkBorders = (_chunkBorders ?? ImmutableDictionary<int, ReadOnlyMemory<int>>.Empty).SetItem(Count, entry.ChunkBorders);
            _asideBytes += BorderEntryBytes + (entry.ChunkBorders.Length * sizeof(int));
        }

        entry.Bytes.Span.CopyTo(_bytes.AsSpan(BytesUsed));
        _rows[Count++] = new IndexRow(
            entry.Time.UtcTicks,
            entry.Number,
            (object?)entry.Fact ?? entry.Remark,
            entry.Party,
            entry.Connection,
            BytesUsed,
            entry.Bytes.Length,
            entry.TextStart,
            entry.TextLength,
            entry.Kind,
            (byte)entry.Flags);
        BytesUsed += entry.Bytes.Length;
    }

    /// <summary>The system has taken a row for one connection. Who holds a view goes on seeing what was known when it was made.</summary>
    public void Acknowledge(int index, SentReceipt receipt)
    {
        ImmutableStack<SentReceipt> before = _receipts.GetValueOrDefault(index) ?? ImmutableStack<SentReceipt>.Empty;
        _receipts = _receipts.SetItem(index, before.Push(receipt));
        _asideBytes += ReceiptBytes;
    }

    public TranscriptEntry this[int index] => View[index];
}

/// <summary>One row of a segment's index. Beside it stands a remark or a fact, which no row has both of.</summary>
internal readonly record struct IndexRow(
    long UtcTicks,
    long Number,
    object? Beside,
    Party? Party,
    int Connection,
    int Offset,
    int Length,
    int TextStart,
    int TextLength,
    EntryKind Kind,
    byte Flags);

/// <summary>The first rows of a segment, as many as there were when it was asked. Immutable; any thread.</summary>
internal readonly struct SegmentView(
    IndexRow[] rows,
    byte[] bytes,
    ImmutableDictionary<int, ImmutableArray<ConnectionId>>? recipients,
    ImmutableDictionary<int, ImmutableStack<SentReceipt>> receipts,
    ImmutableDictionary<int, ReadOnlyMemory<int>>? chunkBorders,
    long firstRow,
    int count)
{
    public long FirstRow { get; } = firstRow;

    public long End { get; } = firstRow + count;

    public TranscriptEntry this[int index]
    {
        get
        {
            ref readonly IndexRow row = ref rows[index];
            return new TranscriptEntry(
                row.Kind,
                new DateTimeOffset(row.UtcTicks, TimeSpan.Zero),
                row.Connection,
                row.Number,
                (MessageFlags)row.Flags,
                bytes.AsMemory(row.Offset, row.Length),
                row.TextStart,
                row.TextLength,
                row.Beside as string)
            {
                Row = FirstRow + index,
                Party = row.Party,
                Recipients = recipients is null ? default : recipients.GetValueOrDefault(index),
                Fact = row.Beside as TranscriptFact,
                Receipts = receipts.IsEmpty ? null : receipts.GetValueOrDefault(index),
                ChunkBorders = chunkBorders is null ? default : chunkBorders.GetValueOrDefault(index),
            };
        }
    }
}
