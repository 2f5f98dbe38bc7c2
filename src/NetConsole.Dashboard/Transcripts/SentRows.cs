using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>
/// What the operator has ordered and the system has not taken yet. A row is there when it is ordered; which number it has, and what went around it over the wire, is
/// known when it was sent: in the order of the orders, but for what was dropped, so rows and messages are told by what they say. Owned by the loop.
/// </summary>
/// <param name="store">Where the rows are.</param>
internal sealed class SentRows(TranscriptStore store)
{
    /// <summary>Rows that are looked at for one message: more in a row are never lost without the connection ending.</summary>
    private const int MostLost = 64;

    private readonly Dictionary<int, Queue<long>> _waiting = [];
    private byte[] _after = [];

    /// <summary>A row was ordered to go to a connection.</summary>
    public void Ordered(long row, ConnectionId connection)
    {
        if (!_waiting.TryGetValue(connection.Value, out Queue<long>? rows))
        {
            _waiting[connection.Value] = rows = new Queue<long>();
        }

        // Who takes nothing and gets more and more holds no more than the transcript does.
        while (rows.TryPeek(out long oldest) && oldest < store.Extent.First)
        {
            rows.Dequeue();
        }

        rows.Enqueue(row);
    }

    /// <summary>The system has taken messages of the operator's.</summary>
    public void Sent(ConnectionId connection, Party? party, Payload payload)
    {
        if (!_waiting.TryGetValue(connection.Value, out Queue<long>? rows))
        {
            return;
        }

        long number = payload.FirstNumber;
        foreach (MessageSpan message in payload.Messages)
        {
            if (TryTake(rows, payload, message, out TranscriptEntry entry))
            {
                store.Acknowledge(entry.Row, Receipt(connection, party, number, payload, message, entry));
            }

            number++;
        }

        if (rows.Count == 0)
        {
            _waiting.Remove(connection.Value);
        }
    }

    /// <summary>Nothing more will be sent to a connection.</summary>
    public void Ended(ConnectionId connection) => _waiting.Remove(connection.Value);

    private bool TryTake(Queue<long> rows, Payload payload, in MessageSpan message, [NotNullWhen(true)] out TranscriptEntry entry)
    {
        int lost = 0;
        foreach (long row in rows)
        {
            entry = row < store.Extent.First ? default : store[row];
            if (row >= store.Extent.First && (IsText(payload, message, entry) || IsAll(payload, message, entry)))
            {
                for (; lost >= 0; lost--)
                {
                    rows.Dequeue();
                }

                return true;
            }

            if (++lost == MostLost)
            {
                break;
            }
        }

        entry = default;
        return false;
    }

    private static bool IsText(Payload payload, in MessageSpan message, in TranscriptEntry entry) => payload.TextOf(message).SequenceEqual(entry.Bytes.Span);

    // What goes out as it was typed, a line end included.
    private static bool IsAll(Payload payload, in MessageSpan message, in TranscriptEntry entry) =>
        payload.Bytes.Span.Slice(message.Start, message.Length).SequenceEqual(entry.Bytes.Span);

    private SentReceipt Receipt(ConnectionId connection, Party? party, long number, Payload payload, in MessageSpan message, in TranscriptEntry entry)
    {
        ReadOnlySpan<byte> wire = payload.Bytes.Span.Slice(message.Start, message.Length);
        int start = IsText(payload, message, entry) ? message.TextStart - message.Start : 0;
        ReadOnlySpan<byte> after = wire[(start + entry.Bytes.Length)..];
        if (!after.SequenceEqual(_after))
        {
            _after = after.ToArray();
        }

        return new SentReceipt(connection, party, number, wire[..start].ToArray(), _after, message.TextLength);
    }
}
