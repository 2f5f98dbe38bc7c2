using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>The transcript: one row a message, the newest at the bottom.</summary>
internal static class TranscriptView
{
    private const int RemarkColumns = 24;
    private const int NumberColumns = 5;

    public static ScrollBand Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        Rect area = layout.Transcript;
        if (!layout.TranscriptRule.IsEmpty)
        {
            const string title = "Transcript";
            Canvas rule = screen.Slice(layout.TranscriptRule);
            string said = RuleWidget.Fitting(rule, title, FindingWords.ForRule(model));
            RuleWidget.Draw(rule, title, model.Focus == Pane.Transcript ? theme.Accent : theme.Strong, said, theme.Dim);
            if (!layout.Divider.IsEmpty)
            {
                screen.Fill(new Rect(layout.Divider.X, layout.TranscriptRule.Y, 1, 1), '┴', theme.Dim);
            }
        }

        Canvas canvas = screen.Slice(area);
        TranscriptExtent extent = model.Transcript.Extent;
        TranscriptPlace top = new TranscriptRuler(extent).Moved(model.Transcript.End, -area.Height);
        long? selected = model.Focus == Pane.Transcript ? model.Transcript.Selected : null;
        Columns columns = Columns.For(canvas.Width);
        int y = 0;
        for (long ordinal = top.Ordinal; ordinal < model.Transcript.End.Ordinal; ordinal++)
        {
            TranscriptEntry entry = model.Rows[ordinal];
            DrawRow(scene, canvas, columns, y, entry);
            FoundInks.DrawMark(scene, canvas, y, entry);
            if (ordinal == selected)
            {
                canvas.Restyle(new Rect(0, y, canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }

            y++;
        }

        if (WelcomeView.Applies(model))
        {
            WelcomeView.Draw(scene, canvas.Slice(new Rect(0, y, canvas.Width, canvas.Height - y)));
        }

        return new ScrollBand(area.Y, area.Height, top.Ordinal);
    }

    private static void DrawRow(in Scene scene, Canvas canvas, Columns columns, int y, in TranscriptEntry entry)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        string time = columns.HasMilliseconds
            ? HumanText.ClockMilliseconds(entry.Time, model.Settings.Zone)
            : HumanText.Clock(entry.Time, model.Settings.Zone);
        int x = canvas.Write(1, y, time, theme.Dim) + columns.Gap;
        (string who, Style whoStyle) = Who(scene, entry);
        canvas.WriteCut(x, y, columns.Who, who, whoStyle);
        x += columns.Who + 1;
        if (entry.IsMessage)
        {
            canvas.Write(x, y, entry.Kind == EntryKind.Received ? "←" : "→", entry.Kind == EntryKind.Received ? theme.Text : theme.Accent);
        }

        x += 1 + columns.Gap;
        if (model.Settings.ShowsNumbers && entry.IsMessage)
        {
            string number = entry.Number > 0 ? entry.Number.ToString(CultureInfo.InvariantCulture) : "";
            canvas.WriteRight(x + NumberColumns, y, NumberColumns, number, theme.Dim);
            x += NumberColumns + 1;
        }

        int end = canvas.Width;
        string remark = Remark(model, entry);
        if (remark.Length > 0 && canvas.Width - x > 2 * RemarkColumns)
        {
            end -= RemarkColumns + 2;
            canvas.WriteRight(canvas.Width - 1, y, RemarkColumns, remark, theme.Dim);
        }

        int room = Math.Max(1, end - x);
        ScreenText text = Sanitiser.FromUtf8(entry.Text.Span, room + 1);
        canvas.WriteCut(x, y, room, text, TextStyle(theme, entry.Kind), theme.Escape);
        FoundInks.DrawMatches(scene, canvas.Slice(new Rect(x, y, room, 1)), entry);
    }

    private static (string Who, Style Style) Who(in Scene scene, in TranscriptEntry entry) => entry.Kind switch
    {
        EntryKind.Sent => ("you", scene.Theme.Accent),
        EntryKind.Error when entry.Connection == 0 => ("error", scene.Theme.Bad),
        EntryKind.Note when entry.Connection == 0 => ("", scene.Theme.Dim),
        EntryKind.Note => (scene.Model.Label(new ConnectionId(entry.Connection)), scene.Theme.Dim),
        _ => (scene.Model.Label(new ConnectionId(entry.Connection)), scene.Theme.Text),
    };

    private static string Remark(DashboardModel model, in TranscriptEntry entry)
    {
        if (entry.Flags.HasFlag(MessageFlags.Cut))
        {
            return $"cut at {HumanText.Size(entry.Bytes.Length)}";
        }

        return entry.Remark ?? (entry is { Kind: EntryKind.Sent, Connection: > 0 } ? $"to {model.Label(new ConnectionId(entry.Connection))}" : "");
    }

    private static Style TextStyle(Theme theme, EntryKind kind) => kind switch
    {
        EntryKind.Note => theme.Dim,
        EntryKind.Error => theme.Bad,
        _ => theme.Text,
    };

    /// <summary>Widths that depend on the screen's width alone.</summary>
    private readonly record struct Columns(bool HasMilliseconds, int Who, int Gap)
    {
        public static Columns For(int width) => width switch
        {
            >= 100 => new Columns(true, 15, 2),
            >= 60 => new Columns(true, 10, 1),
            _ => new Columns(false, 5, 1),
        };
    }
}
