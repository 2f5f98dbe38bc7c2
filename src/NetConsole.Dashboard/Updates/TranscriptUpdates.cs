using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Updates;

/// <summary>Moving through the transcript.</summary>
internal static class TranscriptUpdates
{
    /// <summary>Scrolls by pages, from wherever the keyboard is. In the pane a page up from the top takes the cursor to the first row.</summary>
    public static DashboardModel Page(DashboardModel model, int pages)
    {
        // One line stays in sight, so that the eye finds its place again.
        int height = Height(model);
        TranscriptWindow window = model.Transcript.Scrolled(pages * Math.Max(1, height - 1), height, Ruler(model));
        bool isStuck = pages < 0 && model.Focus == Pane.Transcript && window.End == model.Transcript.End;
        return isStuck ? GoTo(model, model.Transcript.Extent.First) : model with { Transcript = window, Anchor = null };
    }

    /// <summary>Moves the cursor by rows; the window follows.</summary>
    public static DashboardModel MoveCursor(DashboardModel model, long rows) =>
        model.Transcript.Selected is { } selected
            ? GoTo(model, rows > 0 ? selected + Math.Min(rows, long.MaxValue - selected) : selected + rows)
            : model;

    /// <summary>Puts the cursor on the row with this ordinal, or the nearest there is, and brings it in sight.</summary>
    public static DashboardModel GoTo(DashboardModel model, long ordinal) =>
        model with { Transcript = model.Transcript.Pointed(ordinal, Height(model), Ruler(model)), Anchor = null };

    /// <summary>Fits the window to what the transcript holds now, and to the pane's size.</summary>
    public static DashboardModel Fit(DashboardModel model, TranscriptExtent extent) =>
        model with { Transcript = model.Transcript.WithExtent(extent, Height(model), RowHeights.Ruler(model, extent)) };

    /// <summary>Shows messages in the next way there is: text, hex, both.</summary>
    public static DashboardModel NextView(DashboardModel model) =>
        Refit(model with { Settings = model.Settings with { View = After(model.Settings.View) } });

    public static MessageView After(MessageView view) => view switch
    {
        MessageView.Text => MessageView.Hex,
        MessageView.Hex => MessageView.Both,
        _ => MessageView.Text,
    };

    /// <summary>Fits the window to rows that became higher or lower.</summary>
    public static DashboardModel Refit(DashboardModel model) => Fit(model, model.Transcript.Extent);

    private static int Height(DashboardModel model) => ScreenLayout.Of(model).Transcript.Height;

    private static TranscriptRuler Ruler(DashboardModel model) => RowHeights.Ruler(model, model.Transcript.Extent);
}
