using System.Buffers;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>Makes of a text what goes over the wire.</summary>
internal static class OutgoingMessage
{
    /// <summary>A message in its frame where the framing frames what is sent; where it does not, the text with a line end.</summary>
    /// <param name="framing">How the connection is framed.</param>
    /// <param name="text">The message.</param>
    /// <param name="lineEnd">What follows the text where there is no frame; may be empty.</param>
    /// <param name="origin">On whose order.</param>
    /// <param name="rule">The name of the rule that answers, or null.</param>
    /// <param name="misfit">Why the frame cannot hold it; then there is no message.</param>
    public static SendItem.Message? Of(
        FramingSpec framing, ReadOnlySpan<byte> text, ReadOnlySpan<byte> lineEnd, SendOrigin origin, string? rule, out NetworkFault? misfit)
    {
        misfit = null;
        if (!framing.FramesWhatIsSent)
        {
            byte[] bytes = [.. text, .. lineEnd];
            return lineEnd.IsEmpty
                ? new SendItem.Message(bytes, origin, rule)
                : new SendItem.Message(bytes, origin, rule) { Spans = new[] { new MessageSpan(0, bytes.Length, 0, text.Length) } };
        }

        var framed = new ArrayBufferWriter<byte>(text.Length + 8);
        return OutgoingFrame.TryWrite(framing, text, framed, out misfit)
            ? new SendItem.Message(framed.WrittenMemory, origin, rule)
            {
                Spans = new[] { new MessageSpan(0, framed.WrittenCount, OutgoingFrame.TextStart(framing), text.Length) },
            }
            : null;
    }
}
