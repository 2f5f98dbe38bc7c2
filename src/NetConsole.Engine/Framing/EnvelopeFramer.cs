using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>
/// Each message stands in a frame. What stands outside frames (an ACK, a check sum, noise) is a message too, unterminated: it ends with the next frame's
/// beginning, with a pause, or when the peer closes. A start byte inside a frame is text.
/// </summary>
/// <param name="envelope">What a frame begins and ends with.</param>
/// <param name="messageLimitBytes">The longest message, frame included. Of a longer one the first bytes are delivered, cut; the rest is discarded until its end.</param>
/// <param name="pause">The silence that ends what stands outside frames.</param>
internal sealed class EnvelopeFramer(Envelope envelope, int messageLimitBytes, TimeSpan pause) : Framer
{
    private Discarding _discarding;

    private enum Discarding
    {
        Nothing,
        Frame,
        Outside,
    }

    public override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        int start = 0;
        int scanned = pending.Length - fresh;
        while (start < pending.Length)
        {
            bool isFrame = IsFrame(pending[start..]);
            int end = isFrame ? EndOfFrame(pending, start, scanned) : StartOfFrame(pending, start, scanned);
            if (end < 0)
            {
                return start + CutOverlong(start, pending.Length - start, isFrame, messages);
            }

            Add(start, end, isFrame, messages);
            start = end;
        }

        return start;
    }

    public override TimeSpan? SilenceBeforeFlush(ReadOnlySpan<byte> pending)
    {
        bool isOutside = _discarding == Discarding.Outside || (!pending.IsEmpty && !IsFrame(pending));
        return isOutside ? pause : null;
    }

    public override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
        if (!pending.IsEmpty && _discarding == Discarding.Nothing)
        {
            int textStart = IsFrame(pending) ? 1 : 0;
            messages.Add(new MessageSpan(0, pending.Length, textStart, pending.Length - textStart, MessageFlags.Unterminated));
        }

        _discarding = Discarding.Nothing;
    }

    private bool IsFrame(ReadOnlySpan<byte> rest) => _discarding switch
    {
        Discarding.Frame => true,
        Discarding.Outside => false,
        _ => rest[0] == envelope.Start,
    };

    /// <summary>The offset behind the frame, or -1 when it has not ended.</summary>
    private int EndOfFrame(ReadOnlySpan<byte> pending, int start, int scanned)
    {
        ReadOnlySpan<byte> mark = envelope.End.Span;

        // The mark may have begun in what was scanned before, but not before the text.
        int earliest = _discarding == Discarding.Frame ? start : start + 1;
        int from = Math.Min(pending.Length, Math.Max(earliest, scanned - mark.Length + 1));
        int found = pending[from..].IndexOf(mark);
        return found < 0 ? -1 : from + found + mark.Length;
    }

    private int StartOfFrame(ReadOnlySpan<byte> pending, int start, int scanned)
    {
        int from = Math.Max(start, scanned);
        int found = pending[from..].IndexOf(envelope.Start);
        return found < 0 ? -1 : from + found;
    }

    private void Add(int start, int end, bool isFrame, List<MessageSpan> messages)
    {
        int length = end - start;
        if (_discarding != Discarding.Nothing)
        {
            _discarding = Discarding.Nothing;
        }
        else if (length > messageLimitBytes)
        {
            AddCut(start, isFrame, messages);
        }
        else
        {
            messages.Add(isFrame
                ? new MessageSpan(start, length, start + 1, length - 1 - envelope.End.Length)
                : new MessageSpan(start, length, start, length, MessageFlags.Unterminated));
        }
    }

    private void AddCut(int start, bool isFrame, List<MessageSpan> messages)
    {
        int textStart = isFrame ? 1 : 0;
        messages.Add(new MessageSpan(start, messageLimitBytes, start + textStart, messageLimitBytes - textStart, MessageFlags.Cut));
    }

    /// <summary>What has no end yet: how much of it is done with already.</summary>
    private int CutOverlong(int start, int length, bool isFrame, List<MessageSpan> messages)
    {
        if (_discarding == Discarding.Nothing && length > messageLimitBytes)
        {
            AddCut(start, isFrame, messages);
            _discarding = isFrame ? Discarding.Frame : Discarding.Outside;
        }

        // Of what is discarded only what may be the beginning of its end is kept.
        int kept = isFrame ? Math.Min(length, envelope.End.Length - 1) : 0;
        return _discarding == Discarding.Nothing ? 0 : length - kept;
    }
}
