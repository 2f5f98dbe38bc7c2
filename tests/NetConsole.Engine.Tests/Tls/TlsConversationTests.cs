using System.Security.Cryptography;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>Two engines, one listening and one connecting, over TLS.</summary>
public sealed class TlsConversationTests
{
    [Fact]
    public async Task Connect_ToAVerifiedServer_BothSidesAreToldWhatWasAgreedOn()
    {
        using var authority = new TestAuthority();
        TestCertificate certificate = authority.Issue(["localhost", "127.0.0.1"]);
        await using EngineHost server = TlsHost.Create(new TlsOptions { CertificateFile = certificate.File, KeyFile = certificate.Key, Alpn = ["other", "chat"] });
        await using EngineHost client = TlsHost.Create(new TlsOptions { CaFile = authority.File, Alpn = ["chat"] });
        EngineEvent.ListenerOpened listening = await server.ListenTlsAsync();
        Assert.Equal(certificate.Sha256, listening.Certificate!.Sha256);

        ConnectionId id = await client.ConnectTlsAsync(listening.Bound[0].Port, "localhost");
        EngineEvent.ConnectionHandshaking shaking = await client.Events.NextAsync<EngineEvent.ConnectionHandshaking>();
        Assert.Equal((id, null), (shaking.Connection, shaking.Listener));
        EngineEvent.ConnectionOpened ours = await client.OpenedAsync();
        EngineEvent.ConnectionOpened theirs = await server.OpenedAsync();

        Assert.Equal(listening.Listener, theirs.Listener);
        Assert.Equal(ours.Local, theirs.Remote);
        Assert.Equal("tls", ours.Remote.ToString()[..3]);
        TlsDetails seenByClient = ours.Tls!, seenByServer = theirs.Tls!;
        Assert.Equal(("1.3", "chat", "localhost"), (seenByClient.Version, seenByClient.Protocol, seenByClient.ServerName));
        Assert.Equal(("1.3", "chat", "localhost"), (seenByServer.Version, seenByServer.Protocol, seenByServer.ServerName));
        Assert.StartsWith("TLS_", seenByClient.CipherSuite, StringComparison.Ordinal);
        Assert.Equal((certificate.Sha256, "CN=localhost", "CN=Test Root"), (seenByClient.Peer!.Sha256, seenByClient.Peer.Subject, seenByClient.Peer.Issuer));
        Assert.True(seenByClient.IsVerified);
        Assert.Null(seenByServer.Peer);

        client.Send("Hello\n", ours.Connection);
        Assert.Equal("Hello", await server.Events.NextMessageAsync());
        server.Send("Hi\n", theirs.Connection);
        Assert.Equal("Hi", await client.Events.NextMessageAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HalfClose_ByEitherSide_LeavesTheOtherDirectionOpen(bool byClient)
    {
        await using EngineHost server = TlsHost.Create();
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        (ConnectionId ours, ConnectionId theirs) = await MeetAsync(server, client);
        (EngineHost first, ConnectionId one) = byClient ? (client, ours) : (server, theirs);
        (EngineHost last, ConnectionId other) = byClient ? (server, theirs) : (client, ours);

        first.Send("the last of mine\n", one);
        first.Engine.Execute(new EngineCommand.ShutdownSend(one));
        Assert.Equal("the last of mine", await last.Events.NextMessageAsync());
        Assert.True((await last.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);
        Assert.False((await first.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);

        last.Send("and mine\n", other);
        Assert.Equal("and mine", await first.Events.NextMessageAsync());
        last.Engine.Execute(new EngineCommand.ShutdownSend(other));
        EngineEvent.ConnectionClosed closed = await first.ClosedAsync(one);
        Assert.Equal((CloseReason.PeerClosed, null), (closed.Reason, closed.Fault));
        closed = await last.ClosedAsync(other);
        Assert.Equal((CloseReason.PeerClosed, null), (closed.Reason, closed.Fault));
    }

    [Fact]
    public async Task HalfClose_WhileInputPoursIn_LosesNothing()
    {
        await using EngineHost server = TlsHost.Create();
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        for (int round = 0; round < 30; round++)
        {
            await client.ConnectTlsAsync(port);
            ConnectionId ours = (await client.OpenedAsync()).Connection, theirs = (await server.OpenedAsync()).Connection;

            server.Send(new byte[1 << 20], theirs);
            await client.Events.NextAsync<EngineEvent.MessagesReceived>();
            client.Engine.Execute(new EngineCommand.ShutdownSend(ours));
            server.Engine.Execute(new EngineCommand.ShutdownSend(theirs));

            EngineEvent.ConnectionClosed closed = await client.ClosedAsync(ours);
            Assert.Equal((CloseReason.PeerClosed, null, 1 << 20), (closed.Reason, closed.Fault, closed.Counters.BytesIn));
        }
    }

    [Fact]
    public async Task Reset_ByUs_IsAResetForThePeer()
    {
        await using EngineHost server = TlsHost.Create();
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        (ConnectionId ours, ConnectionId theirs) = await MeetAsync(server, client);

        client.Engine.Execute(new EngineCommand.ResetConnection(ours));

        Assert.Equal(CloseReason.Local, (await client.ClosedAsync(ours)).Reason);
        Assert.Equal(CloseReason.Reset, (await server.ClosedAsync(theirs)).Reason);
    }

    [Fact]
    public async Task Close_WithMuchQueued_FlushesFirst()
    {
        await using EngineHost server = TlsHost.Create();
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        (ConnectionId ours, ConnectionId theirs) = await MeetAsync(server, client);

        client.Send(new byte[3 << 20], ours);
        client.Engine.Execute(new EngineCommand.CloseConnection(ours));

        await server.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        server.Engine.Execute(new EngineCommand.ShutdownSend(theirs));
        EngineEvent.ConnectionClosed closed = await server.ClosedAsync(theirs);
        Assert.Equal((CloseReason.PeerClosed, 3 << 20), (closed.Reason, closed.Counters.BytesIn));
        closed = await client.ClosedAsync(ours);
        Assert.Equal((CloseReason.Local, 3 << 20, 0), (closed.Reason, closed.Counters.BytesOut, closed.Counters.BytesWaiting));
    }

    [Fact]
    public async Task TenMegabytes_EachWayAtTheSameTime_ArriveByteForByte()
    {
        EngineOptions raw = EngineOptions.Default with { Framing = FramingSpec.Raw };
        await using var server = new EngineHost(raw);
        await using var client = new EngineHost(raw with { Tls = new TlsOptions { Insecure = true } });
        (ConnectionId ours, ConnectionId theirs) = await MeetAsync(server, client);
        byte[] up = RandomNumberGenerator.GetBytes(10 << 20), down = RandomNumberGenerator.GetBytes(10 << 20);
        await using var atServer = new RawReader(server.Engine.Subscribe(1000, WhenFull.Wait));
        await using var atClient = new RawReader(client.Engine.Subscribe(1000, WhenFull.Wait));

        client.Send(up, ours);
        server.Send(down, theirs);

        byte[][] heard = await Task.WhenAll(HashAsync(atServer, up.Length), HashAsync(atClient, down.Length));
        Assert.Equal(SHA256.HashData(up), heard[0]);
        Assert.Equal(SHA256.HashData(down), heard[1]);
    }

    [Fact]
    public async Task HundredClientsAtOnce_EachIsHeardAndAnswered()
    {
        await using EngineHost server = TlsHost.Create();
        await using EngineHost client = TlsHost.Create(new TlsOptions { Insecure = true });
        int port = (await server.ListenTlsAsync()).Bound[0].Port;
        for (int n = 0; n < 100; n++)
        {
            client.Engine.Execute(new EngineCommand.OpenConnection(TlsHost.Address("127.0.0.1", port)));
        }

        var ours = new List<ConnectionId>();
        var theirs = new List<ConnectionId>();
        while (ours.Count < 100)
        {
            ours.Add((await client.OpenedAsync()).Connection);
            theirs.Add((await server.OpenedAsync()).Connection);
        }

        client.Send("ping\n", [.. ours]);
        foreach (ConnectionId _ in theirs)
        {
            await server.Events.NextMessageAsync();
        }

        server.Send("pong\n", [.. theirs]);
        foreach (ConnectionId _ in ours)
        {
            await client.Events.NextMessageAsync();
        }

        Assert.All(ours, id => Assert.Equal("pong", client.Events.HeardFrom(id)));
        Assert.All(theirs, id => Assert.Equal("ping", server.Events.HeardFrom(id)));
    }

    private static async Task<(ConnectionId Ours, ConnectionId Theirs)> MeetAsync(EngineHost server, EngineHost client)
    {
        EngineEvent.ListenerOpened listening = await server.ListenTlsAsync();
        await client.ConnectTlsAsync(listening.Bound[0].Port);
        return ((await client.OpenedAsync()).Connection, (await server.OpenedAsync()).Connection);
    }

    private static async Task<byte[]> HashAsync(RawReader reader, int length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long bytes = 0; bytes < length;)
        {
            bytes += await reader.ReadAsync(hash);
        }

        return hash.GetHashAndReset();
    }
}
