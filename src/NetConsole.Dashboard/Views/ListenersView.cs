using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The pane of listeners, or the one line that stands for it on a narrow screen.</summary>
internal static class ListenersView
{
    private const int StateColumns = 9;

    /// <summary>Columns of <c>L1 ●</c> with the blanks around it.</summary>
    private const int SignColumns = 6;

    /// <summary>Columns of <c>99 conn</c>.</summary>
    private const int UsualCount = 7;

    private const string OpenMark = "all nets";

    public static void Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        if (!layout.ListenersLine.IsEmpty)
        {
            DrawLine(scene, screen.Slice(layout.ListenersLine));
        }

        if (layout.Listeners.IsEmpty)
        {
            return;
        }

        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        bool isFocused = model.Focus == Pane.Listeners;
        RuleWidget.Draw(screen.Slice(layout.ListenersRule), "Listeners", isFocused ? theme.Focus : theme.Strong, "", theme.Dim);
        if (!layout.Divider.IsEmpty)
        {
            screen.Fill(layout.Divider, '│', theme.Dim);
            screen.Fill(layout.Divider with { Height = 1 }, '┬', theme.Dim);
        }

        Canvas canvas = screen.Slice(layout.Listeners);
        if (model.Listeners.IsEmpty)
        {
            canvas.WriteCut(1, 0, canvas.Width - 2, "none; \\listen tcp://127.0.0.1:8000 opens one", theme.Dim);
            return;
        }

        int selected = isFocused ? PaneUpdates.IndexOfListener(model) : -1;
        int top = ListWindow.Top(model.Listeners.Count, canvas.Height, model.ListenersTop, selected);
        bool saysListening = SaysListening(model, canvas.Width);
        int y = 0;
        foreach (ListenerModel listener in model.Listeners.Values.Skip(top).Take(canvas.Height))
        {
            DrawRow(scene, canvas, y, listener, saysListening);
            if (top + y == selected)
            {
                canvas.Restyle(new Rect(0, y, canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }

            y++;
        }
    }

    /// <summary>A listener in few columns: <c>L1 ● tcp://127.0.0.1:8000</c>. Returns the column after it.</summary>
    public static int DrawShort(in Scene scene, Canvas canvas, int x, int y, int columns, ListenerModel listener)
    {
        Theme theme = scene.Theme;
        int end = x + columns;
        x = canvas.Write(x, y, $"{listener.Id} ", theme.Text);
        x = canvas.Write(x, y, Sign(listener), StateStyle(theme, listener)) + 1;
        string word = listener.State == ListenerState.Listening ? "" : $"{StateWord(listener)} ";
        x = canvas.Write(x, y, word, StateStyle(theme, listener));
        x = canvas.WriteCut(x, y, Math.Max(0, end - x), listener.Address, theme.Text);
        return listener.OpenToNetwork && x + 1 + OpenMark.Length <= end ? canvas.Write(x + 1, y, OpenMark, theme.Warning) : x;
    }

    private static void DrawLine(in Scene scene, Canvas canvas)
    {
        int x = 1;
        int left = scene.Model.Listeners.Count;
        foreach (ListenerModel listener in scene.Model.Listeners.Values)
        {
            int room = canvas.Width - x - 1;
            if (room < 24 && left > 1)
            {
                canvas.Write(x, 0, $"and {left} more", scene.Theme.Dim);
                return;
            }

            x = DrawShort(scene, canvas, x, 0, room - (left > 1 ? 12 : 0), listener) + 3;
            left--;
        }
    }

    private static void DrawRow(in Scene scene, Canvas canvas, int y, ListenerModel listener, bool saysListening)
    {
        Theme theme = scene.Theme;
        int x = canvas.Write(1, y, $"{listener.Id,-3}", theme.Text);
        canvas.Write(x, y, Sign(listener), StateStyle(theme, listener));
        x += 2;
        if (saysListening || listener.State != ListenerState.Listening)
        {
            canvas.Write(x, y, StateWord(listener), StateStyle(theme, listener));
            x += (saysListening ? StateColumns : StateWord(listener).Length) + 1;
        }

        string right = Count(scene.Model, listener);
        int end = canvas.Width - 1 - (right.Length == 0 ? 0 : right.Length + 1);
        string mark = listener.OpenToNetwork && listener.Fault is null ? OpenMark : "";
        int markColumns = mark.Length == 0 ? 0 : mark.Length + 1;
        if (x + listener.Address.Length + markColumns > end)
        {
            // What is open to whom goes before how many have come.
            (right, end) = ("", canvas.Width - 1);
        }

        canvas.WriteRight(canvas.Width - 1, y, right.Length, right, theme.Dim);
        x = canvas.WriteCut(x, y, Math.Max(0, end - x - markColumns), listener.Address, theme.Text) + 1;
        string aside = listener.Fault?.Message ?? mark;
        canvas.WriteCut(x, y, Math.Max(0, end - x), aside, listener.Fault is null ? theme.Warning : theme.Bad);
    }

    /// <summary>Whether all rows have room for the word of those that listen, whose sign says it too: in one pane all rows have it or none.</summary>
    private static bool SaysListening(DashboardModel model, int columns) => model.Listeners.Values.All(listener =>
        SignColumns + StateColumns + 1 + listener.Address.Length + (listener.OpenToNetwork ? OpenMark.Length + 1 : 0) + Math.Max(UsualCount, Count(model, listener).Length) + 2 <= columns);

    private static string Count(DashboardModel model, ListenerModel listener) =>
        listener.State == ListenerState.Failed ? "" : $"{Connected(model, listener)} conn";

    private static int Connected(DashboardModel model, ListenerModel listener) =>
        model.Connections.Values.Count(connection => connection.Listener == listener.Id);

    private static string Sign(ListenerModel listener) => listener.State == ListenerState.Failed ? "✗" : "●";

    private static string StateWord(ListenerModel listener) => listener.State switch
    {
        ListenerState.Listening => "listening",
        ListenerState.Stalled => "stalled",
        _ => "failed",
    };

    private static Style StateStyle(Theme theme, ListenerModel listener) => listener.State switch
    {
        ListenerState.Listening => theme.Good,
        ListenerState.Stalled => theme.Warning,
        _ => theme.Bad,
    };
}
