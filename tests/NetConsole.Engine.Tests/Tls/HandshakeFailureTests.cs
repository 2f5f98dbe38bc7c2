using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>Why a handshake fails is said so that one can tell the cases apart and knows what to do.</summary>
public sealed class HandshakeFailureTests
{
    [Fact]
    public async Task Certificate_Expired_IsSaidWithTheDay()
    {
        using var authority = new TestAuthority();
        DateTimeOffset until = TestAuthority.Now.AddDays(-2);
        TestCertificate expired = authority.Issue(["127.0.0.1"], until.AddDays(-1), until);
        NetworkFault fault = await FailToConnectAsync(expired, new TlsOptions { CaFile = authority.File });
        Assert.Equal($"the server's certificate expired on {until:yyyy-MM-dd}", fault.Message);
    }

    [Fact]
    public async Task Certificate_NotYetValid_IsSaidWithTheDay()
    {
        using var authority = new TestAuthority();
        DateTimeOffset from = TestAuthority.Now.AddDays(2);
        NetworkFault fault = await FailToConnectAsync(authority.Issue(["127.0.0.1"], from, from.AddDays(1)), new TlsOptions { CaFile = authority.File });
        Assert.Equal($"the server's certificate is not valid before {from:yyyy-MM-dd}", fault.Message);
    }

