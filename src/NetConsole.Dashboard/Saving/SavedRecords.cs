using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Saving;

/// <summary>
/// Rows as records of <c>--output jsonl</c> (RFC 8259; <c>record.schema.json</c> says what each member is): messages, one for each connection that took them, and
/// the facts that have a record. What the operator ordered and the system has not taken, is no record yet, there as here.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The writer holds nothing but a buffer that is not pooled.")]
internal sealed class SavedRecords : SavedFormat
{
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly Encoding _encoding;
    private long _lastNumber;

    /// <param name="encoding">The peers' text.</param>
    public SavedRecords(Encoding encoding)
    {
        _encoding = encoding;
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = QuietJsonEncoder.Instance });
    }

    public override bool Write(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        switch (entry)
        {
            case { Kind: EntryKind.Sent }:
                return WriteSent(entry, output);
            case { IsMessage: true }:
                Begin(entry, "message"u8);
                WriteWho(entry.Party, new ConnectionId(entry.Connection));
                WriteMessage(entry, entry.Number, entry.Bytes.Span, entry.Text);
                End(output);
                return true;
            case { Fact: { } fact }:
                Begin(entry, Encoding.UTF8.GetBytes(fact.Event));
                WriteWho(entry.Party, new ConnectionId(entry.Connection));
                WriteFact(fact);
                End(output);
                return true;
            default:
                return false;
        }
    }

    private bool WriteSent(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        int written = 0;
        foreach (SentReceipt receipt in Receipts(entry))
        {
            Begin(entry, "message"u8);
            WriteWho(receipt.Party, receipt.Connection);
            WriteMessage(entry, receipt.Number, receipt.OnWire(entry.Bytes.Span), entry.Bytes[..receipt.TextLength]);
            End(output);
            written++;
        }

        Missed(Connections(entry).Length - written);
        return written > 0;
    }

    private void WriteWho(Party? party, ConnectionId connection)
    {
        if (party?.Listener is { } listener)
        {
            _json.WriteString("listener"u8, listener.ToString());
        }

        if (connection.Value > 0)
        {
            _json.WriteString("connection"u8, connection.ToString());
        }

        if (party?.Peer is { } peer)
        {
            _json.WriteString("peer"u8, peer.HostAndPort);
        }
    }

    private void WriteMessage(in TranscriptEntry entry, long number, ReadOnlySpan<byte> wire, ReadOnlyMemory<byte> bytes)
    {
        _json.WriteString("direction"u8, entry.Kind == EntryKind.Received ? "in"u8 : "out"u8);
        _json.WriteNumber("number"u8, number);
        _json.WriteNumber("length"u8, wire.Length);
        ReadOnlyMemory<byte> text = PeerText.AsUtf8(bytes, _encoding);
        if (Utf8.IsValid(text.Span))
        {
            _json.WriteString("text"u8, text.Span);
        }

        if (entry.Flags.HasFlag(MessageFlags.Cut))
        {
            _json.WriteBoolean("cut"u8, true);
        }

        if (entry is { Kind: EntryKind.Answered, Remark: { } rule })
        {
            _json.WriteString("rule"u8, rule);
        }

        _json.WriteBase64String("data"u8, wire);
    }

    private void WriteFact(TranscriptFact fact)
    {
        if (fact.Number > 0)
        {
            _json.WriteNumber("number"u8, fact.Number);
        }

        if (fact.Text is { } text)
        {
            _json.WriteString("text"u8, text);
        }

        if (fact.Reason is { } reason)
        {
            _json.WriteString("reason"u8, reason.Word());
        }
    }

    private void Begin(in TranscriptEntry entry, ReadOnlySpan<byte> name)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteNumber("seq"u8, ++_lastNumber);
        _json.WriteString("time"u8, entry.Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("event"u8, name);
    }

    private void End(IBufferWriter<byte> output)
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write(_line.WrittenSpan);
        output.Write("\n"u8);
    }
}
