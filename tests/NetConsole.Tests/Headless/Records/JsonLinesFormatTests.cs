using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Headless.Records;
using NetConsole.Testing;
using NetConsole.Testing.Records;

namespace NetConsole.Tests.Headless.Records;

public sealed class JsonLinesFormatTests
{
    private const string Start = "\"time\":\"0001-01-01T00:00:00.000000Z\",\"event\":";

    private static readonly EndpointAddress Here = new(Transport.Tcp, "127.0.0.1", 8000);
    private static readonly EndpointAddress There = new(Transport.Tcp, "::1", 5000);

    [Fact]
    public void Records_OfAConversation_AreCompleteAndInOrder()
    {
        string[] lines = Lines(
            new EngineEvent.ListenerOpened(new ListenerId(1), Here, [Here, There], 4096, OpenToNetwork: false),
            new EngineEvent.ConnectionOpened(Written.First, new ListenerId(1), Here, There),
            Written.Received("hello\n", lineEnd: 1),
            Written.Sent("bye", rule: "reply"),
            new EngineEvent.ConnectionHalfClosed(Written.First, ByPeer: true),
            Closed(CloseReason.PeerClosed, null),
            new EngineEvent.ListenerClosed(new ListenerId(1)));

        Assert.Equal(
            [
                $$"""{"seq":1,{{Start}}"listener-opened","listener":"L1","text":"tcp://127.0.0.1:8000 tcp://[::1]:5000"}""",
                $$"""{"seq":2,{{Start}}"connection-opened","listener":"L1","connection":"#1","peer":"[::1]:5000"}""",
                $$"""{"seq":3,{{Start}}"message","listener":"L1","connection":"#1","peer":"[::1]:5000","direction":"in","number":1,"length":6,"text":"hello","data":"aGVsbG8K"}""",
                $$"""{"seq":4,{{Start}}"message","listener":"L1","connection":"#1","peer":"[::1]:5000","direction":"out","number":1,"length":3,"text":"bye","rule":"reply","data":"Ynll"}""",
                $$"""{"seq":5,{{Start}}"connection-closed","listener":"L1","connection":"#1","peer":"[::1]:5000","reason":"peer-closed"}""",
                $$"""{"seq":6,{{Start}}"listener-closed","listener":"L1"}""",
            ],
            lines);
    }

    [Fact]
    public void Records_OfFailures_SayWhatAndWhy()
    {
        string[] lines = Lines(
            new EngineEvent.ListenerFailed(new ListenerId(2), Here, new NetworkFault("port 8000 is in use", "choose another")),
            new EngineEvent.ConnectionFailed(new ConnectionId(7), There, CloseReason.Timeout, new NetworkFault("no answer")),
            Closed(CloseReason.Reset, new NetworkFault("the peer reset the connection")));

        Assert.Equal(
            [
                $$"""{"seq":1,{{Start}}"listener-failed","listener":"L2","text":"port 8000 is in use; choose another","reason":"error"}""",
                $$"""{"seq":2,{{Start}}"connection-failed","connection":"#7","peer":"[::1]:5000","text":"no answer","reason":"timeout"}""",
                $$"""{"seq":3,{{Start}}"connection-closed","connection":"#1","text":"the peer reset the connection","reason":"reset"}""",
            ],
            lines);
    }

    [Fact]
    public void AConnectionThatComesAgain_HasARecordForEachOfItsSockets()
    {
        var again = new EngineEvent.ConnectionReconnecting(Written.First, There, CloseReason.Error, new NetworkFault("refused"), TimeSpan.FromSeconds(1));
        string[] lines = Lines(again, new EngineEvent.ConnectionOpened(Written.First, null, Here, There), again with { Reason = CloseReason.PeerClosed, Fault = null });

        Assert.Equal(
            [
                $$"""{"seq":1,{{Start}}"connection-failed","connection":"#1","peer":"[::1]:5000","text":"refused","reason":"error"}""",
                $$"""{"seq":2,{{Start}}"connection-opened","connection":"#1","peer":"[::1]:5000"}""",
                $$"""{"seq":3,{{Start}}"connection-closed","connection":"#1","peer":"[::1]:5000","reason":"peer-closed"}""",
            ],
            lines);
    }

    [Fact]
    public void ACutMessage_SaysSo() =>
        Assert.Contains("\"text\":\"ab\",\"cut\":true,\"data\":", Assert.Single(Lines(Written.Received("ab"u8.ToArray(), flags: MessageFlags.Cut))), StringComparison.Ordinal);

