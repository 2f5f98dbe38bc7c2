using System.Globalization;
using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Views;

/// <summary>A whole message: what is known of it, and under that all of its bytes.</summary>
internal static class MessagePage
{
    private const int Indent = 2;
    private const int LabelColumns = 10;

    /// <summary>Beginnings of reads that are named: a peer may have made each byte one.</summary>
    private const int MostReads = 16;

    /// <summary>Lays a message out for a screen of this width. JSON is indented.</summary>
    public static BodyLines Lay(in TranscriptEntry entry, MessageView view, int width, Encoding encoding)
    {
        int room = Math.Max(1, width - (2 * Indent));
        ReadOnlyMemory<byte> text = entry.IsMessage ? PeerText.AsUtf8(entry.Text, encoding) : entry.Text;
        HexShape beside = HexShape.Beside(room - BothLines.Gap);
        int columns = Math.Max(1, room - BothLines.Gap - beside.Columns);
        return view switch
        {
            MessageView.Hex => new HexLines(entry.Bytes, HexShape.Dump(room, entry.Bytes.Length), entry.ChunkBorders),
            MessageView.Both => new BothLines(Text(text, columns), columns, new HexLines(entry.Bytes, beside, entry.ChunkBorders)),
            _ => Text(text, room),
        };
    }

    /// <summary>Rows of the page, its title apart.</summary>
    public static int RowCount(DashboardModel model, Overlay.Message message) => Facts(model, message.Entry).Count + 1 + message.Lines.Count;

    public static void Draw(in Scene scene, Overlay.Message message, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        List<PageRow> facts = Facts(model, message.Entry);
        int count = facts.Count + 1 + message.Lines.Count;
        int visible = canvas.Height - 1;
        int top = Math.Clamp(message.Top, 0, Math.Max(0, count - visible));
        string title = message.Entry.IsMessage ? $"Message, {message.View.ToString().ToLowerInvariant()}" : "Row";
        RuleWidget.Draw(canvas.Slice(new Rect(0, 0, canvas.Width, 1)), title, theme.Focus, OverlayView.Place(top, visible, count), theme.Dim);
        Canvas page = canvas.Slice(new Rect(Indent, 1, Math.Max(1, canvas.Width - (2 * Indent)), visible));
        BodyInks inks = BodyInks.For(theme, message.Entry.Kind);
        for (int y = 0; y < visible && top + y < count; y++)
        {
            int row = top + y;
            if (row < facts.Count)
            {
                page.WriteCut(0, y, LabelColumns, facts[row].Left, theme.Dim);
                page.WriteCut(LabelColumns + 1, y, page.Width - LabelColumns - 1, facts[row].Right, theme.Text);
            }
            else if (row > facts.Count)
            {
                message.Lines.Draw(page, y, row - facts.Count - 1, inks);
                if (message.Found is { } found)
                {
                    message.Lines.Ink(page, y, row - facts.Count - 1, found, theme.Match);
                }
            }
        }
    }

    private static TextLines Text(ReadOnlyMemory<byte> text, int columns) =>
        JsonIndenter.Indent(text.Span) is { } json ? TextLines.Broken(json, columns) : TextLines.Wrapped(text, columns);

    private static List<PageRow> Facts(DashboardModel model, in TranscriptEntry entry)
    {
        List<PageRow> rows = [];
        if (entry.Connection > 0)
        {
            rows.Add(new PageRow(Way(entry), model.Label(new ConnectionId(entry.Connection))));
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(entry.Time, model.Settings.Zone);
        rows.Add(new PageRow("time", string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd} {RowTime.Exact(entry.Time, model.Settings.Zone)}")));
        if (entry.IsMessage)
        {
            rows.Add(new PageRow("length", Length(entry)));
        }

        if (entry.Number > 0)
        {
            rows.Add(new PageRow("number", string.Create(CultureInfo.InvariantCulture, $"{entry.Number:N0} of those {(entry.Kind == EntryKind.Received ? "received" : "sent")} on its connection")));
        }

        if (entry.Flags.HasFlag(MessageFlags.Unterminated))
        {
            rows.Add(new PageRow("end", "the peer paused or closed; no line end or frame end was seen"));
        }

        if (entry.Remark is { } remark)
        {
            rows.Add(new PageRow(entry.Kind == EntryKind.Answered ? "answer of" : "also", remark));
        }

        if (!entry.ChunkBorders.IsEmpty)
        {
            rows.Add(new PageRow("reads", Reads(entry.ChunkBorders.Span)));
        }

        return rows;
    }

    private static string Reads(ReadOnlySpan<int> borders)
    {
        ReadOnlySpan<int> named = borders[..Math.Min(borders.Length, MostReads - 1)];
        string more = named.Length < borders.Length ? ", …" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{borders.Length + 1:N0}, beginning at 0, {string.Join(", ", named.ToArray())}{more}");
    }

    private static string Way(in TranscriptEntry entry) => entry.Kind switch
    {
        EntryKind.Received => "from",
        EntryKind.Sent or EntryKind.Answered => "to",
        _ => "about",
    };

    private static string Length(in TranscriptEntry entry)
    {
        string wire = HumanText.Count(entry.Bytes.Length, "byte");
        string text = entry.TextLength == entry.Bytes.Length ? "" : $", {HumanText.Count(entry.TextLength, "byte")} of text";
        string cut = entry.Flags.HasFlag(MessageFlags.Cut) ? "; the message was longer: what came after that was discarded" : "";
        return wire + text + cut;
    }
}
