using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>A message is everything between two silences.</summary>
/// <param name="silence">The silence that ends a message.</param>
/// <param name="messageLimitBytes">The longest message. Of a longer one the first bytes are delivered, cut; the rest is discarded until silence.</param>
internal sealed class IdleFramer(TimeSpan silence, int messageLimitBytes) : Framer
{
    private bool _discarding;

    public override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        if (!_discarding && pending.Length > messageLimitBytes)
        {
            messages.Add(new MessageSpan(0, messageLimitBytes, 0, messageLimitBytes, MessageFlags.Cut));
            _discarding = true;
        }

        return _discarding ? pending.Length : 0;
    }

    public override TimeSpan? SilenceBeforeFlush(ReadOnlySpan<byte> pending) => pending.IsEmpty && !_discarding ? null : silence;

    public override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
        _discarding = false;
        if (!pending.IsEmpty)
        {
            messages.Add(new MessageSpan(0, pending.Length, 0, pending.Length, MessageFlags.Unterminated));
        }
    }
}
