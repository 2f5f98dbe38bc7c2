using System.Text;
using NetConsole.Engine.Events;
using NetConsole.Headless;
using NetConsole.Headless.Records;

namespace NetConsole.Tests.Headless.Records;

/// <summary>What a format makes of events.</summary>
internal static class Written
{
    public static readonly ConnectionId First = new(1);

    public static byte[] Bytes(RecordFormat format, params EngineEvent[] events)
    {
        using MemoryStream all = new();
        OutputBuffer buffer = new(bytes =>
        {
            all.Write(bytes);
            return null;
        });
        foreach (EngineEvent engineEvent in events)
        {
            format.Write(engineEvent, buffer);
        }

        buffer.Flush();
        return all.ToArray();
    }

    public static string Text(RecordFormat format, params EngineEvent[] events) => Encoding.UTF8.GetString(Bytes(format, events));

    /// <summary>One message whose text is all but so many bytes at its end.</summary>
    public static EngineEvent.MessagesReceived Received(byte[] bytes, int lineEnd = 0, MessageFlags flags = MessageFlags.None) =>
        new(First, Payload.Of(bytes, new MessageSpan(0, bytes.Length, 0, bytes.Length - lineEnd, flags)));

    public static EngineEvent.MessagesReceived Received(string text, int lineEnd = 0) => Received(Encoding.UTF8.GetBytes(text), lineEnd);

    public static EngineEvent.MessagesSent Sent(string text, int lineEnd = 0, string? rule = null)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new(First, Payload.Of(bytes, new MessageSpan(0, bytes.Length, 0, bytes.Length - lineEnd)), SendOrigin.Operator, rule);
    }
}
