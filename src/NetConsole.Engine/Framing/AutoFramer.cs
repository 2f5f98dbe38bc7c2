using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>
/// Splits at line ends (LF, or CR LF); an empty line is a message. What is left without a line end is a message once the peer has paused or closed,
/// and a message that ends inside a UTF-8 character waits a little longer for the rest of it.
/// </summary>
/// <param name="messageLimitBytes">The longest message, line end included. Of a longer one the first bytes are delivered, cut; the rest is discarded until a line end or silence.</param>
/// <param name="pause">The silence that ends a message.</param>
/// <param name="incompleteCharacterWait">How much more silence it takes inside a character.</param>
internal sealed class AutoFramer(int messageLimitBytes, TimeSpan pause, TimeSpan incompleteCharacterWait) : Framer
{
    private bool _discarding;

    public override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        int start = 0;
        int unscanned = pending.Length - fresh;
        while (pending[unscanned..].IndexOf(LineEnd.Lf) is var found and >= 0)
        {
            unscanned += found + 1;
            AddLine(pending, start, unscanned, messages);
            start = unscanned;
        }

        return start + CutOverlong(start, pending.Length - start, messages);
    }

    public override TimeSpan? SilenceBeforeFlush(ReadOnlySpan<byte> pending)
    {
        if (pending.IsEmpty)
        {
            return _discarding ? pause : null;
        }

        return IncompleteCharacter.IsAtEndOf(pending) ? pause + incompleteCharacterWait : pause;
    }

    public override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
        _discarding = false;
        if (!pending.IsEmpty)
        {
            messages.Add(new MessageSpan(0, pending.Length, 0, pending.Length, MessageFlags.Unterminated));
        }
    }

    private void AddLine(ReadOnlySpan<byte> pending, int start, int end, List<MessageSpan> messages)
    {
        int length = end - start;
        if (_discarding)
        {
            _discarding = false;
        }
        else if (length > messageLimitBytes)
        {
            messages.Add(new MessageSpan(start, messageLimitBytes, start, messageLimitBytes, MessageFlags.Cut));
        }
        else
        {
            messages.Add(new MessageSpan(start, length, start, length - LineEnd.LengthAtEndOf(pending[start..end])));
        }
    }

    /// <summary>What has no line end yet: how much of it is done with already, all or nothing.</summary>
    private int CutOverlong(int start, int length, List<MessageSpan> messages)
    {
        if (!_discarding && length > messageLimitBytes)
        {
            messages.Add(new MessageSpan(start, messageLimitBytes, start, messageLimitBytes, MessageFlags.Cut));
            _discarding = true;
        }

        return _discarding ? length : 0;
    }
}
