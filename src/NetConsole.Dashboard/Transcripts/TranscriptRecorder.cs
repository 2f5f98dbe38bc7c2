using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>Writes what happens into the transcript. This is where bytes leave their leases: they are copied here or not at all.</summary>
internal sealed class TranscriptRecorder(TranscriptStore store, TimeProvider time)
{
    private readonly PartyBook _parties = new();
    private readonly FactBook _facts = new();
    private readonly SentRows _sent = new(store);

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
            case EngineEvent.MessagesSent { Origin: SendOrigin.Operator } sent:
                // Recorded when it was ordered: one row, however many it goes to.
                _sent.Sent(sent.Connection, _parties.Of(sent.Connection), sent.Payload);
                break;
            case EngineEvent.MessagesSent sent:
                Messages(EntryKind.Answered, sent.Connection, sent.Payload, sent.Time, sent.Rule ?? Word(sent.Origin));
                break;
            default:
                Party? party = _parties.Of(engineEvent);
                TranscriptFact? fact = _facts.Of(engineEvent);
                if (engineEvent is EngineEvent.ConnectionClosed closed)
                {
                    _sent.Ended(closed.Connection);
                }

                if (TranscriptNotes.Of(engineEvent) is { } note)
                {
                    store.Append(Row(note.Kind, Encoding.UTF8.GetBytes(note.Text), note.Connection, null, engineEvent.Time) with { Party = party, Fact = fact });
                }

                break;
        }
    }

    /// <summary>Records a row of our own.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="bytes">What it says.</param>
    /// <param name="connection">Whose it is, or 0 for none, or for several.</param>
    /// <param name="remark">What stands beside it, or null.</param>
    /// <param name="recipients">To whom it went, where it went to several.</param>
    public void Record(EntryKind kind, ReadOnlyMemory<byte> bytes, int connection, string? remark, ImmutableArray<ConnectionId> recipients = default)
    {
        long row = store.Extent.End;
        store.Append(Row(kind, bytes, connection, remark, Now) with
        {
            Party = _parties.Of(new ConnectionId(connection)),
            Recipients = recipients,
        });
        if (kind == EntryKind.Sent)
        {
            foreach (ConnectionId recipient in recipients.IsDefaultOrEmpty ? [new ConnectionId(connection)] : recipients)
            {
                _sent.Ordered(row, recipient);
            }
        }
    }

    private static string Word(SendOrigin origin) => origin switch
    {
        SendOrigin.Operator => "operator",
        SendOrigin.Rule => "rule",
        SendOrigin.Echo => "echo",
        SendOrigin.Chat => "chat",
        _ => throw new UnreachableException(origin.ToString()),
    };

    private static TranscriptEntry Row(EntryKind kind, ReadOnlyMemory<byte> bytes, int connection, string? remark, DateTimeOffset at) =>
        new(kind, at, connection, 0, MessageFlags.None, bytes, 0, bytes.Length, remark);

    private void Messages(EntryKind kind, ConnectionId connection, Payload payload, DateTimeOffset at, string? remark)
    {
        long number = payload.FirstNumber;
        Party? party = _parties.Of(connection);
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
                remark)
            {
                Party = party,
                ChunkBorders = Borders(payload.ChunkStarts, message),
            });
        }
    }

    /// <summary>The starts of reads within a message, as offsets in it; most messages came in one read.</summary>
    private static ReadOnlyMemory<int> Borders(ReadOnlySpan<int> chunkStarts, in MessageSpan message)
    {
        if (chunkStarts.Length <= 1)
        {
            return default;
        }

        List<int> borders = [];
        foreach (int start in chunkStarts)
        {
            if (start > message.Start && start < message.Start + message.Length)
            {
                borders.Add(start - message.Start);
            }
        }

        return borders.ToArray();
    }
}
