using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>A message's length is known from its first bytes, or beforehand; what is incomplete when the peer closes is a message all the same.</summary>
/// <param name="headerLength">How many bytes stand before the text, 0 or more.</param>
/// <param name="messageLimitBytes">The longest message, header included. Of a longer one the first bytes are delivered, cut; the rest is discarded.</param>
internal abstract class CountedFramer(int headerLength, int messageLimitBytes) : Framer
{
    private long _toDiscard;

    public sealed override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        int start = Discard(pending.Length);
        while (pending.Length - start >= headerLength)
        {
            long length = headerLength + TextLength(pending.Slice(start, headerLength));
            int delivered = (int)Math.Min(length, messageLimitBytes);
            if (pending.Length - start < delivered)
            {
                break;
            }

            messages.Add(new MessageSpan(
                start, delivered, start + headerLength, delivered - headerLength, length > delivered ? MessageFlags.Cut : MessageFlags.None));
            start += delivered;
            _toDiscard = length - delivered;
            start += Discard(pending.Length - start);
        }

        return start;
    }

    public sealed override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
        _toDiscard = 0;
        if (!pending.IsEmpty)
        {
            int textStart = Math.Min(headerLength, pending.Length);
            messages.Add(new MessageSpan(0, pending.Length, textStart, pending.Length - textStart, MessageFlags.Unterminated));
        }
    }

    /// <summary>How long the text is, 0 or more; more than 0 where there is no header.</summary>
    protected abstract long TextLength(ReadOnlySpan<byte> header);

    private int Discard(int available)
    {
        int discarded = (int)Math.Min(_toDiscard, available);
        _toDiscard -= discarded;
        return discarded;
    }
}
