using System.Text;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>Writes what happens into the transcript. This is where bytes leave their leases: they are copied here or not at all.</summary>
internal sealed class TranscriptRecorder(TranscriptStore store, TimeProvider time)
{
    /// <summary>The time that rows of our own get.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What was received last.</summary>
    public LastWords LastWords { get; } = new();

    /// <summary>Records an event; its payload may be given back afterwards.</summary>
    public void Record(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case EngineEvent.MessagesReceived received:
                Messages(EntryKind.Received, received.Connection, received.Payload, received.Time, null);
                if (received.Payload.Messages is [.., var last])
                {
                    LastWords.Note(received.Connection, received.Payload.Bytes.Span.Slice(last.TextStart, last.TextLength));
                }

                break;
            case EngineEvent.MessagesSent { Origin: SendOrigin.Operator }:
                // Recorded when it was ordered: one row, however many it goes to.
                break;
            case EngineEvent.MessagesSent sent:
                string origin = sent.Origin.ToString().ToLowerInvariant();
                Messages(EntryKind.Answered, sent.Connection, sent.Payload, sent.Time, sent.Rule ?? origin);
                break;
            default:
                if (TranscriptNotes.Of(engineEvent) is { } note)
                {
                    Add(note.Kind, Encoding.UTF8.GetBytes(note.Text), note.Connection, null, engineEvent.Time);
                }

                break;
        }
    }

    /// <summary>Records a row of our own.</summary>
    public void Record(EntryKind kind, ReadOnlyMemory<byte> bytes, int connection, string? remark) =>
        Add(kind, bytes, connection, remark, Now);

    private void Messages(EntryKind kind, ConnectionId connection, Payload payload, DateTimeOffset at, string? remark)
    {
        long number = payload.FirstNumber;
        foreach (MessageSpan message in payload.Messages)
        {
            store.Append(new TranscriptEntry(
                kind,
                at,
                connection.Value,
                number++,
                message.Flags,
                payload.Bytes.Slice(message.Start, message.Length),
                message.TextStart - message.Start,
                message.TextLength,
                remark));
        }
    }

    private void Add(EntryKind kind, ReadOnlyMemory<byte> bytes, int connection, string? remark, DateTimeOffset at) =>
        store.Append(new TranscriptEntry(kind, at, connection, 0, MessageFlags.None, bytes, 0, bytes.Length, remark));
}
