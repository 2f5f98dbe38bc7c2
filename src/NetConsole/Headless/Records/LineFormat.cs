using System.Globalization;
using System.Text;
using NetConsole.Engine.Events;

namespace NetConsole.Headless.Records;

/// <summary>A line for each message, both directions: <c>12:00:01.123 #1 &lt; </c>, and what a kind of format makes of the message.</summary>
internal abstract class LineFormat(TimeZoneInfo zone) : RecordFormat
{
    /// <summary><c>12:00:01.123 #</c>, the longest number, and the direction.</summary>
    private const int LongestPrefix = 32;

    public sealed override void Write(EngineEvent engineEvent, OutputBuffer output)
    {
        switch (engineEvent)
        {
            case EngineEvent.MessagesReceived received:
                WriteLines(received.Time, received.Connection, '<', received.Payload, output);
                break;
            case EngineEvent.MessagesSent sent:
                WriteLines(sent.Time, sent.Connection, '>', sent.Payload, output);
                break;
            default:
                break;
        }
    }

    /// <summary>Appends one message.</summary>
    /// <param name="wire">Its bytes on the wire.</param>
    /// <param name="text">Its text, without line end or frame.</param>
    /// <param name="output">Where to.</param>
    private protected abstract void WriteMessage(ReadOnlySpan<byte> wire, ReadOnlySpan<byte> text, OutputBuffer output);

    private void WriteLines(DateTimeOffset time, ConnectionId connection, char direction, Payload payload, OutputBuffer output)
    {
        if (payload.Messages.IsEmpty)
        {
            return;
        }

        Span<byte> prefix = stackalloc byte[LongestPrefix];
        prefix = prefix[..WritePrefix(TimeZoneInfo.ConvertTime(time, zone), connection, direction, prefix)];
        ReadOnlySpan<byte> bytes = payload.Bytes.Span;
        foreach (MessageSpan message in payload.Messages)
        {
            output.Append(prefix);
            WriteMessage(bytes.Slice(message.Start, message.Length), bytes.Slice(message.TextStart, message.TextLength), output);
            output.Append("\n"u8);
            output.FlushIfLarge();
        }
    }

    private static int WritePrefix(DateTimeOffset local, ConnectionId connection, char direction, Span<byte> prefix)
    {
        local.TryFormat(prefix, out int written, "HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return written + Encoding.UTF8.GetBytes($" {connection} {direction} ", prefix[written..]);
    }
}
