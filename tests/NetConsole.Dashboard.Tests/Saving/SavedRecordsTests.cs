using System.Buffers;
using System.Text;
using System.Text.Json;
using NetConsole.Dashboard.Saving;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Testing;
using NetConsole.Testing.Records;

namespace NetConsole.Dashboard.Tests.Saving;

/// <summary>What <c>\save FILE.jsonl</c> writes of what happened.</summary>
public class SavedRecordsTests
{
    private static readonly ConnectionId One = new(1);
    private static readonly ConnectionId Two = new(2);
    private static readonly EndpointAddress Here = new(Transport.Tcp, "127.0.0.1", 8000);
    private static readonly EndpointAddress There = new(Transport.Tcp, "10.0.0.1", 5);

    private readonly TranscriptStore _store = new(1 << 20);
    private readonly TranscriptRecorder _recorder;

    public SavedRecordsTests() => _recorder = new TranscriptRecorder(_store, TimeProvider.System);

    [Fact]
    public void EveryRecord_IsAsTheSchemaSays_WithMembersInItsOrder()
    {
        Open();
        Happened(
            new EngineEvent.ListenerFailed(new ListenerId(2), Here, new NetworkFault("port 8000 is in use", "choose another")),
            new EngineEvent.MessagesReceived(One, Payload.Of("hi\n"u8.ToArray(), new MessageSpan(0, 3, 0, 2, MessageFlags.Cut))),
            new EngineEvent.MessagesReceived(One, Payload.Of(new byte[] { 0xFF }, new MessageSpan(0, 1, 0, 1))),
            new EngineEvent.MessagesSent(One, Payload.Of("ACK"u8.ToArray(), new MessageSpan(0, 3, 0, 3)), SendOrigin.Rule, "reply"),
            new EngineEvent.DatagramsDropped(new ListenerId(1), null, 3, 5),
            new EngineEvent.ConnectionReconnecting(Two, There, CloseReason.Reset, new NetworkFault("reset"), TimeSpan.FromSeconds(1)),
            new EngineEvent.ConnectionReconnecting(Two, There, CloseReason.Error, new NetworkFault("refused"), TimeSpan.FromSeconds(1)),
            new EngineEvent.ConnectionFailed(Two, There, CloseReason.Timeout, new NetworkFault("no answer")),
            new EngineEvent.ConnectionHalfClosed(One, ByPeer: true));
        Orders("bye", One);
        Sent(One, "bye\n", 0, 3);
        Happened(
            new EngineEvent.ConnectionClosed(One, CloseReason.PeerClosed, null, default, TimeSpan.Zero),
            new EngineEvent.ListenerClosed(new ListenerId(1)));

        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Join(SourceTree.Root, "src", "NetConsole", "Headless", "record.schema.json")));
        string[] order = [.. schema.RootElement.GetProperty("properties").EnumerateObject().Select(member => member.Name)];
        string[] lines = Saved(out long unsent);
        Assert.Equal(0, unsent);
        Assert.Equal(
            [
                "listener-opened", "connection-opened", "connection-opened", "listener-failed", "message", "message", "message", "events-dropped",
                "connection-closed", "connection-failed", "connection-failed", "message", "connection-closed", "listener-closed",
            ],
            lines.Select(Event));
        Assert.All(lines, line =>
        {
            using JsonDocument record = JsonDocument.Parse(line);
            Assert.Empty(SchemaCheck.Problems(schema.RootElement, record.RootElement));
            string[] members = [.. record.RootElement.EnumerateObject().Select(member => member.Name)];
            Assert.Equal(order.Where(members.Contains), members);
        });
    }

    [Fact]
    public void WhatTheOperatorSent_HasItsNumberAndItsBytesOnTheWire_ForEachThatTookIt()
    {
        Open();
        Orders("hi", One, Two);
        Orders("typed\n", One);
        Sent(One, "\0\u0002hi", 2, 2);
        Sent(One, "typed\n", 0, 5, number: 2);

        string[] lines = Saved(out long unsent)[3..];
        Assert.Equal(1, unsent);
        Assert.EndsWith("""
            "listener":"L1","connection":"#1","peer":"10.0.0.1:5","direction":"out","number":1,"length":4,"text":"hi","data":"AAJoaQ=="}
            """, lines[0], StringComparison.Ordinal);
        Assert.EndsWith("""
            "number":2,"length":6,"text":"typed","data":"dHlwZWQK"}
            """, lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.Equal(["#1 > 00 02 68 69", "#1 > 74 79 70 65 64 0a"], Saved(out _, "session.hex").Select(line => line[13..]));
    }

    [Fact]
    public void WhatWasDropped_IsNoRecord_AndTakesNoOthersNumber()
    {
        Open();
        Orders("first", One);
        Orders("dropped", One);
        Orders("last", One);
        Sent(One, "first", 0, 5);
        Sent(One, "last", 0, 4, number: 2);

        string[] lines = Saved(out long unsent)[3..];
        Assert.Equal(1, unsent);
        Assert.Equal(["first", "last"], lines.Select(line => JsonElement.Parse(line).GetProperty("text").GetString()));
        Assert.Equal([1, 2], lines.Select(line => JsonElement.Parse(line).GetProperty("number").GetInt64()));
    }

    private void Open() => Happened(
        new EngineEvent.ListenerOpened(new ListenerId(1), Here, [Here], 4096, OpenToNetwork: false),
        new EngineEvent.ConnectionOpened(One, new ListenerId(1), Here, There),
        new EngineEvent.ConnectionOpened(Two, null, Here, There));

    private void Happened(params EngineEvent[] events)
    {
        foreach (EngineEvent happened in events)
        {
            _recorder.Record(happened);
        }
    }

    private void Orders(string text, params ConnectionId[] to) =>
        _recorder.Record(EntryKind.Sent, Encoding.UTF8.GetBytes(text), to.Length == 1 ? to[0].Value : 0, null, to.Length == 1 ? default : [.. to]);

    private void Sent(ConnectionId connection, string wire, int textStart, int textLength, int number = 1)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(wire);
        MessageSpan span = new(0, bytes.Length, textStart, textLength);
        // Numbers count from 1, so earlier messages stand before it.
        byte[] padded = [.. new byte[number - 1], .. bytes];
        MessageSpan[] spans = [.. Enumerable.Range(0, number - 1).Select(at => new MessageSpan(at, 1, at, 1)), span with { Start = number - 1, TextStart = number - 1 + textStart }];
        _recorder.Record(new EngineEvent.MessagesSent(connection, Payload.Of(padded, spans), SendOrigin.Operator));
    }

    private string[] Saved(out long unsent, string path = "session.jsonl")
    {
        SavedFormat format = SavedFormat.For(path, TimeZoneInfo.Utc, Encoding.UTF8);
        ArrayBufferWriter<byte> output = new();
        for (long row = 0; row < _store.Extent.End; row++)
        {
            format.Write(_store[row], output);
        }

        unsent = format.Unsent;
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Event(string line) => JsonElement.Parse(line).GetProperty("event").GetString();
}
