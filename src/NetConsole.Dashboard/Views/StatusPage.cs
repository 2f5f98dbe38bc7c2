using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Dashboard.Views;

/// <summary>What there is to know about a connection, a listener, or everything.</summary>
internal static class StatusPage
{
    public static IReadOnlyList<PageRow> Rows(DashboardModel model, StatusSubject subject) => subject switch
    {
        { Connection: { } number } => model.Connection(new ConnectionId(number)) is { } connection
            ? Connection(model, connection)
            : [new PageRow($"#{number}", "is closed")],
        { Listener: { } number } => model.Listener(new ListenerId(number)) is { } listener
            ? Listener(model, listener)
            : [new PageRow($"L{number}", "is closed")],
        _ => Everything(model),
    };

    private static List<PageRow> Everything(DashboardModel model)
    {
        List<PageRow> rows =
        [
            new("started", Moment(model, model.Started)),
            .. Transcript(model),
        ];
        foreach (ListenerModel listener in model.Listeners.Values)
        {
            rows.Add(new PageRow("", ""));
            rows.AddRange(Listener(model, listener));
        }

        foreach (ConnectionModel connection in model.Connections.Values)
        {
            rows.Add(new PageRow("", ""));
            rows.AddRange(Connection(model, connection));
        }

        return rows;
    }

    private static IEnumerable<PageRow> Transcript(DashboardModel model)
    {
        TranscriptExtent extent = model.Transcript.Extent;
        yield return new PageRow("transcript", $"{HumanText.Count(extent.Messages, "message")}, {HumanText.Count(extent.Shown + extent.Hidden, "row")} kept");
        yield return new PageRow("its memory", $"{HumanText.Size(extent.BytesHeld)} of {HumanText.Size(model.ScrollbackBytes)} (--scrollback)");
        if (extent.LetGo > 0)
        {
            yield return new PageRow("let go", $"{HumanText.Count(extent.LetGo, "row")}, the oldest, because memory was full");
        }

        if (model.Filter is { } filter)
        {
            yield return new PageRow("filter", $"{filter.Source}; {HumanText.Count(extent.Hidden, "row")} hidden");
        }
    }

    private static List<PageRow> Listener(DashboardModel model, ListenerModel listener)
    {
        List<PageRow> rows =
        [
            new($"Listener {listener.Id}", "", IsHeading: true),
            new("state", listener.State.ToString().ToLowerInvariant()),
            new("asked for", listener.Requested.ToString()),
        ];
        rows.AddRange(listener.Bound.Select(bound => new PageRow("bound to", bound.ToString())));
        if (listener.State != ListenerState.Failed)
        {
            rows.Add(new PageRow("reachable from", listener.OpenToNetwork ? "the network" : "this machine only"));
        }

        if (listener.Backlog > 0)
        {
            rows.Add(new PageRow("backlog", listener.Backlog.ToString("N0", CultureInfo.InvariantCulture)));
        }

        if (listener.Certificate is { } certificate)
        {
            rows.Add(new PageRow("certificate", $"{certificate.Subject}, until {Day(certificate)}"));
            rows.AddRange(Fingerprint(certificate));
        }

        if (listener.Fault is { } fault)
        {
            rows.Add(new PageRow("fault", fault.ToString()));
        }

        rows.Add(new PageRow("since", Moment(model, listener.Opened)));
        return model.ListenerReport is { } report && report.Listener == listener.Id ? [.. rows, .. SystemRows.Of(report, model.Settings.Zone)] : rows;
    }

    private static List<PageRow> Connection(DashboardModel model, ConnectionModel connection)
    {
        ConnectionCounters counters = connection.Counters;
        List<PageRow> rows =
        [
            new($"Connection {model.Label(connection.Id)}", "", IsHeading: true),
            new("state", connection.StateWord.Length == 0 ? "open" : connection.StateWord),
            new("peer", connection.Remote.ToString()),
            new("our address", connection.Local?.ToString() ?? "none yet"),
            new("opened by", connection.Listener is { } listener ? $"the peer, on {listener}" : "us"),
            new("since", Moment(model, connection.Opened)),
            new("received", Traffic(counters.BytesIn, counters.MessagesIn)),
            new("sent", Traffic(counters.BytesOut, counters.MessagesOut)),
            new("waiting", $"{Exact(counters.BytesWaiting)}"),
            new("last heard", counters.LastHeard is { } heard ? Moment(model, heard) : "never"),
            .. connection.Tls is { } tls ? Tls(tls) : [],
        ];
        return model.ConnectionReport is { } report && report.Connection == connection.Id ? [.. rows, .. SystemRows.Of(report, model.Settings.Zone)] : rows;
    }

    private static List<PageRow> Tls(TlsDetails tls)
    {
        List<PageRow> rows = [new("encryption", $"{tls}, {tls.CipherSuite}"), new("server name", tls.ServerName ?? "none")];
        if (tls.Protocol is { } protocol)
        {
            rows.Add(new PageRow("application protocol", protocol));
        }

        if (tls.Peer is { } peer)
        {
            rows.Add(new PageRow("peer's certificate", $"{peer.Subject}, until {Day(peer)}, {(tls.IsVerified ? "verified" : "not verified")}"));
            rows.Add(new PageRow("issued by", peer.Issuer));
            rows.AddRange(Fingerprint(peer));
        }

        return rows;
    }

    /// <summary>In two halves, which fit where the whole of it is cut.</summary>
    private static PageRow[] Fingerprint(TlsCertificate certificate)
    {
        int half = certificate.Sha256.Length / 2 + 1;
        return [new PageRow("SHA-256", certificate.Sha256[..half]), new PageRow("", certificate.Sha256[half..])];
    }

    private static string Day(TlsCertificate certificate) => certificate.NotAfter.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Traffic(long bytes, long messages) => $"{Exact(bytes)} in {HumanText.Count(messages, "message")}";

    private static string Exact(long bytes) => HumanText.Count(bytes, "byte");

    private static string Moment(DashboardModel model, DateTimeOffset time) => $"{HumanText.Clock(time, model.Settings.Zone)}, {HumanText.Age(model.Now - time)} ago";
}
