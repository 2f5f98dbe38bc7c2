using System.Collections.Immutable;
using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The pane of connections: one row each, in columns that stay where they are.</summary>
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
        ImmutableArray<int> rows = ConnectionRows.Of(model);
        int cursor = isFocused ? ConnectionRows.IndexOfSelected(model, rows) : -1;
        int top = ListWindow.Top(rows.Length, canvas.Height, model.ConnectionsTop, cursor);
        DrawRule(scene, screen.Slice(layout.ConnectionsRule), rows.Length, top, canvas.Height);
        if (rows.IsEmpty)
        {
            canvas.WriteCut(1, 0, canvas.Width - 2, "nobody yet", theme.Dim);
            return;
        }

        HashSet<int> targets = [.. scene.Target is { AsksFirst: false } target ? target.Connections.Select(id => id.Value) : []];
        ConnectionColumns columns = ConnectionColumns.For(canvas.Width, model.Listeners.Count > 1, rows.Any(row => model.Name(new ConnectionId(row)) is not null));
        for (int y = 0; y < canvas.Height && top + y < rows.Length; y++)
        {
            ConnectionModel connection = model.Connections[rows[top + y]];
            DrawRow(scene, canvas, columns, y, connection, targets.Contains(connection.Id.Value));
            if (top + y == cursor)
            {
                canvas.Restyle(new Rect(0, y, canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }
        }
    }

    private static void DrawRule(in Scene scene, Canvas rule, int count, int top, int height)
    {
        DashboardModel model = scene.Model;
        string shown = count > height ? string.Create(CultureInfo.InvariantCulture, $"{top + 1}-{Math.Min(count, top + height)} of {count:N0}  ") : "";
        int chosen = model.ChosenConnections.Count(model.Connections.ContainsKey);
        string selected = chosen > 0 ? $"{chosen} selected  " : "";
        Style title = model.Focus == Pane.Connections ? scene.Theme.Focus : scene.Theme.Strong;
        RuleWidget.Draw(rule, "Connections", title, selected + shown + model.ConnectionOrder.Title, scene.Theme.Dim);
    }

    private static void DrawRow(in Scene scene, Canvas canvas, ConnectionColumns columns, int y, ConnectionModel connection, bool isTarget)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        if (isTarget)
        {
            canvas.Write(0, y, "▸", theme.Accent);
        }

        if (model.ChosenConnections.Contains(connection.Id.Value))
        {
            canvas.Write(1, y, "*", theme.Accent);
        }

        canvas.WriteCut(2, y, columns.Label, model.Label(connection.Id), isTarget ? theme.Accent : theme.Text);
        int x = 2 + columns.Label + 1;
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
        int last = x + 12;
        if (connection.IsStalled)
        {
            canvas.WriteCut(x, y, last + columns.Last - x, $"{HumanText.Size(connection.Counters.BytesWaiting),6} waiting ‼", theme.Bad);
        }
        else
        {
            DrawTraffic(theme, canvas, x, y, "out", connection.Counters.BytesOut);
            DrawLast(scene, canvas.Slice(new Rect(last, y, canvas.Width - last, 1)), columns, connection);
        }

        if (columns.HasTrend)
        {
            DrawMore(scene, canvas.Slice(new Rect(last + columns.Last + 1, y, canvas.Width - last - columns.Last - 1, 1)), columns, connection);
        }
    }

    private static int DrawTraffic(Theme theme, Canvas canvas, int x, int y, string word, long bytes)
    {
        x = canvas.Write(x, y, word, theme.Dim);
        canvas.WriteRight(x + 7, y, 6, HumanText.Size(bytes), theme.Text);
        return x + 9;
    }

    /// <summary>Its state; else how much moves just now, where that has no other place; else when it was last heard.</summary>
    private static void DrawLast(in Scene scene, Canvas canvas, ConnectionColumns columns, ConnectionModel connection)
    {
        DashboardModel model = scene.Model;
        if (connection.StateWord.Length > 0)
        {
            canvas.WriteCut(0, 0, columns.HasTrend ? columns.Last : canvas.Width, connection.StateWord, scene.Theme.Warning);
        }
        else if (!columns.HasTrend && connection.Rates.PerSecond(model.Now) is not null)
        {
            canvas.Write(0, 0, Trend(model, connection), scene.Theme.Text);
        }
        else if (connection.Counters.LastHeard is { } heard)
        {
            canvas.WriteCut(0, 0, columns.Last, HumanText.Clock(heard, model.Settings.Zone), scene.Theme.Dim);
        }
    }

    private static void DrawMore(in Scene scene, Canvas canvas, ConnectionColumns columns, ConnectionModel connection)
    {
        DashboardModel model = scene.Model;
        if (connection.Rates.PerSecond(model.Now) is { } rate)
        {
            canvas.Write(0, 0, Trend(model, connection), scene.Theme.Text);
            if (columns.HasRate)
            {
                canvas.WriteRight(ConnectionColumns.Trend + 1 + ConnectionColumns.Rate, 0, ConnectionColumns.Rate, $"{HumanText.Size(rate)}/s", scene.Theme.Dim);
            }
        }

        int x = ConnectionColumns.Trend + 1 + (columns.HasRate ? ConnectionColumns.Rate + 1 : 0) + 1;
        if (columns.Words > 0 && !connection.LastWords.IsEmpty)
        {
            canvas.WriteCut(x, 0, columns.Words, PeerText.Shown(connection.LastWords.Span, model.Settings.Encoding, columns.Words + 1), scene.Theme.Dim, scene.Theme.Escape);
        }
    }

    private static string Trend(DashboardModel model, ConnectionModel connection) => Sparkline.Of(connection.Rates.At(model.Now).AsSpan());
}
