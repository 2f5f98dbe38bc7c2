using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>openssl's own client and server at the other end.</summary>
public sealed class OpenSslTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public OpenSslTests() => Assert.SkipUnless(OutsideProgram.IsInstalled("openssl"), "openssl is not installed");

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData("-tls1_2", "1.2")]
    [InlineData("-tls1_3", "1.3")]
    public async Task Client_VerifiesUs_TalksAndEndsInOrder(string version, string expected)
    {
        TestCertificate mine = _authority.Issue(["localhost"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { CertificateFile = mine.File, KeyFile = mine.Key, Alpn = ["chat"] });
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        await using OutsideProgram client = Start(
            "s_client", "-connect", $"127.0.0.1:{port}", "-servername", "example.org", "-verify_hostname", "localhost", "-verify_return_error",
            "-CAfile", _authority.File, "-alpn", "chat", "-quiet", "-no_ign_eof", version);

        EngineEvent.ConnectionOpened opened = await server.OpenedAsync();
        Assert.Equal((expected, "chat", "example.org"), (opened.Tls!.Version, opened.Tls.Protocol, opened.Tls.ServerName));
        await client.WriteAsync("Hello\n");
        Assert.Equal("Hello", await server.Events.NextMessageAsync());
        server.Send("Welcome\n", opened.Connection);
        await client.WaitForOutputAsync("Welcome");

        client.EndInput();
        Assert.True((await server.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);
        server.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        Assert.Equal(CloseReason.Local, (await server.ClosedAsync(opened.Connection)).Reason);
        Assert.Equal(0, await client.WaitForExitAsync());
    }

    [Fact]
    public async Task Client_OfAnOldVersion_IsRefusedWithTheReason()
    {
        await using EngineHost server = TlsHost.Create();
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        await using OutsideProgram client = Start("s_client", "-connect", $"127.0.0.1:{port}", "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0");
        EngineEvent.ConnectionFailed failed = await server.FailedAsync(new ConnectionId(1));
        Assert.Equal((CloseReason.TlsError, "the TLS handshake failed: the peer speaks no TLS 1.2 or 1.3"), (failed.Reason, failed.Fault.Message));
    }

    [Fact]
    public async Task Client_ThatDoesNotTrustUs_IsHeardSayingSo()
    {
        await using EngineHost server = TlsHost.Create();
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        await using OutsideProgram client = Start("s_client", "-connect", $"127.0.0.1:{port}", "-CAfile", _authority.File, "-verify_return_error");
        EngineEvent.ConnectionFailed failed = await server.FailedAsync(new ConnectionId(1));
        Assert.Equal("the peer ended TLS: it does not know who issued our certificate (unknown_ca)", failed.Fault.Message);
    }

    [Fact]
    public async Task Client_WithTheFingerprintShown_FindsTheCertificateMadeForTheRun()
    {
        await using EngineHost server = TlsHost.Create();
        EngineEvent.ListenerOpened listening = await server.ListenTlsAsync();
        Assert.Contains("made for this run", listening.Notice, StringComparison.Ordinal);
        await using OutsideProgram client = Start("s_client", "-connect", $"127.0.0.1:{listening.Bound[0].Port}", "-showcerts");
        await client.WaitForOutputAsync("-----END CERTIFICATE-----");
        client.EndInput();
        await client.WaitForExitAsync();

        await using OutsideProgram reader = Start("x509", "-noout", "-fingerprint", "-sha256", "-ext", "subjectAltName");
        await reader.WriteAsync(client.Output);
        reader.EndInput();
        await reader.WaitForOutputAsync(listening.Certificate!.Sha256);
        await reader.WaitForOutputAsync("IP Address:127.0.0.1");
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Client_CertificateDemanded_IsVerified(string version)
    {
        TestCertificate theirs = _authority.Issue(["operator"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { ClientCaFile = _authority.File });
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        await using OutsideProgram client = Start(
            "s_client", "-connect", $"127.0.0.1:{port}", "-cert", theirs.File, "-key", theirs.Key, "-quiet", "-no_ign_eof", version);
        Assert.Equal((theirs.Sha256, true), ((await server.OpenedAsync()).Tls!.Peer!.Sha256, server.Events.Seen.OfType<EngineEvent.ConnectionOpened>().Single().Tls!.IsVerified));
    }

    [Theory]
    [InlineData("-tls1_2", "1.2")]
    [InlineData("-tls1_3", "1.3")]
    public async Task Server_IsVerified_TalksAndIsHalfClosed(string version, string expected)
    {
        TestCertificate theirs = _authority.Issue(["127.0.0.1"]);
        (OutsideProgram program, int port) = await ServeAsync("-cert", theirs.File, "-key", theirs.Key, "-alpn", "chat", version);
        await using OutsideProgram server = program;
        await using EngineHost client = TlsHost.Create(new TlsOptions { CaFile = _authority.File, Alpn = ["h2", "chat"] });

        ConnectionId id = await client.ConnectTlsAsync(port);
        TlsDetails details = (await client.OpenedAsync()).Tls!;
        Assert.Equal((expected, "chat", theirs.Sha256, true), (details.Version, details.Protocol, details.Peer!.Sha256, details.IsVerified));
        client.Send("Hello\n", id);
        await server.WaitForOutputAsync("Hello");
        await server.WriteAsync("Welcome\n");
        Assert.Equal("Welcome", await client.Events.NextMessageAsync());

        client.Engine.Execute(new EngineCommand.ShutdownSend(id));
        EngineEvent.ConnectionClosed closed = await client.ClosedAsync(id);
        Assert.Equal((CloseReason.PeerClosed, null), (closed.Reason, closed.Fault));
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Server_DemandsACertificate_ShownOneItGoesOn_ElseItSaysWhy(string version)
    {
        TestCertificate theirs = _authority.Issue(["127.0.0.1"]), mine = _authority.Issue(["operator"]);
        (OutsideProgram program, int port) = await ServeAsync("-cert", theirs.File, "-key", theirs.Key, "-Verify", "1", "-CAfile", _authority.File, version);
        await using OutsideProgram server = program;
        await using EngineHost without = TlsHost.Create(new TlsOptions { CaFile = _authority.File });
        await without.ConnectTlsAsync(port);
        NetworkFault fault = await EndAsync(without);
        Assert.StartsWith("the peer ended TLS: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("it asked for a certificate and was shown none: --tls-cert and --tls-key", fault.Hint);

        await using EngineHost with = TlsHost.Create(new TlsOptions { CaFile = _authority.File, CertificateFile = mine.File, KeyFile = mine.Key });
        ConnectionId id = await with.ConnectTlsAsync(port);
        await with.OpenedAsync();
        with.Send("let in\n", id);
        await server.WaitForOutputAsync("let in");
    }

    /// <summary>TLS 1.2 refuses within the handshake, TLS 1.3 after it.</summary>
    private static async Task<NetworkFault> EndAsync(EngineHost host)
    {
        while (true)
        {
            switch (await host.Events.NextAsync())
            {
                case EngineEvent.ConnectionFailed failed:
                    Assert.Equal(CloseReason.TlsError, failed.Reason);
                    return failed.Fault;
                case EngineEvent.ConnectionClosed closed:
                    Assert.Equal(CloseReason.TlsError, closed.Reason);
                    return closed.Fault!;
            }
        }
    }

    private static async Task<(OutsideProgram Server, int Port)> ServeAsync(params string[] arguments)
    {
        OutsideProgram server = Start(["s_server", "-accept", "127.0.0.1:0", .. arguments]);
        await server.WaitForOutputAsync("ACCEPT 127.0.0.1:");
        string line = server.Output.Split('\n').First(line => line.StartsWith("ACCEPT", StringComparison.Ordinal));
        return (server, int.Parse(line.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static OutsideProgram Start(params string[] arguments) => OutsideProgram.Start("openssl", arguments, TestContext.Current.CancellationToken);
}
