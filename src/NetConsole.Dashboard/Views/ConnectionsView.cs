using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The pane of connections: one row each, by number, in columns that stay where they are.</summary>
internal static class ConnectionsView
{
    public static void Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        if (layout.Connections.IsEmpty)
        {
            return;
        }

        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        bool isFocused = model.Focus == Pane.Connections;
        Canvas canvas = screen.Slice(layout.Connections);
        int[] keys = [.. model.Connections.Keys];
        int selected = isFocused ? PaneUpdates.Selected(model)?.Id.Value ?? 0 : 0;
        (int first, int count) = ListWindow.Of(keys, selected, canvas.Height);
        string shown = count < keys.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{first + 1}-{first + count} of {keys.Length:N0}")
            : "";
        RuleWidget.Draw(screen.Slice(layout.ConnectionsRule), "Connections", isFocused ? theme.Focus : theme.Strong, shown, theme.Dim);
        if (keys.Length == 0)
        {
            canvas.WriteCut(1, 0, canvas.Width - 2, "nobody yet", theme.Dim);
            return;
        }

        HashSet<int> targets = [.. scene.Target is { AsksFirst: false } target ? target.Connections.Select(id => id.Value) : []];
        Columns columns = Columns.For(canvas.Width, model.Listeners.Count > 1);
        for (int y = 0; y < count; y++)
        {
            ConnectionModel connection = model.Connections[keys[first + y]];
            DrawRow(scene, canvas, columns, y, connection, targets.Contains(connection.Id.Value));
            if (connection.Id.Value == selected)
            {
                canvas.Restyle(new Rect(0, y, canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }
        }
    }

    private static void DrawRow(in Scene scene, Canvas canvas, Columns columns, int y, ConnectionModel connection, bool isTarget)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        if (isTarget)
        {
            canvas.Write(0, y, "▸", theme.Accent);
        }

        canvas.WriteCut(1, y, columns.Label, model.Label(connection.Id), isTarget ? theme.Accent : theme.Text);
        int x = 1 + columns.Label + 1;
        canvas.WriteCut(x, y, columns.Remote, connection.Remote.HostAndPort, theme.Text);
        x += columns.Remote + 1;
        if (columns.HasListener)
        {
            canvas.WriteCut(x, y, 3, connection.Listener?.ToString() ?? "out", theme.Dim);
            x += 4;
        }

        canvas.WriteRight(x + 4, y, 4, HumanText.Age(model.Now - connection.Opened), theme.Dim);
        x += 6;
        x = DrawTraffic(theme, canvas, x, y, "in", connection.Counters.BytesIn);
        if (connection.IsStalled)
        {
            canvas.WriteCut(x, y, canvas.Width - x - 1, $"{HumanText.Size(connection.Counters.BytesWaiting),6} waiting ‼", theme.Bad);
            return;
        }

        x = DrawTraffic(theme, canvas, x, y, "out", connection.Counters.BytesOut);
        if (connection.StateWord.Length > 0)
        {
            canvas.WriteCut(x, y, canvas.Width - x, connection.StateWord, theme.Warning);
        }
        else if (connection.Counters.LastHeard is { } heard)
        {
            canvas.WriteCut(x, y, canvas.Width - x, HumanText.Clock(heard, model.Settings.Zone), theme.Dim);
        }
    }

    private static int DrawTraffic(Theme theme, Canvas canvas, int x, int y, string word, long bytes)
    {
        x = canvas.Write(x, y, word, theme.Dim);
        canvas.WriteRight(x + 7, y, 6, HumanText.Size(bytes), theme.Text);
        return x + 9;
    }

    /// <summary>Widths that depend on the pane's width alone.</summary>
    private readonly record struct Columns(int Label, int Remote, bool HasListener)
    {
        // Marker, gaps, age, in, out, and the last heard or the state.
        private const int Fixed = 43;

        public static Columns For(int width, bool severalListeners)
        {
            int rest = Math.Max(20, width - Fixed);
            bool hasListener = severalListeners && rest >= 30;
            rest -= hasListener ? 4 : 0;
            int label = Math.Clamp(rest * 2 / 5, 6, 20);
            return new Columns(label, Math.Max(8, Math.Min(rest - label - 1, 28)), hasListener);
        }
    }
}
