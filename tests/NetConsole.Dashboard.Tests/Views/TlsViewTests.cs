using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Dashboard.Tests.Views;

/// <summary>What the screen says of TLS.</summary>
public sealed class TlsViewTests
{
    private static readonly EndpointAddress s_local = new(Transport.Tls, "127.0.0.1", 8443);
    private static readonly EndpointAddress s_remote = new(Transport.Tls, "127.0.0.1", 50001);

    private static readonly TlsCertificate s_certificate = new(
        "CN=example.org", "CN=Some Company", string.Join(':', Enumerable.Repeat("AB", 32)), DateTimeOffset.UnixEpoch, new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Handshaking_StandsInThePane_AndCannotBeSentTo()
    {
        DashboardScenario scenario = Shaking();
        Assert.Equal("handshaking", scenario.Model.Connections[1].StateWord);
        Assert.Equal("still connecting; nothing was sent", scenario.Enters("too early").Notice);
        Assert.Empty(scenario.Sent);
    }

    [Fact]
    public void Handshake_Failed_IsGoneAndSaidWhy()
    {
        DashboardScenario scenario = Shaking().Happened(new EngineEvent.ConnectionFailed(
            new ConnectionId(1), s_remote, CloseReason.TlsError, new NetworkFault("the peer does not speak TLS"), new ListenerId(1)));
        Assert.Empty(scenario.Model.Connections);
        Assert.Equal("#1 tls://127.0.0.1:50001: the peer does not speak TLS", scenario.Notice);
    }

    [Fact]
    public void Status_OfAConnection_TellsWhatWasAgreedOn()
    {
        DashboardScenario scenario = Shaking().Happened(new EngineEvent.ConnectionOpened(
            new ConnectionId(1), new ListenerId(1), s_local, s_remote, new TlsDetails("1.3", "TLS_AES_256_GCM_SHA384", "h2", "example.org", s_certificate, true)));
        ImmutableArray<string> rows = Rows(scenario, new StatusSubject { Connection = 1 });
        Assert.Contains("encryption: tls 1.3, TLS_AES_256_GCM_SHA384", rows);
        Assert.Contains("server name: example.org", rows);
        Assert.Contains("application protocol: h2", rows);
        Assert.Contains("peer's certificate: CN=example.org, until 2027-01-02, verified", rows);
        Assert.Contains("issued by: CN=Some Company", rows);
        Assert.Equal(s_certificate.Sha256, string.Concat(rows[^2].Split(": ")[1], rows[^1].Split(": ")[1]));
    }

    [Fact]
    public void Status_OfAListener_HasItsFingerprint()
    {
        ImmutableArray<string> rows = Rows(Shaking(), new StatusSubject { Listener = 1 });
        Assert.Contains("certificate: CN=example.org, until 2027-01-02", rows);
        Assert.Contains(rows, row => row.StartsWith("SHA-256: AB:", StringComparison.Ordinal));
    }

    private static DashboardScenario Shaking() => DashboardScenario.At(80, 24)
        .Happened(new EngineEvent.ListenerOpened(new ListenerId(1), s_local, [s_local], 4096, false, null, s_certificate))
        .Happened(new EngineEvent.ConnectionHandshaking(new ConnectionId(1), new ListenerId(1), s_local, s_remote));

    private static ImmutableArray<string> Rows(DashboardScenario scenario, StatusSubject subject) =>
        [.. StatusPage.Rows(scenario.Model, subject).Select(row => $"{row.Left}: {row.Right}")];
}