    [Fact]
    public async Task Certificate_OfAnotherHost_NamesThoseItIsFor()
    {
        using var authority = new TestAuthority();
        NetworkFault fault = await FailToConnectAsync(authority.Issue(["example.org", "10.1.2.3"]), new TlsOptions { CaFile = authority.File });
        Assert.Equal("the server's certificate is for example.org, 10.1.2.3, not for 127.0.0.1", fault.Message);
        Assert.Contains("--tls-server-name", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_OfAnUnknownIssuer_NamesTheIssuer()
    {
        using var authority = new TestAuthority("Some Company");
        using var other = new TestAuthority();
        TestCertificate certificate = authority.Issue(["127.0.0.1"]);
        NetworkFault fault = await FailToConnectAsync(certificate, new TlsOptions { CaFile = other.File });
        Assert.Equal($"the server's certificate has an unknown issuer: CN=Some Company (SHA-256 {certificate.Sha256})", fault.Message);
        Assert.Contains("--tls-ca", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_SelfSigned_IsSaidWithItsFingerprint()
    {
        using var authority = new TestAuthority();
        TestCertificate certificate = authority.Issue(["127.0.0.1"], selfSigned: true);
        NetworkFault fault = await FailToConnectAsync(certificate, new TlsOptions());
        Assert.Equal($"the server's certificate is self-signed, so nobody vouches for it (SHA-256 {certificate.Sha256})", fault.Message);
        Assert.Equal("if you trust it, --tls-ca FILE with it or its issuer; --tls-insecure connects without any check", fault.Hint);
    }

    [Fact]
    public async Task Certificate_WithSeveralFaults_TellsThemAll()
    {
        using var authority = new TestAuthority();
        TestCertificate certificate = authority.Issue(["example.org"], until: TestAuthority.Now.AddMinutes(-5), selfSigned: true);
        NetworkFault fault = await FailToConnectAsync(certificate, new TlsOptions());
        Assert.Contains("expired on", fault.Message, StringComparison.Ordinal);
        Assert.Contains("and it is for example.org, not for 127.0.0.1, and it is self-signed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insecure_TakesAnyCertificate_AndSaysThatItIsNotVerified()
    {
        using var authority = new TestAuthority();
        TestCertificate certificate = authority.Issue(["example.org"], until: TestAuthority.Now.AddMinutes(-5), selfSigned: true);
        await using EngineHost server = TlsHost.Create(new TlsOptions { CertificateFile = certificate.File, KeyFile = certificate.Key });
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);
        TlsDetails details = (await client.OpenedAsync()).Tls!;
        Assert.Equal((certificate.Sha256, false), (details.Peer!.Sha256, details.IsVerified));
    }

    [Fact]
    public async Task ServerName_IsAskedForAndExpectedInPlaceOfTheHost()
    {
        using var authority = new TestAuthority();
        TestCertificate certificate = authority.Issue(["example.org"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { CertificateFile = certificate.File, KeyFile = certificate.Key });
        await using EngineHost client = TlsHost.Create(new TlsOptions { CaFile = authority.File, ServerName = "example.org" });
        await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);
        Assert.True((await client.OpenedAsync()).Tls!.IsVerified);
        Assert.Equal("example.org", (await server.OpenedAsync()).Tls!.ServerName);
    }

    [Fact]
    public async Task PlainText_ToAListener_IsShownAtOnce()
    {
        await using EngineHost server = TlsHost.Create();
        using Peer peer = await Peer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.Events.NextAsync<EngineEvent.ConnectionHandshaking>()).Connection;
        await peer.SayAsync("GET / HTTP/1.1\r\n");

        EngineEvent.ConnectionFailed failed = await server.FailedAsync(id);
        Assert.Equal((CloseReason.TlsError, new ListenerId(1)), (failed.Reason, failed.Listener));
        Assert.Equal("the peer does not speak TLS; it sent \"GET / HT…\"", failed.Fault.Message);
    }

    [Fact]
    public async Task PlainText_FromWhomWeConnectTo_IsShown()
    {
        await using var server = new EngineHost();
        int port = await server.ListenAsync();
        await using EngineHost client = TlsHost.Create();
        ConnectionId id = await client.ConnectTlsAsync(port);
        server.Send("22\"\r\n"u8.ToArray(), (await server.OpenedAsync()).Connection);

        EngineEvent.ConnectionFailed failed = await client.FailedAsync(id);
        Assert.Equal(CloseReason.TlsError, failed.Reason);
        Assert.Equal("the peer does not speak TLS; it sent \"22\\\"\\x0D\\x0A\"", failed.Fault.Message);
    }

    [Fact]
    public async Task Silence_InTheHandshake_TimesOut_AndHoldsNobodyUp()
    {
        var time = new ManualClock();
        await using EngineHost server = TlsHost.Create(time: time);
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        using Peer silent = await Peer.ConnectAsync(port);
        ConnectionId id = (await server.Events.NextAsync<EngineEvent.ConnectionHandshaking>()).Connection;

        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        await client.ConnectTlsAsync(port);
        ConnectionId ours = (await client.OpenedAsync()).Connection;
        ConnectionId theirs = (await server.OpenedAsync()).Connection;
        for (int round = 0; round < 20; round++)
        {
            client.Send("ping\n", ours);
            Assert.Equal("ping", await server.Events.NextMessageAsync(theirs));
            server.Send("pong\n", theirs);
            Assert.Equal("pong", await client.Events.NextMessageAsync(ours));
        }

        time.Advance(TlsOptions.Default.HandshakeTimeout);
        EngineEvent.ConnectionFailed failed = await server.FailedAsync(id);
        Assert.Equal(CloseReason.Timeout, failed.Reason);
        Assert.Equal("the TLS handshake did not end within 10 s; the peer said nothing: does it speak TLS?", failed.Fault.ToString());
        await Assert.ThrowsAsync<SocketException>(() => silent.HearAsync(1));
    }

    [Fact]
    public async Task PeerGone_InTheHandshake_IsSaid()
    {
        await using EngineHost server = TlsHost.Create();
        Peer peer = await Peer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.Events.NextAsync<EngineEvent.ConnectionHandshaking>()).Connection;
        peer.Dispose();
        EngineEvent.ConnectionFailed failed = await server.FailedAsync(id);
        Assert.Equal((CloseReason.TlsError, "the peer closed the connection during the TLS handshake"), (failed.Reason, failed.Fault.Message));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Close_InTheHandshake_GivesItUp(bool byStopping)
    {
        await using EngineHost server = TlsHost.Create();
        using Peer peer = await Peer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.Events.NextAsync<EngineEvent.ConnectionHandshaking>()).Connection;

        server.Send("too early", id);
        Assert.Equal("#1 is not connected yet", (await server.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        Task stopping = Task.CompletedTask;
        if (byStopping)
        {
            stopping = server.Engine.StopAsync(Deadline.Token);
        }
        else
        {
            server.Engine.Execute(new EngineCommand.CloseConnection(id));
        }

        Assert.Equal(CloseReason.Local, (await server.FailedAsync(id)).Reason);
        await Assert.ThrowsAsync<SocketException>(() => peer.HearAsync(1));
        await stopping.SoonAsync();
    }

    [Fact]
    public async Task Alpn_WithNothingInCommon_IsSaidOnBothSides()
    {
        await using EngineHost server = TlsHost.Create(new TlsOptions { Alpn = ["h2"] });
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true, Alpn = ["chat"] });
        ConnectionId id = await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);
        EngineEvent.ConnectionFailed failed = await client.FailedAsync(id);
        Assert.Equal("the peer ended TLS: it speaks none of our application protocols (no_application_protocol)", failed.Fault.Message);
        failed = await server.FailedAsync(new ConnectionId(1));
        Assert.Equal("the TLS handshake failed: the peer offers none of our application protocols (ALPN)", failed.Fault.Message);
    }

    private static async Task<NetworkFault> FailToConnectAsync(TestCertificate shown, TlsOptions options)
    {
        await using EngineHost server = TlsHost.Create(new TlsOptions { CertificateFile = shown.File, KeyFile = shown.Key });
        await using EngineHost client = TlsHost.Create(options);
        ConnectionId id = await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);
        EngineEvent.ConnectionFailed failed = await client.FailedAsync(id);
        Assert.Equal((CloseReason.TlsError, null), (failed.Reason, failed.Listener));
        return failed.Fault;
    }
}
