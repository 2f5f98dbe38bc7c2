using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>Each chunk is a message, just as it was read. None is ever cut: a chunk is no longer than the receive buffer, and it is in memory already.</summary>
internal sealed class RawFramer : Framer
{
    public override int Scan(ReadOnlySpan<byte> pending, int fresh, List<MessageSpan> messages)
    {
        if (!pending.IsEmpty)
        {
            messages.Add(new MessageSpan(0, pending.Length, 0, pending.Length));
        }

        return pending.Length;
    }

    public override void Flush(ReadOnlySpan<byte> pending, List<MessageSpan> messages)
    {
    }
}
