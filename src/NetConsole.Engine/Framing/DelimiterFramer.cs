using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>Each message ends with a delimiter; the rest is one when the peer closes.</summary>
/// <param name="delimiter">1 byte or more.</param>
/// <param name="messageLimitBytes">
/// The longest message, delimiter included. Of a longer one the first bytes are delivered, cut; the rest is discarded up to the next delimiter.
/// </param>
internal class DelimiterFramer(ReadOnlyMemory<byte> delimiter, int messageLimitBytes) : Framer
{
    /// <summary>A message was cut, and its end has not come yet.</summary>
    protected bool IsDiscarding { get; private set; }

    public sealed override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        ReadOnlySpan<byte> mark = delimiter.Span;
        int start = 0;

        // A delimiter may have begun in what was scanned before.
        int unscanned = Math.Max(0, pending.Length - fresh - mark.Length + 1);
        while (pending[unscanned..].IndexOf(mark) is var found and >= 0)
        {
            unscanned += found + mark.Length;
            Add(pending, start, unscanned, messages);
            start = unscanned;
        }

        return start + CutOverlong(start, pending.Length - start, messages);
    }

    public sealed override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
        if (!pending.IsEmpty && !IsDiscarding)
        {
            messages.Add(new MessageSpan(0, pending.Length, 0, pending.Length, MessageFlags.Unterminated));
        }

        IsDiscarding = false;
    }

    /// <summary>How many bytes at the end of a whole message are no text.</summary>
    protected virtual int EndLength(ReadOnlySpan<byte> message) => delimiter.Length;

    private void Add(ReadOnlySpan<byte> pending, int start, int end, List<MessageSpan> messages)
    {
        int length = end - start;
        if (IsDiscarding)
        {
            IsDiscarding = false;
        }
        else if (length > messageLimitBytes)
        {
            messages.Add(new MessageSpan(start, messageLimitBytes, start, messageLimitBytes, MessageFlags.Cut));
        }
        else
        {
            messages.Add(new MessageSpan(start, length, start, length - EndLength(pending[start..end])));
        }
    }

    /// <summary>What has no end yet: how much of it is done with already.</summary>
    private int CutOverlong(int start, int length, List<MessageSpan> messages)
    {
        if (!IsDiscarding && length > messageLimitBytes)
        {
            messages.Add(new MessageSpan(start, messageLimitBytes, start, messageLimitBytes, MessageFlags.Cut));
            IsDiscarding = true;
        }

        // Of what is discarded only what may be the beginning of its delimiter is kept.
        return IsDiscarding ? Math.Max(0, length - delimiter.Length + 1) : 0;
    }
}
