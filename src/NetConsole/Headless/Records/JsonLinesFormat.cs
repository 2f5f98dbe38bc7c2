using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Text;

namespace NetConsole.Headless.Records;

/// <summary>
/// <c>jsonl</c>: one object a line (RFC 8259), members in the order of <c>record.schema.json</c>, which says what each is. Every record stands alone: it names
/// listener and peer of its connection.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The writer holds nothing but a buffer that is not pooled.")]
internal sealed class JsonLinesFormat : RecordFormat
{
    private readonly Encoding _encoding;
    private readonly Dictionary<ConnectionId, Party> _parties = [];
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private long _lastNumber;

    /// <param name="encoding">The peers' text.</param>
    public JsonLinesFormat(Encoding encoding)
    {
        _encoding = encoding;

        // What is written is right by construction; checking it again costs a quarter of the time.
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = QuietJsonEncoder.Instance, SkipValidation = true });
    }

    public override void Write(EngineEvent engineEvent, OutputBuffer output)
    {
        switch (engineEvent)
        {
            case EngineEvent.ListenerOpened opened:
                WriteListener(opened, "listener-opened"u8, opened.Listener, string.Join(' ', opened.Bound), reason: null, output);
                break;
            case EngineEvent.ListenerFailed failed:
                WriteListener(failed, "listener-failed"u8, failed.Listener, failed.Fault.ToString(), CloseReason.Error, output);
                break;
            case EngineEvent.ListenerClosed closed:
                WriteListener(closed, "listener-closed"u8, closed.Listener, text: null, reason: null, output);
                break;
            case EngineEvent.ConnectionOpened opened:
                var party = new Party(opened.Listener, opened.Connection, opened.Remote);
                _parties[opened.Connection] = party;
                WriteConnection(opened, "connection-opened"u8, party, text: null, reason: null, output);
                break;
            case EngineEvent.ConnectionFailed failed:
                WriteConnection(failed, "connection-failed"u8, new Party(failed.Listener, failed.Connection, failed.Target), failed.Fault.ToString(), failed.Reason, output);
                break;
            case EngineEvent.ConnectionReconnecting again:
                // This socket has ended, or did not come about; the next one opens under the same number.
                WriteEnd(again, again.Connection, again.Target, again.Reason, again.Fault, output);
                break;
            case EngineEvent.ConnectionClosed closed:
                WriteConnection(closed, "connection-closed"u8, PartyOf(closed.Connection), closed.Fault?.ToString(), closed.Reason, output);
                _parties.Remove(closed.Connection);
                break;
            case EngineEvent.DatagramsDropped dropped:
                WriteDropped(dropped, output);
                break;
            case EngineEvent.MessagesReceived received:
                WriteMessages(received, received.Connection, "in"u8, received.Payload, rule: null, output);
                break;
            case EngineEvent.MessagesSent sent:
                WriteMessages(sent, sent.Connection, "out"u8, sent.Payload, sent.Rule, output);
                break;
            default:
                break;
        }
    }

    private void WriteEnd(EngineEvent about, ConnectionId connection, EndpointAddress target, CloseReason reason, NetworkFault? fault, OutputBuffer output)
    {
        bool wasOpen = _parties.Remove(connection, out Party? party);
        WriteConnection(about, wasOpen ? "connection-closed"u8 : "connection-failed"u8, party ?? new Party(null, connection, target), fault?.ToString(), reason, output);
    }

    private Party PartyOf(ConnectionId connection) => _parties.GetValueOrDefault(connection) ?? new Party(null, connection, null);

    private void WriteListener(EngineEvent about, ReadOnlySpan<byte> name, ListenerId listener, string? text, CloseReason? reason, OutputBuffer output)
    {
        Begin(about.Time, name);
        _json.WriteString("listener"u8, listener.ToString());
        WriteRemark(text, reason);
        End(output);
    }

    private void WriteConnection(EngineEvent about, ReadOnlySpan<byte> name, Party party, string? text, CloseReason? reason, OutputBuffer output)
    {
        Begin(about.Time, name);
        party.Write(_json);
        WriteRemark(text, reason);
        End(output);
    }

    private void WriteDropped(EngineEvent.DatagramsDropped dropped, OutputBuffer output)
    {
        Begin(dropped.Time, "events-dropped"u8);
        if (dropped.Connection is { } connection)
        {
            PartyOf(connection).Write(_json);
        }
        else if (dropped.Listener is { } listener)
        {
            _json.WriteString("listener"u8, listener.ToString());
        }

        _json.WriteNumber("number"u8, dropped.Count);
        End(output);
    }

    private void WriteRemark(string? text, CloseReason? reason)
    {
        if (text is not null)
        {
            _json.WriteString("text"u8, text);
        }

        if (reason is { } why)
        {
            _json.WriteString("reason"u8, why.Word());
        }
    }

    private void WriteMessages(EngineEvent about, ConnectionId connection, ReadOnlySpan<byte> direction, Payload payload, string? rule, OutputBuffer output)
    {
        if (payload.Messages.IsEmpty)
        {
            return;
        }

        Party party = PartyOf(connection);
        long number = payload.FirstNumber;
        ReadOnlySpan<byte> bytes = payload.Bytes.Span;
        foreach (MessageSpan message in payload.Messages)
        {
            Begin(about.Time, "message"u8);
            party.Write(_json);
            _json.WriteString("direction"u8, direction);
            _json.WriteNumber("number"u8, number++);
            _json.WriteNumber("length"u8, message.Length);
            WriteText(bytes.Slice(message.TextStart, message.TextLength));
            if (message.Flags.HasFlag(MessageFlags.Cut))
            {
                _json.WriteBoolean("cut"u8, true);
            }

            if (rule is not null)
            {
                _json.WriteString("rule"u8, rule);
            }

            _json.WriteBase64String("data"u8, bytes.Slice(message.Start, message.Length));
            End(output);
        }
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        if (_encoding is not UTF8Encoding)
        {
            _json.WriteString("text"u8, _encoding.GetString(text));
        }
        else if (Utf8.IsValid(text))
        {
            _json.WriteString("text"u8, text);
        }
    }

    private void Begin(DateTimeOffset time, ReadOnlySpan<byte> name)
    {
        Span<byte> stamp = stackalloc byte[32];
        time.TryFormat(stamp, out int length, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        _json.WriteStartObject();
        _json.WriteNumber("seq"u8, ++_lastNumber);
        _json.WriteString("time"u8, stamp[..length]);
        _json.WriteString("event"u8, name);
    }

    private void End(OutputBuffer output)
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.Append(_line.WrittenSpan);
        output.Append("\n"u8);
        output.FlushIfLarge();
        _line.ResetWrittenCount();
    }

    /// <summary>A connection as records name it.</summary>
    private sealed class Party(ListenerId? listener, ConnectionId connection, EndpointAddress? peer)
    {
        private readonly JsonEncodedText? _listener = listener is { } id ? Encode(id.ToString()) : null;
        private readonly JsonEncodedText _connection = Encode(connection.ToString());
        private readonly JsonEncodedText? _peer = peer is null ? null : Encode(peer.HostAndPort);

        public void Write(Utf8JsonWriter json)
        {
            if (_listener is { } own)
            {
                json.WriteString("listener"u8, own);
            }

            json.WriteString("connection"u8, _connection);
            if (_peer is { } other)
            {
                json.WriteString("peer"u8, other);
            }
        }

        private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, QuietJsonEncoder.Instance);
    }
}