    [Fact]
    public void BytesThatAreNoText_HaveNoText_AndAllTheirData()
    {
        string line = Assert.Single(Lines(Written.Received([0xFF, (byte)'a'])));

        Assert.DoesNotContain("\"text\"", line, StringComparison.Ordinal);
        Assert.EndsWith("\"length\":2,\"data\":\"/2E=\"}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void TextInAnotherEncoding_IsDecodedByIt()
    {
        string line = Written.Text(new JsonLinesFormat(Encoding.Latin1), Written.Received([0xE9]));

        Assert.Contains("\"text\":\"é\",\"data\":\"6Q==\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n\0\u001b", @"\u000a\u0000\u001b")]
    [InlineData("\u007f\u0085\u009b", @"\u007f\u0085\u009b")]
    [InlineData("\u202e\u200b\ufeff\u2028", @"\u202e\u200b\ufeff\u2028")]
    [InlineData("\U000E0041", @"\udb40\udc41")]
    [InlineData("\"\\/", "\\\"\\\\/")]
    [InlineData("<é🙂漢&'>", "<é🙂漢&'>")]
    public void Text_KeepsWhatCanBeSeen_AndEscapesWhatATerminalObeys(string said, string written) =>
        Assert.Contains($"\"text\":\"{written}\",", Assert.Single(Lines(Written.Received(said))), StringComparison.Ordinal);

    [Fact]
    public void Text_ReadBack_IsWhatWasSaid()
    {
        Random random = new(1);
        for (int round = 0; round < 500; round++)
        {
            string said = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => AnyRune(random).ToString()));

            using JsonDocument record = JsonDocument.Parse(Assert.Single(Lines(Written.Received(said))));

            Assert.Equal(said, record.RootElement.GetProperty("text").GetString());
            Assert.Equal(Encoding.UTF8.GetBytes(said), record.RootElement.GetProperty("data").GetBytesFromBase64());
        }
    }

    [Fact]
    public void EveryKindOfRecord_FollowsTheSchema_AndItsOrder()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Join(SourceTree.Root, "src", "NetConsole", "Headless", "record.schema.json")));
        string[] order = [.. schema.RootElement.GetProperty("properties").EnumerateObject().Select(member => member.Name)];
        string[] lines = Lines(
            new EngineEvent.ListenerOpened(new ListenerId(1), Here, [Here], 1, OpenToNetwork: false),
            new EngineEvent.ListenerFailed(new ListenerId(2), Here, new NetworkFault("no")),
            new EngineEvent.ConnectionOpened(Written.First, new ListenerId(1), Here, There),
            new EngineEvent.ConnectionFailed(new ConnectionId(7), There, CloseReason.Error, new NetworkFault("no")),
            Written.Received("cut"u8.ToArray(), flags: MessageFlags.Cut),
            Written.Received([0xFF]),
            Written.Sent("answer\n", lineEnd: 1, rule: "rule 1"),
            Closed(CloseReason.TlsError, new NetworkFault("no")),
            new EngineEvent.DatagramsDropped(new ListenerId(1), null, 3, 5),
            new EngineEvent.ListenerClosed(new ListenerId(1)));

        Assert.Equal(10, lines.Length);
        Assert.EndsWith("\"events-dropped\",\"listener\":\"L1\",\"number\":3}", lines[8], StringComparison.Ordinal);
        Assert.All(lines, line =>
        {
            using JsonDocument record = JsonDocument.Parse(line);
            Assert.Empty(SchemaCheck.Problems(schema.RootElement, record.RootElement));
            string[] members = [.. record.RootElement.EnumerateObject().Select(member => member.Name)];
            Assert.Equal(order.Where(members.Contains), members);
        });
    }

    [Theory]
    [InlineData("""{"seq":0,"time":"2026-11-21T12:00:00.000000Z","event":"listener-closed","listener":"L1"}""", "seq: 0 is less than 1")]
    [InlineData("""{"seq":1,"time":"noon","event":"listener-closed","listener":"L1"}""", "time: does not match")]
    [InlineData("""{"seq":1,"time":"2026-11-21T12:00:00.000000Z","event":"gone"}""", "event: not one of")]
    [InlineData("""{"seq":1,"time":"2026-11-21T12:00:00.000000Z","event":"listener-closed"}""", "listener: missing")]
    [InlineData("""{"seq":1,"time":"2026-11-21T12:00:00.000000Z","event":"message","connection":"#1"}""", "direction: missing")]
    [InlineData("""{"seq":"1","time":"2026-11-21T12:00:00.000000Z","event":"listener-closed","listener":"L1","more":1}""", "more: unknown")]
    public void TheSchema_RefusesWhatIsNoRecord(string text, string problem)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Join(SourceTree.Root, "src", "NetConsole", "Headless", "record.schema.json")));
        using JsonDocument record = JsonDocument.Parse(text);

        Assert.Contains(SchemaCheck.Problems(schema.RootElement, record.RootElement), found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    private static string[] Lines(params EngineEvent[] events) =>
        Written.Text(new JsonLinesFormat(Encoding.UTF8), events).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static EngineEvent.ConnectionClosed Closed(CloseReason reason, NetworkFault? fault) => new(Written.First, reason, fault, default, TimeSpan.Zero);

    private static Rune AnyRune(Random random)
    {
        int limit = random.Next(3) switch { 0 => 0x80, 1 => 0x3000, _ => 0x110000 };
        return Rune.TryCreate(random.Next(limit), out Rune rune) ? rune : new Rune('x');
    }
}
