using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>Certificates that clients show.</summary>
public sealed class ClientCertificateTests
{
    [Fact]
    public async Task Demanded_AndShown_IsVerifiedAndToldToTheServer()
    {
        using var authority = new TestAuthority();
        TestCertificate mine = authority.Issue(["operator"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { ClientCaFile = authority.File });
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true, CertificateFile = mine.File, KeyFile = mine.Key });
        await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);

        TlsDetails details = (await server.OpenedAsync()).Tls!;
        Assert.Equal((mine.Sha256, "CN=operator", true), (details.Peer!.Sha256, details.Peer.Subject, details.IsVerified));
        ConnectionId id = (await client.OpenedAsync()).Connection;
        client.Send("it is me\n", id);
        Assert.Equal("it is me", await server.Events.NextMessageAsync());
    }

    [Fact]
    public async Task Demanded_AndNotShown_IsSaidOnBothSides()
    {
        using var authority = new TestAuthority();
        await using EngineHost server = TlsHost.Create(new TlsOptions { ClientCaFile = authority.File });
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        ConnectionId id = await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);

        EngineEvent.ConnectionFailed failed = await server.FailedAsync(new ConnectionId(1));
        Assert.Equal((CloseReason.TlsError, "the client showed no certificate, and one is required"), (failed.Reason, failed.Fault.Message));
        EngineEvent.ConnectionClosed closed = await client.ClosedAsync(id);
        Assert.Equal(
            (CloseReason.PeerClosed, "truncated: the peer's FIN came without a close_notify; it asked for a certificate and was shown none: --tls-cert and --tls-key"),
            (closed.Reason, closed.Fault?.ToString()));
    }

    [Fact]
    public async Task Demanded_AndOfAnotherIssuer_IsRefused()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority("Other");
        TestCertificate mine = other.Issue(["operator"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { ClientCaFile = authority.File });
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true, CertificateFile = mine.File, KeyFile = mine.Key });
        ConnectionId id = await client.ConnectTlsAsync((await server.ListenTlsAsync()).Bound[0].Port);

        NetworkFault fault = (await server.FailedAsync(new ConnectionId(1))).Fault;
        Assert.Equal($"the client's certificate has an unknown issuer: CN=Other (SHA-256 {mine.Sha256})", fault.Message);
        EngineEvent.ConnectionClosed closed = await client.ClosedAsync(id);
        Assert.Equal((CloseReason.PeerClosed, "truncated"), (closed.Reason, closed.Fault?.Message.Split(':')[0]));
    }
}
