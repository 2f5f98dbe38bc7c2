using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Draws one row of the transcript, all of its lines: when, who, which way, what, and what is to be said about it.</summary>
internal static class RowDrawing
{
    private const int MostRemarkColumns = 24;

    /// <summary>Blanks between a message and what is said about it.</summary>
    private const int RemarkGap = 2;

    /// <summary>Fewer columns than this say nothing.</summary>
    private const int FewestRemarkColumns = 8;

    /// <param name="scene">Names and inks.</param>
    /// <param name="form">How rows look.</param>
    /// <param name="entry">The row.</param>
    /// <param name="previous">When the message before it came, or null.</param>
    /// <param name="body">Its message, laid out.</param>
    /// <param name="canvas">As wide as the form says, as high as the body, and blank.</param>
    public static void Draw(in Scene scene, RowForm form, in TranscriptEntry entry, DateTimeOffset? previous, RowBody body, Canvas canvas)
    {
        Theme theme = scene.Theme;
        RowColumns columns = form.Columns;
        canvas.Write(RowColumns.TimeX, 0, RowTime.Of(form, entry.Time, previous), theme.Dim);
        DrawWho(scene, columns, entry, canvas);
        if (entry.IsMessage)
        {
            bool isReceived = entry.Kind == EntryKind.Received;
            canvas.Write(columns.ArrowX, 0, isReceived ? "←" : "→", isReceived ? theme.Text : theme.Accent);
            if (columns.Number > 0 && entry.Number > 0)
            {
                canvas.WriteRight(columns.NumberX + columns.Number, 0, columns.Number, entry.Number.ToString(CultureInfo.InvariantCulture), theme.Dim);
            }
        }

        Rect area = BodyArea(scene.Model, form, entry);
        if (area.Right < canvas.Width)
        {
            int x = area.Right + RemarkGap;
            canvas.WriteCut(x, 0, canvas.Width - 1 - x, Remark(scene.Model, entry), theme.Dim);
        }

        body.Draw(canvas.Slice(area with { Height = canvas.Height }), BodyInks.For(theme, entry.Kind));
    }

    /// <summary>Where the first line of a row's message stands: up to the edge, or up to what is said about it, which takes no more than it needs.</summary>
    public static Rect BodyArea(DashboardModel model, RowForm form, in TranscriptEntry entry)
    {
        int room = Math.Max(1, form.Width - form.Columns.BodyX);
        int remark = RemarkColumns(form, entry, room, Remark(model, entry));
        return new Rect(form.Columns.BodyX, 0, remark > 0 ? room - remark - RemarkGap - 1 : room, 1);
    }

    private static void DrawWho(in Scene scene, RowColumns columns, in TranscriptEntry entry, Canvas canvas)
    {
        Theme theme = scene.Theme;
        switch (entry.Kind)
        {
            case EntryKind.Sent:
                canvas.WriteCut(columns.WhoX, 0, columns.Who, "you", theme.Accent);
                break;
            case EntryKind.Error when entry.Connection == 0:
                canvas.WriteCut(columns.WhoX, 0, columns.Who, "error", theme.Bad);
                break;
            case EntryKind.Note when entry.Connection == 0:
                break;
            default:
                DrawConnection(scene.Model, columns, new ConnectionId(entry.Connection), canvas, entry.Kind == EntryKind.Note ? theme.Dim : theme.Text);
                break;
        }
    }

    /// <summary>The number in a column of its own, so that names stand below each other; one that is wider than its column takes from the name's.</summary>
    private static void DrawConnection(DashboardModel model, RowColumns columns, ConnectionId connection, Canvas canvas, Style style)
    {
        int x = canvas.WriteCut(columns.WhoX, 0, columns.Who, connection.ToString(), style);
        if (columns.Name > 0 && model.Name(connection) is { } name)
        {
            int nameX = Math.Max(columns.WhoX + columns.Id, x + 1);
            canvas.WriteCut(nameX, 0, columns.WhoX + columns.Who - nameX, name, style);
        }
    }

    private static string Remark(DashboardModel model, in TranscriptEntry entry)
    {
        if (entry.Flags.HasFlag(MessageFlags.Cut))
        {
            return $"cut at {HumanText.Size(entry.Bytes.Length)}";
        }

        return entry.Remark ?? (entry is { Kind: EntryKind.Sent, Connection: > 0 } ? $"to {model.Label(new ConnectionId(entry.Connection))}" : "");
    }

    /// <summary>Columns that a remark takes; 0 for none.</summary>
    private static int RemarkColumns(RowForm form, in TranscriptEntry entry, int room, string remark)
    {
        if (remark.Length == 0)
        {
            return 0;
        }

        int wanted = Sanitiser.FromString(remark, MostRemarkColumns).Columns;
        int left = Math.Min(MostRemarkColumns, RoomForRemark(form, entry, room));
        return wanted <= left ? wanted : left >= FewestRemarkColumns ? left : 0;
    }

    /// <summary>Text gives way to a remark; a dump, whose columns are fixed, leaves it what is left over.</summary>
    private static int RoomForRemark(RowForm form, in TranscriptEntry entry, int room) => form.View switch
    {
        MessageView.Hex when entry.IsMessage => room - HexShape.Dump(room, 0).Columns - RemarkGap - 1,
        MessageView.Both when entry.IsMessage => form.BothRemarkColumns - 1,
        _ => room > 2 * MostRemarkColumns ? MostRemarkColumns : 0,
    };
}
