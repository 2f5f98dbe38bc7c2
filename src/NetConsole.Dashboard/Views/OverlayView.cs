using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Views;

/// <summary>A page over the panes.</summary>
internal static class OverlayView
{
    /// <summary>From the header down to the prompt.</summary>
    public static Rect Area(ScreenLayout layout) => new(0, layout.Header.Height, layout.NoticeRule.Width, layout.NoticeRule.Y - layout.Header.Height);

    /// <summary>Rows of the page on screen, its title apart.</summary>
    public static int VisibleRows(DashboardModel model) => Math.Max(0, Area(ScreenLayout.Of(model)).Height - 1);

    public static int RowCount(DashboardModel model) =>
        model.Overlay is Overlay.Message message ? MessagePage.RowCount(model, message) : new PageLines(Rows(model), model.Width).Count;

    public static void Draw(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        if (model.Overlay is Overlay.Message message)
        {
            MessagePage.Draw(scene, message, canvas);
            return;
        }

        PageLines lines = new(Rows(model), canvas.Width);
        int visible = canvas.Height - 1;
        int top = Math.Clamp(model.Overlay!.Top, 0, Math.Max(0, lines.Count - visible));
        RuleWidget.Draw(canvas.Slice(new Rect(0, 0, canvas.Width, 1)), Title(model), theme.Focus, Place(top, visible, lines.Count), theme.Dim);
        for (int y = 0; y < visible && top + y < lines.Count; y++)
        {
            lines.Draw(canvas, y + 1, top + y, theme);
        }
    }

    /// <summary>Which rows of a page are on screen: <c>1-20 of 77</c>; empty when all are.</summary>
    public static string Place(int top, int visible, int count) =>
        count > visible ? string.Create(CultureInfo.InvariantCulture, $"{top + 1:N0}-{Math.Min(count, top + visible):N0} of {count:N0}") : "";

    private static string Title(DashboardModel model) => model.Overlay switch
    {
        Overlay.Help => "Help",
        Overlay.Answers => "Answers",
        Overlay.Settings => "Settings",
        Overlay.Messages => "Messages",
        _ => "Status",
    };

    private static IReadOnlyList<PageRow> Rows(DashboardModel model) => model.Overlay switch
    {
        Overlay.Help help => HelpPage.Rows(help),
        Overlay.Answers => AnswersPage.Rows(model),
        Overlay.Settings => SettingsPage.Rows(model),
        Overlay.Messages => MessagesPage.Rows(model),
        Overlay.Details(var subject, _) => StatusPage.Rows(model, subject),
        _ => [],
    };
}
