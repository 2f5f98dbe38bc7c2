using System.Globalization;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Views;

/// <summary>What only the engine and the system know of a socket, as rows of the status page.</summary>
internal static class SystemRows
{
    public static IEnumerable<PageRow> Of(ConnectionStatus status, TimeZoneInfo zone) =>
    [
        new("framing", status.Framing.ToString()),
        .. status.Socket is { } socket ? Socket(socket) : [],
        .. Steps(status.Steps, zone),
    ];

    public static IEnumerable<PageRow> Of(ListenerStatus status, TimeZoneInfo zone) =>
    [
        new("framing", status.Framing.ToString()),
        new("accepted", string.Create(CultureInfo.InvariantCulture, $"{status.Accepted:N0}, {status.Open:N0} open now")),
        .. status.Sockets.SelectMany(Socket),
        .. Steps(status.Steps, zone),
    ];

    private static IEnumerable<PageRow> Socket(SocketStatus socket)
    {
        yield return new PageRow("socket", $"{socket.Family} {socket.Type}");
        yield return new PageRow("options", $"nodelay {OnOff(socket.NoDelay)}, keepalive {OnOff(socket.KeepAlive)}");
        yield return new PageRow(
            "kernel buffers", $"send {HumanText.Size(socket.SendBufferBytes)}, receive {HumanText.Size(socket.ReceiveBufferBytes)}");
        if (socket.Tcp is { } tcp)
        {
            yield return new PageRow("round trip", string.Create(
                CultureInfo.InvariantCulture, $"{tcp.RoundTrip.TotalMilliseconds:0.###} ms, varying by {tcp.RoundTripVariation.TotalMilliseconds:0.###} ms"));
            yield return new PageRow("retransmits", HumanText.Count(tcp.Retransmits, "segment"));
        }
    }

    private static IEnumerable<PageRow> Steps(IEnumerable<LifeStep> steps, TimeZoneInfo zone) =>
        steps.Select(step => new PageRow(step.Name, HumanText.ClockMilliseconds(step.At, zone)));

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
