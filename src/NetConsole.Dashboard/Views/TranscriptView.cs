using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The transcript's pane: the rows of its window, the newest at the bottom, and the cursor.</summary>
internal static class TranscriptView
{
    /// <summary>Rows that are looked through for the message before one: notes rarely come in such numbers.</summary>
    private const int MostNotesBetween = 64;

    private const string Title = "Transcript";

    public static ScrollBand Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        DashboardModel model = scene.Model;
        DrawRule(scene, screen, layout);
        Canvas canvas = screen.Slice(layout.Transcript);
        RowForm form = RowForm.Of(model);
        TranscriptRuler ruler = RowHeights.Ruler(model, model.Transcript.Extent);
        TranscriptPlace top = ruler.Moved(model.Transcript.End, -canvas.Height);
        long? selected = model.Focus == Pane.Transcript ? model.Transcript.Selected : null;
        scene.Memo?.Begin(scene, form);
        int y = -top.Line;
        for (long ordinal = top.Ordinal; ordinal < model.Transcript.Extent.End && y < canvas.Height; ordinal++)
        {
            TranscriptEntry entry = model.Rows[ordinal];
            CellBuffer picture = Picture(scene, form, ordinal, entry);
            canvas.Paste(y, picture);
            FoundInks.Draw(scene, form, canvas.Slice(new Rect(0, y, canvas.Width, picture.Height)), entry);
            if (ordinal == selected)
            {
                canvas.Restyle(new Rect(0, Math.Max(0, y), canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }

            y += picture.Height;
        }

        scene.Memo?.End();
        if (WelcomeView.Applies(model))
        {
            WelcomeView.Draw(scene, canvas.Slice(new Rect(0, y, canvas.Width, canvas.Height - y)));
        }

        return new ScrollBand(layout.Transcript.Y, canvas.Height, scene.Memo?.LineNumber(top, canvas.Height, ruler) ?? top.Ordinal);
    }

    private static CellBuffer Picture(in Scene scene, RowForm form, long ordinal, in TranscriptEntry entry)
    {
        if (scene.Memo?.Find(entry.Row) is { } known)
        {
            return known;
        }

        RowBody body = RowBody.Of(entry, form);
        CellBuffer picture = scene.Memo?.Add(entry.Row, form.Width, body.Height) ?? new CellBuffer(form.Width, body.Height);
        DateTimeOffset? previous = form.Time == TimeMode.SincePrevious ? MessageBefore(scene.Model, ordinal) : null;
        RowDrawing.Draw(scene, form, entry, previous, body, picture.Canvas);
        return picture;
    }

    private static DateTimeOffset? MessageBefore(DashboardModel model, long ordinal)
    {
        long last = Math.Max(model.Transcript.Extent.First, ordinal - MostNotesBetween);
        for (long before = ordinal - 1; before >= last; before--)
        {
            if (model.Rows[before] is { IsMessage: true } message)
            {
                return message.Time;
            }
        }

        return null;
    }

    private static void DrawRule(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        if (layout.TranscriptRule.IsEmpty)
        {
            return;
        }

        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        Style title = model.Focus == Pane.Transcript ? theme.Focus : theme.Strong;
        Canvas rule = screen.Slice(layout.TranscriptRule);
        RuleWidget.Draw(rule, Title, title, RuleWidget.Fitting(rule, Title, FindingWords.ForRule(model)), theme.Dim);
        if (!layout.Divider.IsEmpty)
        {
            screen.Fill(new Rect(layout.Divider.X, layout.TranscriptRule.Y, 1, 1), '┴', theme.Dim);
        }
    }
}
