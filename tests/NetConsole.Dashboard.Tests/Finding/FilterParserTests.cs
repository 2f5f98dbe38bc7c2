using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Tests.Finding;

public class FilterParserTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What there is to filter: each row with a name by which the tests below say that it is shown.</summary>
    private static readonly (string Name, TranscriptEntry Entry)[] Rows =
    [
        ("opened", Row(0, EntryKind.Note, "connected from 10.0.0.1", connection: 3, listener: 1)),
        ("said", Row(1, EntryKind.Received, "Temp=21.4", connection: 3, listener: 1)),
        ("answered", Row(2, EntryKind.Answered, "ACK", connection: 3, listener: 1)),
        ("typed", Row(3, EntryKind.Sent, "to both", connection: 0, recipients: [3, 5])),
        ("other", Row(4, EntryKind.Received, "a \"quoted\" temp (high)", connection: 5, listener: 2)),
        ("bytes", Row(5, EntryKind.Received, "\xFF\x02", connection: 5, listener: 2, encoding: Encoding.Latin1)),
        ("failed", Row(6, EntryKind.Error, "L2 stalled", listener: 2)),
    ];

    [Theory]
    [InlineData("#3", "opened said answered typed")]
    [InlineData("#3,#5", "opened said answered typed other bytes")]
    [InlineData("pump", "opened said answered typed")]
    [InlineData("#5,pump in", "said other bytes")]
    [InlineData("L2", "other bytes failed")]
    [InlineData("in", "said other bytes")]
    [InlineData("out", "answered typed")]
    [InlineData("\"temp\"", "said other")]
    [InlineData("\"Temp\"", "said")]
    [InlineData("\"\\\"quoted\\\"\"", "other")]
    [InlineData("/^a.*h/", "other")]
    [InlineData("/ack/", "")]
    [InlineData("/ack/i", "answered")]
    [InlineData("/\\(high\\)$/", "other")]
    [InlineData("/\\xFF\\x02/", "bytes")]
    [InlineData("/T(?=emp)/", "said")]
    [InlineData("len>9", "other")]
    [InlineData("len >= 9", "said other")]
    [InlineData("len<3", "bytes")]
    [InlineData("len<=3", "answered bytes")]
    [InlineData("len=3", "answered")]
    [InlineData("since 4s", "answered typed other bytes failed")]
    [InlineData("since 12:00:03", "typed other bytes failed")]
    [InlineData("until 12:00:01", "opened said")]
    [InlineData("since 12:00:01 until 12:00:02", "said answered")]
    [InlineData("message", "said answered typed other bytes")]
    [InlineData("event", "opened failed")]
    [InlineData("marked", "typed")]
    [InlineData("not message", "opened failed")]
    [InlineData("#3 in \"temp\"", "said")]
    [InlineData("#3 and in and \"temp\"", "said")]
    [InlineData("event or out", "opened answered typed failed")]
    [InlineData("#3 event or #5 in", "opened other bytes")]
    [InlineData("#3 (event or in)", "opened said")]
    [InlineData("not (event or #3)", "other bytes")]
    [InlineData("not not event", "opened failed")]
    [InlineData("  event  ", "opened failed")]
    [InlineData("(in)(\"temp\")", "said other")]
    public void Read_Filter_ShowsTheseRows(string filter, string shown)
    {
        CommandError? error = Parse(filter, out FilterExpression? expression);
        Assert.Null(error);
        RowTest test = RowTests.Of(expression!, new FilterContext(Noon.AddSeconds(6), TimeZoneInfo.Utc, [3]));
        RowText text = new(Encoding.UTF8);
        Assert.Equal(shown, string.Join(' ', Rows.Where(row => test(row.Entry, text)).Select(row => row.Name)));
    }

    [Theory]
    [InlineData("", 7, "something is missing")]
    [InlineData("temp", 8, "nobody was ever called temp")]
    [InlineData("#3 temp", 11, "nobody was ever called temp")]
    [InlineData("#x", 8, "is no connection")]
    [InlineData("#3,", 11, "is no connection")]
    [InlineData("#0", 8, "is no connection")]
    [InlineData("\"temp", 8, "quote is not closed")]
    [InlineData("\"\"", 8, "text is empty")]
    [InlineData("in /a(b/", 15, "a ( is not closed")]
    [InlineData("/abc", 8, "expression is not closed")]
    [InlineData("/abc/x", 13, "unknown option \"x\"")]
    [InlineData("len", 11, "to be compared")]
    [InlineData("len>", 12, "number of bytes is missing")]
    [InlineData("len>ten", 12, "ten is no number")]
    [InlineData("since", 13, "time is missing")]
    [InlineData("since noon", 14, "noon is no time")]
    [InlineData("since 25:00", 14, "25:00 is no time")]
    [InlineData("(in", 8, "( is not closed")]
    [InlineData("in)", 10, ") closes nothing")]
    [InlineData("()", 9, ") cannot stand here")]
    [InlineData("in or", 13, "missing at the end")]
    [InlineData("or in", 8, "missing before or")]
    [InlineData("not", 11, "missing at the end")]
    [InlineData("in and and out", 15, "missing before and")]
    [InlineData(">3", 8, "> cannot stand here")]
    public void Read_Nonsense_SaysWhereAndTheWayOut(string filter, int position, string message)
    {
        CommandError? error = Parse(filter, out _);
        Assert.NotNull(error);
        Assert.Equal(position, error.Position);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("not ", "in")]
    [InlineData("in ", "in")]
    public void Read_ABookOfIt_IsRefusedAndDoesNotExhaustTheStack(string part, string end) =>
        Assert.NotNull(Parse(string.Concat(Enumerable.Repeat(part, 200_000)) + end, out _));

    [Theory]
    [InlineData("23:59:00", "2026-11-20T23:59:00Z")]
    [InlineData("12:00:00", "2026-11-21T12:00:00Z")]
    [InlineData("11:59:00", "2026-11-21T11:59:00Z")]
    public void Clock_LaterThanNow_MeansYesterday(string time, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), new Moment.Clock(TimeOnly.Parse(time)).At(Noon, TimeZoneInfo.Utc));

    [Fact]
    public void Terms_EveryForm_CanBeRead()
    {
        foreach (string form in FilterTable.Terms.SelectMany(term => term.Form.Split("  ")).Concat(FilterTable.Joints.Select(joint => joint.Form)))
        {
            Assert.True(Parse(form, out _) is null, $"{form} is in the help and cannot be read");
        }
    }

    private static CommandError? Parse(string filter, out FilterExpression? expression)
    {
        DashboardModel model = DashboardScenario.At(80, 24).Connected(3).Enters("\\name #3 pump").Model;
        FilterParser.Read(model, $"\\filter {filter}", 8).Succeeded(out expression, out CommandError? error);
        return error;
    }

    private static TranscriptEntry Row(
        int second, EntryKind kind, string text, int connection = 0, int listener = 0, int[]? recipients = null, Encoding? encoding = null)
    {
        byte[] bytes = (encoding ?? Encoding.UTF8).GetBytes(text);
        return new TranscriptEntry(kind, Noon.AddSeconds(second), connection, 0, MessageFlags.None, bytes, 0, bytes.Length, null)
        {
            Row = second,
            Party = listener == 0 ? null : new Party(new ListenerId(listener), null),
            Recipients = recipients is null ? default : [.. recipients.Select(id => new ConnectionId(id))],
        };
    }
}
