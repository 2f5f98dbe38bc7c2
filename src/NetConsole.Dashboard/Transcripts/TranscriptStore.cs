namespace NetConsole.Dashboard.Transcripts;

/// <summary>
/// Rows of the transcript by ordinal: all of them, where ordinals are row numbers, or those that match a filter, counted through. Used on the dashboard's loop alone.
/// </summary>
internal interface ITranscript
{
    /// <summary>Which ordinals there are. Rows are added at its end and let go at its start; those between never change.</summary>
    TranscriptExtent Extent { get; }

    /// <summary>The row with this ordinal, which lies within <see cref="Extent"/>.</summary>
    TranscriptEntry this[long ordinal] { get; }
}

/// <summary>
/// The transcript: append-only segments under a limit of memory. When it is full the oldest segment is let go whole.
/// Owned by the dashboard's loop; not thread-safe.
/// </summary>
internal sealed class TranscriptStore : ITranscript
{
    private const int SmallSegmentBytes = 16 * 1024;
    private const int SegmentBytes = 256 * 1024;

    private readonly List<TranscriptSegment> _segments = [];
    private readonly long _limitBytes;
    private long _end;
    private long _messages;
    private long _letGo;
    private long _bytesHeld;

    /// <param name="limitBytes">Memory for payload and index together; the newest segment is kept even where it alone is more.</param>
    public TranscriptStore(long limitBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitBytes, 1);
        _limitBytes = limitBytes;
    }

    public TranscriptExtent Extent => new(_segments.Count == 0 ? _end : _segments[0].FirstRow, _end, _messages, _letGo, _bytesHeld);

    public TranscriptEntry this[long ordinal]
    {
        get
        {
            TranscriptSegment segment = _segments[Find(ordinal)];
            return segment[(int)(ordinal - segment.FirstRow)];
        }
    }

    /// <summary>Adds a row; its bytes are copied.</summary>
    public void Append(in TranscriptEntry entry)
    {
        TranscriptSegment? last = _segments.Count == 0 ? null : _segments[^1];
        if (last is null || !last.HasRoomFor(entry.Bytes.Length))
        {
            // The first segment is small, because most screens never fill it and every start pays for it.
            last = new TranscriptSegment(_end, Math.Max(entry.Bytes.Length, last is null ? SmallSegmentBytes : SegmentBytes));
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

        while (_bytesHeld > _limitBytes && _segments.Count > 1)
        {
            _bytesHeld -= _segments[0].BytesHeld;
            _letGo += _segments[0].Count;
            _segments.RemoveAt(0);
        }
    }

    /// <summary>Lets go of everything. Row numbers go on, so that a number never means two rows.</summary>
    public void Clear()
    {
        _segments.Clear();
        _bytesHeld = 0;
        _messages = 0;
        _letGo = 0;
    }

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
