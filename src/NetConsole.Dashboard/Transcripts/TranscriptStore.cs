namespace NetConsole.Dashboard.Transcripts;

/// <summary>
/// Rows of the transcript by ordinal: all of them, where ordinals are row numbers, or those that match a filter, counted through. Used on the dashboard's loop alone.
/// </summary>
internal interface ITranscript
{
    /// <summary>
    /// Which ordinals there are. Rows are added at its end and let go at its start, and a filter finds older ones there; those between never change.
    /// </summary>
    TranscriptExtent Extent { get; }

    /// <summary>The row with this ordinal, which lies within <see cref="Extent"/>.</summary>
    TranscriptEntry this[long ordinal] { get; }

    /// <summary>The ordinal of the first row whose number is this one or higher; the extent's end where there is none.</summary>
    long OrdinalFrom(long row);
}

/// <summary>
/// The transcript: append-only segments under a limit of memory. When it is full the oldest segment is let go whole.
/// Owned by the dashboard's loop; other threads read a <see cref="TranscriptSnapshot"/>.
/// </summary>
internal sealed class TranscriptStore : ITranscript
{
    private const int SmallSegmentBytes = 16 * 1024;
    private const int SegmentBytes = 256 * 1024;

    private readonly List<TranscriptSegment> _segments = [];
    private long _end;
    private long _messages;
    private long _letGo;
    private long _bytesHeld;

    /// <param name="limitBytes">Memory for payload and index together; the newest segment is kept even where it alone is more.</param>
    public TranscriptStore(long limitBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitBytes, 1);
        LimitBytes = limitBytes;
    }

    public long LimitBytes { get; }

    public TranscriptExtent Extent => new(First, _end, _messages, _letGo, _bytesHeld) { OldestRow = First };

    private long First => _segments.Count == 0 ? _end : _segments[0].FirstRow;

    public TranscriptEntry this[long ordinal]
    {
        get
        {
            TranscriptSegment segment = _segments[Find(ordinal)];
            return segment[(int)(ordinal - segment.FirstRow)];
        }
    }

    public long OrdinalFrom(long row) => Math.Clamp(row, First, _end);

    /// <summary>Adds a row; its bytes are copied.</summary>
    public void Append(in TranscriptEntry entry)
    {
        TranscriptSegment? last = _segments.Count == 0 ? null : _segments[^1];
        if (last is null || !last.HasRoomFor(entry.Bytes.Length))
        {
            last = new TranscriptSegment(_end, Math.Max(entry.Bytes.Length, CapacityAfter(last)));
            _segments.Add(last);
            _bytesHeld += last.BytesHeld;
        }

        long before = last.BytesHeld;
        last.Append(entry);
        _bytesHeld += last.BytesHeld - before;
        _end++;
        if (entry.IsMessage)
        {
            _messages++;
        }

        while (_bytesHeld > LimitBytes && _segments.Count > 1)
        {
            _bytesHeld -= _segments[0].BytesHeld;
            _letGo += _segments[0].Count;
            _segments.RemoveAt(0);
        }
    }

    /// <summary>The system has taken a row that is kept, for one connection.</summary>
    public void Acknowledge(long row, SentReceipt receipt)
    {
        TranscriptSegment segment = _segments[Find(row)];
        long before = segment.BytesHeld;
        segment.Acknowledge((int)(row - segment.FirstRow), receipt);
        _bytesHeld += segment.BytesHeld - before;
    }

    /// <summary>Lets go of everything. Row numbers go on, so that a number never means two rows.</summary>
    public void Clear()
    {
        _segments.Clear();
        _bytesHeld = 0;
        _messages = 0;
        _letGo = 0;
    }

    /// <summary>What is held now, for another thread to read while rows are added here, or let go.</summary>
    public TranscriptSnapshot Snapshot() => new([.. _segments.Select(segment => segment.View)]);

    /// <summary>
    /// Bytes of the next segment. Where rows were short, the last one was full of rows before it was full of bytes, and as much again would stay unused;
    /// so the next one is as large as the last one needed to be. The first is small, because most screens never fill it and every start pays for it.
    /// </summary>
    private static int CapacityAfter(TranscriptSegment? last) => last switch
    {
        null => SmallSegmentBytes,
        { Count: TranscriptSegment.RowCapacity } => Math.Clamp(last.BytesUsed + (last.BytesUsed / 8), SmallSegmentBytes, SegmentBytes),
        _ => SegmentBytes,
    };

    private int Find(long row)
    {
        int low = 0;
        int high = _segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_segments[middle].FirstRow <= row)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
