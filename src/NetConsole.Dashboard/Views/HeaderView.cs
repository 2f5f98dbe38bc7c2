using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views;

/// <summary>The first line: the program, the listener where it has no pane of its own, and the totals.</summary>
internal static class HeaderView
{
    public static void Draw(in Scene scene, ScreenLayout layout, Canvas canvas)
    {
        if (canvas.Height == 0)
        {
            return;
        }

        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        bool isNarrow = canvas.Width < 50;
        int x = isNarrow ? 1 : canvas.Write(1, 0, "NetConsole", theme.Strong) + 2;
        string connections = HumanText.Count(model.Connections.Count, isNarrow ? "conn" : "connection");
        if (layout.Listeners.IsEmpty && model.Listeners.Count == 1)
        {
            int room = canvas.Width - x - connections.Length - 3;
            x = ListenersView.DrawShort(scene, canvas, x, 0, room, model.Listeners.Values.First()) + 2;
        }
        else
        {
            x = canvas.Write(x, 0, HumanText.Count(model.Listeners.Count, "listener"), theme.Text) + 2;
        }

        x = canvas.Write(x, 0, connections, theme.Text) + 2;
        TrafficTotals totals = Totals(model);
        string traffic = $"in {HumanText.Size(totals.BytesIn),6}  out {HumanText.Size(totals.BytesOut),6}";
        string up = layout.Listeners.IsEmpty || !layout.ListenersLine.IsEmpty ? "" : $"  up {HumanText.Age(model.Now - model.Started),3}";
        if (x + traffic.Length + up.Length < canvas.Width)
        {
            canvas.WriteRight(canvas.Width - 1, 0, canvas.Width, traffic + up, theme.Dim);
            // To the left of what is always there: it comes and goes, and nothing may move for that.
            int right = canvas.Width - 1 - traffic.Length - up.Length - 3;
            string rate = Rate(model);
            if (x + rate.Length < right)
            {
                canvas.WriteRight(right, 0, rate.Length, rate, theme.Dim);
            }
        }
    }

    /// <summary>What moves now, and how that went in the last seconds; empty when nothing does.</summary>
    private static string Rate(DashboardModel model) =>
        model.Rates.PerSecond(model.Now) is { } rate ? $"{HumanText.Size(rate)}/s {Sparkline.Of(model.Rates.At(model.Now).AsSpan())}" : "";

    private static TrafficTotals Totals(DashboardModel model)
    {
        TrafficTotals totals = model.ClosedTotals;
        foreach (ConnectionModel connection in model.Connections.Values)
        {
            totals = totals.Plus(connection.Counters.BytesIn, connection.Counters.BytesOut);
        }

        return totals;
    }
}
