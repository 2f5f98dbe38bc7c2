using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views;

/// <summary>What a newcomer reads while nobody has connected.</summary>
internal static class WelcomeView
{
    private const int Indent = 8;

    /// <summary>True until the first connection or message.</summary>
    public static bool Applies(DashboardModel model) =>
        model.Connections.IsEmpty && model.Transcript.Extent.Messages == 0 && model.ClosedTotals == default && model.Transcript.Extent.End <= 3;

    public static void Draw(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        ListenerModel? listener = model.Listeners.Values.FirstOrDefault(candidate => candidate.State == ListenerState.Listening);
        int indent = canvas.Width >= 60 ? Indent : 1;
        int y = 1;
        if (listener is not null)
        {
            string where = listener.OpenToNetwork ? "open to the network" : "this machine only";
            canvas.WriteCut(indent, y, canvas.Width - indent, $"Listening on {listener.Address}, {where}.", theme.Text);
            y += 2;
            string host = listener.Requested.IsEveryInterface ? "127.0.0.1" : listener.Bound[0].Host;
            y = Line(scene, canvas, indent, y, "Try it from another terminal:", $"nc {host} {listener.Bound[0].Port}");
        }

        y = Line(scene, canvas, indent, y, listener is null ? "Open a listener:" : "Open it to the network:", listener is null ? "\\listen tcp://127.0.0.1:8000" : "\\listen tcp://*:8001");
        y = Line(scene, canvas, indent, y, "Talk to a server instead:", "\\connect host:port");
        Line(scene, canvas, indent, y, "Everything else:", "\\?");
    }

    private static int Line(in Scene scene, Canvas canvas, int indent, int y, string what, string how)
    {
        bool isWide = canvas.Width >= 60;
        canvas.WriteCut(indent, y, canvas.Width - indent, what, scene.Theme.Dim);
        canvas.WriteCut(isWide ? indent + 33 : indent + 2, isWide ? y : y + 1, canvas.Width - indent, how, scene.Theme.Text);
        return isWide ? y + 1 : y + 2;
    }
}
