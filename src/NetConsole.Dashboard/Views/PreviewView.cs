using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views;

/// <summary>What will be sent, before it is: the bytes on the wire as the transcript would show them, and how many.</summary>
internal static class PreviewView
{
    /// <summary>Columns for the arrow, and between the text and its length.</summary>
    private const int Margin = 6;

    public static void Draw(in Scene scene, Canvas canvas)
    {
        Theme theme = scene.Theme;
        DashboardModel model = scene.Model;
        if (DraftPreview.Of(model) is not { } preview)
        {
            canvas.Write(1, 0, "→", theme.Dim);
            return;
        }

        canvas.Write(1, 0, "→", theme.Accent);
        if (preview.Problem is { } problem)
        {
            canvas.WriteCut(3, 0, canvas.Width - 4, problem, theme.Bad);
            return;
        }

        string size = HumanText.Count(preview.Bytes.Length, "byte");
        string remark = preview.Remark.Length == 0 ? size : $"{preview.Remark}, {size}";
        canvas.WriteRight(canvas.Width - 1, 0, canvas.Width / 2, remark, theme.Dim);
        int room = Math.Max(1, canvas.Width - Margin - remark.Length);
        canvas.WriteCut(3, 0, room, PeerText.Shown(preview.Bytes.Span, model.Settings.Encoding, room + 1), theme.Text, theme.Escape);
    }
}
