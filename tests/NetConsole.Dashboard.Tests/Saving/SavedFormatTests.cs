using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Saving;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Tests.Saving;

public class SavedFormatTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 1, 123, TimeSpan.Zero);

    private static readonly TranscriptEntry[] Rows =
    [
        Row(EntryKind.Note, "connected\e[2J", 1, 0),
        Row(EntryKind.Received, "a\\b\u0002\n", 1, 1) with { Number = 7, TextLength = 4 },
        Row(EntryKind.Answered, "ACK", 1, 0) with { Number = 2, Remark = "rule 1" },
        Row(EntryKind.Sent, "hi", 0, 0) with { Party = null, Recipients = [new ConnectionId(1), new ConnectionId(2)] },
    ];

    [Theory]
    [InlineData("session.txt")]
    [InlineData("session")]
    public void Text_IsAsHeadlessText_AndNamesEverybodyItWentTo(string path) => Assert.Equal(
        """
        12:00:01.123 #1 connected\e[2J
        12:00:01.123 #1 < a\\b\x02
        12:00:01.123 #1 > ACK
        12:00:01.123 #1,#2 > hi

        """.ReplaceLineEndings("\n"),
        Saved(path));

    [Fact]
    public void Hex_IsAsHeadlessHex_WithoutEventsAndWithoutWhatWasNotSent() => Assert.Equal(
        """
        12:00:01.123 #1 < 61 5c 62 02 0a
        12:00:01.123 #1 > 41 43 4b

        """.ReplaceLineEndings("\n"),
        Saved("session.HEX"));

    [Fact]
    public void Jsonl_OfNotesAndOrders_IsOnlyWhatIsARecord() => Assert.Equal(
        """
        {"seq":1,"time":"2026-11-21T12:00:01.123000Z","event":"message","listener":"L1","connection":"#1","peer":"10.0.0.1:5","direction":"in","number":7,"length":5,"text":"a\\b\u0002","data":"YVxiAgo="}
        {"seq":2,"time":"2026-11-21T12:00:01.123000Z","event":"message","listener":"L1","connection":"#1","peer":"10.0.0.1:5","direction":"out","number":2,"length":3,"text":"ACK","rule":"rule 1","data":"QUNL"}

        """.ReplaceLineEndings("\n"),
        Saved("session.jsonl"));

    [Fact]
    public void Text_InThePeersEncoding_IsWrittenAsUtf8()
    {
        TranscriptEntry cafe = Row(EntryKind.Received, "", 1, 1) with { Bytes = new byte[] { 0x63, 0xE9 }, TextLength = 2 };

        Assert.EndsWith("#1 < cé\n", Saved("session.txt", [cafe], Encoding.Latin1), StringComparison.Ordinal);
        Assert.Contains("\"text\":\"cé\",", Saved("session.jsonl", [cafe], Encoding.Latin1), StringComparison.Ordinal);
        Assert.DoesNotContain("\"text\"", Saved("session.jsonl", [cafe], Encoding.UTF8), StringComparison.Ordinal);
    }

    private static string Saved(string path) => Saved(path, Rows, Encoding.UTF8);

    private static string Saved(string path, TranscriptEntry[] rows, Encoding encoding)
    {
        SavedFormat format = SavedFormat.For(path, TimeZoneInfo.Utc, encoding);
        ArrayBufferWriter<byte> output = new();
        foreach (TranscriptEntry row in rows)
        {
            format.Write(row, output);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static TranscriptEntry Row(EntryKind kind, string text, int connection, int number)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new TranscriptEntry(kind, Noon, connection, number, MessageFlags.None, bytes, 0, bytes.Length, null)
        {
            Party = new Party(new ListenerId(1), new EndpointAddress(Transport.Tcp, "10.0.0.1", 5)),
        };
    }
}
