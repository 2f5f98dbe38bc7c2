using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Saving;

/// <summary>
/// Messages as records of <c>--output jsonl</c> (RFC 8259; <c>record.schema.json</c> says what each member is), one for each connection that a message went to.
/// What the operator sent has no <c>number</c>: it is in the transcript from when it was ordered, before the connection has counted it.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The writer holds nothing but a buffer that is not pooled.")]
internal sealed class SavedRecords : SavedFormat
{
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private long _lastNumber;

    public SavedRecords() => _json = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = QuietJsonEncoder.Instance });

    public override bool Write(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        if (!entry.IsMessage)
        {
            return false;
        }

        foreach (ConnectionId connection in Connections(entry))
        {
            _line.ResetWrittenCount();
            _json.Reset();
            WriteRecord(entry, connection);
            _json.Flush();
            output.Write(_line.WrittenSpan);
            output.Write("\n"u8);
        }

        return true;
    }

    private void WriteRecord(in TranscriptEntry entry, ConnectionId connection)
    {
        _json.WriteStartObject();
        _json.WriteNumber("seq"u8, ++_lastNumber);
        _json.WriteString("time"u8, entry.Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("event"u8, "message"u8);
        if (entry.Party?.Listener is { } listener)
        {
            _json.WriteString("listener"u8, listener.ToString());
        }

        _json.WriteString("connection"u8, connection.ToString());
        if (entry.Party?.Peer is { } peer)
        {
            _json.WriteString("peer"u8, peer.HostAndPort);
        }

        _json.WriteString("direction"u8, entry.Kind == EntryKind.Received ? "in"u8 : "out"u8);
        if (entry.Number > 0)
        {
            _json.WriteNumber("number"u8, entry.Number);
        }

        _json.WriteNumber("length"u8, entry.Bytes.Length);
        if (Utf8.IsValid(entry.Text.Span))
        {
            _json.WriteString("text"u8, entry.Text.Span);
        }

        if (entry.Flags.HasFlag(MessageFlags.Cut))
        {
            _json.WriteBoolean("cut"u8, true);
        }

        if (entry is { Kind: EntryKind.Answered, Remark: { } rule })
        {
            _json.WriteString("rule"u8, rule);
        }

        _json.WriteBase64String("data"u8, entry.Bytes.Span);
        _json.WriteEndObject();
    }
}
