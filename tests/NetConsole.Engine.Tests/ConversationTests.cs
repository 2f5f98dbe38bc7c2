using System.Security.Cryptography;
using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests;

/// <summary>What two sides say to each other over a real socket.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task Listener_PeerTalksAndIsAnswered_BothSidesAreTold()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;

        await peer.SayAsync("Hello, Server!\n");
        Assert.Equal("Hello, Server!", await host.Events.NextMessageAsync());

        host.Send("Welcome", id);
        Assert.Equal("Welcome", await peer.HearAsync(7));
        EngineEvent.MessagesSent sent = await host.Events.NextAsync<EngineEvent.MessagesSent>();
        Assert.Equal((id, SendOrigin.Operator), (sent.Connection, sent.Origin));

        peer.Finish();
        Assert.True((await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal(CloseReason.PeerClosed, closed.Reason);
        Assert.Equal((15, 7, 1, 1, 0), (closed.Counters.BytesIn, closed.Counters.BytesOut, closed.Counters.MessagesIn, closed.Counters.MessagesOut, closed.Counters.BytesWaiting));
        Assert.NotNull(closed.Counters.LastHeard);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public async Task Connect_ToAnotherListenerOfOurs_BothEndsSeeTheirAddresses(string hostName)
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync(hostName);
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp(hostName, port)));

        EngineEvent.ConnectionStarted started = await host.Events.NextAsync<EngineEvent.ConnectionStarted>();
        EngineEvent.ConnectionOpened one = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        EngineEvent.ConnectionOpened other = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        EngineEvent.ConnectionOpened ours = one.Listener is null ? one : other;
        EngineEvent.ConnectionOpened theirs = one.Listener is null ? other : one;
        Assert.Equal(started.Connection, ours.Connection);
        Assert.Equal(ours.Local, theirs.Remote);
        Assert.Equal(port, ours.Remote.Port);

        host.Send("hi\n", ours.Connection);
        Assert.Equal("hi", await host.Events.NextMessageAsync(theirs.Connection));
    }

    [Fact]
    public async Task TenMegabytes_EachWay_ArriveByteForByte()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw });
        byte[] data = RandomNumberGenerator.GetBytes(10 << 20);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;

        host.Send(data, id);
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        byte[] heard = await peer.HearToEndAsync();
        Assert.Equal(SHA256.HashData(data), SHA256.HashData(heard));

        using var received = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var reader = new RawReader(host.Engine.Subscribe(100_000, WhenFull.Wait));
        Task saying = peer.SayAsync(data);
        for (long bytes = 0; bytes < data.Length;)
        {
            bytes += await reader.ReadAsync(received);
        }

        await saying;
        Assert.Equal(SHA256.HashData(data), received.GetHashAndReset());
    }

    [Fact]
    public async Task LinesOfAllLengths_InOneFloodOfTenMegabytes_AreSplitAndNumberedWithoutGaps()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        var random = new Random(7);
        string[] lines = [.. Enumerable.Range(0, 2_000).Select(n => n + new string('x', n % 500 == 0 ? 300_000 : random.Next(4_000)))];
        Task saying = peer.SayAsync(string.Concat(lines.Select(line => line + "\n")));

        while (!host.Events.HeardFrom(id).EndsWith(lines[^1], StringComparison.Ordinal))
        {
            await host.Events.NextMessageAsync();
        }

        await saying;
        Assert.Equal(lines, host.Events.HeardFrom(id).Split('|'));
    }

    [Fact]
    public async Task Character_CutBetweenTwoPackets_ArrivesWhole()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        byte[] euro = Encoding.UTF8.GetBytes("5 €");

        await peer.SayAsync(euro.AsMemory(0, 3));
        await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        time.Advance(EngineOptions.Default.AutoPause * 5);
        await peer.SayAsync(euro.AsMemory(3));
        await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.Equal("", host.Events.HeardFrom(id));

        time.Advance(EngineOptions.Default.AutoPause);
        Assert.Equal("5 €", await host.Events.NextMessageAsync());
        Assert.Equal([0, 3], ((EngineEvent.MessagesReceived)host.Events.Seen[^1]).Payload.ChunkStarts.ToArray());
    }

    [Fact]
    public async Task TextWithoutLineEnd_ThenSilence_IsAMessage()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("World");
        Assert.Equal("World", await host.Events.NextMessageAsync());
    }

    [Fact]
    public async Task IdleConnection_HoldsNoSlabAndNoTimer()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("half a line");
        await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.Equal(1, host.Engine.Pool.InUse);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("half a line", await host.Events.NextMessageAsync());
        Assert.Equal(0, host.Engine.Pool.InUse);
        Assert.Equal(0, time.ArmedTimers);
    }

    [Fact]
    public async Task TwoHundredClientsAtOnce_EachIsHeardAndAnswered()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        Peer[] peers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Peer.ConnectAsync(port)));
        var ids = new List<ConnectionId>();
        while (ids.Count < peers.Length)
        {
            ids.Add((await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);
        }

        Assert.Equal(Enumerable.Range(1, 200), ids.Select(id => id.Value));
        await Task.WhenAll(peers.Select(peer => peer.SayAsync("ping\n")));
        foreach (Peer __ in peers)
        {
            await host.Events.NextMessageAsync();
        }

        host.Send("pong", [.. ids]);
        Assert.All(await Task.WhenAll(peers.Select(peer => peer.HearAsync(4))), answer => Assert.Equal("pong", answer));
        Array.ForEach(peers, peer => peer.Dispose());
    }

    [Fact]
    public async Task Flood_FromOneClient_LeavesAnothersPingPongGoing()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw }, capacity: 64);
        int port = await host.ListenAsync();
        (Peer flooder, ConnectionId flooderId) = await host.MeetAsync(port);
        (Peer player, ConnectionId playerId) = await host.MeetAsync(port);
        using Peer _ = flooder, __ = player;
        using var stop = new CancellationTokenSource();
        Task flood = FloodAsync(flooder, stop.Token);

        await host.Events.NextAsync<EngineEvent.MessagesReceived>(received => received.Connection == flooderId);
        for (int round = 0; round < 50; round++)
        {
            await player.SayAsync("ping");
            await host.Events.NextAsync<EngineEvent.MessagesReceived>(received => received.Connection == playerId);
            host.Send("pong", playerId);
            Assert.Equal("pong", await player.HearAsync(4));
        }

        Assert.False(flood.IsCompleted);
        host.Engine.Execute(new EngineCommand.ResetConnection(flooderId));
        await host.ClosedAsync(flooderId);
        await stop.CancelAsync();
        await flood;
    }

    private static async Task FloodAsync(Peer peer, CancellationToken stop)
    {
        byte[] noise = new byte[256 * 1024];
        try
        {
            while (true)
            {
                await peer.Socket.SendAsync(noise, stop);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // Told to stop, or thrown out.
        }
    }
}
