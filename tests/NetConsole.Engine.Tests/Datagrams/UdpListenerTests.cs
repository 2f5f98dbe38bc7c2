using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>A UDP listener: every address that speaks is a connection.</summary>
public sealed class UdpListenerTests
{
    [Fact]
    public async Task ThreeSenders_AreToldApart_AndEachIsAnsweredItself()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        UdpPeer[] peers = [new(Deadline.Token), new(Deadline.Token), new(Deadline.Token)];
        foreach (UdpPeer peer in peers)
        {
            await peer.SendAsync($"I am {peer.EndPoint.Port}", port);
            EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
            Assert.Equal($"udp://127.0.0.1:{peer.EndPoint.Port}", opened.Remote.ToString());
            Assert.Equal($"udp://127.0.0.1:{port}", opened.Local.ToString());
            Assert.Equal(new ListenerId(1), opened.Listener);
            Assert.Equal($"I am {peer.EndPoint.Port}", await host.Events.NextMessageAsync(opened.Connection));
        }

        for (int i = peers.Length; i > 0; i--)
        {
            host.Send($"you are #{i}", new ConnectionId(i));
        }

        for (int i = 0; i < peers.Length; i++)
        {
            (byte[] answer, IPEndPoint from) = await peers[i].ReceiveAsync();
            Assert.Equal($"you are #{i + 1}", System.Text.Encoding.UTF8.GetString(answer));
            Assert.Equal(port, from.Port);
            await peers[i].SendAsync("again", port);
            await host.Events.NextMessageAsync(new ConnectionId(i + 1));
        }

        Assert.Equal(3, host.Events.Seen.OfType<EngineEvent.ConnectionOpened>().Count());
        Array.ForEach(peers, peer => peer.Dispose());
    }

    [Fact]
    public async Task Datagrams_AreOneMessageEach_AlsoEmptyOnes_AndTheirTextDropsOneLineEnd()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        string[] datagrams = ["one\n", "", "two\r\n", "a\nb\n\n", "\n", "no end"];
        foreach (string datagram in datagrams)
        {
            await peer.SendAsync(datagram, port);
        }

        for (int i = 0; i < datagrams.Length; i++)
        {
            EngineEvent.MessagesReceived received = await host.Events.NextAsync<EngineEvent.MessagesReceived>();
            Assert.Equal(datagrams[i].Length, received.Payload.Bytes.Length);
            Assert.Equal(i + 1, received.Payload.FirstNumber);
            Assert.Equal(1, received.Payload.Messages.Length);
        }

        Assert.Equal("one||two|a\nb\n||no end", host.Events.HeardFrom(new ConnectionId(1)));
        host.Engine.Execute(new EngineCommand.CloseConnection(new ConnectionId(1)));
        ConnectionCounters totals = (await host.ClosedAsync(new ConnectionId(1))).Counters;
        Assert.Equal((6, datagrams.Sum(datagram => datagram.Length)), (totals.MessagesIn, totals.BytesIn));
    }

    [Fact]
    public async Task LongestDatagram_ArrivesWhole_BothWays()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        byte[] longest = new byte[65_507];
        Random.Shared.NextBytes(longest);
        await peer.SendAsync(longest, new IPEndPoint(IPAddress.Loopback, port));
        EngineEvent.MessagesReceived received = await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.True(longest.AsSpan().SequenceEqual(received.Payload.Bytes.Span));

        host.Send(longest, received.Connection);
        Assert.Equal(longest, (await peer.ReceiveAsync()).Datagram);
    }

    [Fact]
    public async Task EveryInterface_HasASocketForEachFamily_OnOnePort()
    {
        Assert.SkipUnless(OwnAddresses.IsAssigned(IPAddress.IPv6Loopback), "there is no IPv6");
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync("udp://*:0");
        Assert.Equal(["udp://[::]", "udp://0.0.0.0"], opened.Bound.Select(bound => bound.ToString()[..bound.ToString().LastIndexOf(':')]));
        int port = Assert.Single(opened.Bound.Select(bound => bound.Port).Distinct());
        Assert.True(opened.OpenToNetwork);

        foreach (IPAddress address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(address, port, Deadline.Token);
            await socket.SendAsync("hi"u8.ToArray(), Deadline.Token);
            EngineEvent.ConnectionOpened connection = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
            Assert.Equal(EndpointAddress.From(Transport.Udp, (IPEndPoint)socket.LocalEndPoint!), connection.Remote);
            host.Send("yo", connection.Connection);
            byte[] answer = new byte[10];
            Assert.Equal(2, await socket.ReceiveAsync(answer, Deadline.Token).SoonAsync());
        }
    }

    [Fact]
    public async Task Open_PortInUse_SaysWhoToAsk()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Address($"udp://127.0.0.1:{port}")));
        NetworkFault fault = (await host.Events.NextAsync<EngineEvent.ListenerFailed>()).Fault;
        Assert.Equal($"port {port} is in use", fault.Message);
        Assert.Contains(OperatingSystem.IsLinux() ? "ss -lunp" : "", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuietAddress_AgesOut_AndComesBackUnderAnotherNumber()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { Limits = new ConnectionLimits { UdpTimeout = TimeSpan.FromMinutes(5) } }, time: time);
        int port = await ListenAsync(host);
        Assert.Equal(0, time.ArmedTimers);
        using var quiet = new UdpPeer(Deadline.Token);
        using var busy = new UdpPeer(Deadline.Token);
        await quiet.SendAsync("one", port);
        ConnectionId quietId = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        await busy.SendAsync("two", port);
        ConnectionId busyId = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        await host.Events.NextMessageAsync(busyId);

        time.Advance(TimeSpan.FromMinutes(4));
        await busy.SendAsync("still here", port);
        await host.Events.NextMessageAsync(busyId);
        time.Advance(TimeSpan.FromMinutes(1));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(quietId);
        Assert.Equal((CloseReason.Timeout, "nothing was heard for 5m"), (closed.Reason, closed.Fault?.Message));

        await quiet.SendAsync("back", port);
        Assert.Equal(new ConnectionId(3), (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);
        Assert.DoesNotContain(host.Events.Seen.OfType<EngineEvent.ConnectionClosed>(), other => other.Connection == busyId);
        await host.Events.NextMessageAsync(new ConnectionId(3));

        time.Advance(TimeSpan.FromMinutes(10));
        await host.Events.NextAsync<EngineEvent.ConnectionClosed>();
        await host.Events.NextAsync<EngineEvent.ConnectionClosed>();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, time.ArmedTimers);
    }

    [Fact]
    public async Task Close_OfAConnection_LeavesTheListener_AndTheNextDatagramBeginsAnother()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        await peer.SendAsync("one", port);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        await host.Events.NextMessageAsync(id);
        host.Send("last words", id);
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        Assert.Equal("last words", await peer.ReceiveTextAsync());
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(id)).Reason);

        await peer.SendAsync("two", port);
        ConnectionId next = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        Assert.NotEqual(id, next);
        Assert.Equal("two", await host.Events.NextMessageAsync(next));
    }

    [Fact]
    public async Task CloseListener_EndsItsConnections_BeforeItself()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        using var one = new UdpPeer(Deadline.Token);
        using var other = new UdpPeer(Deadline.Token);
        await one.SendAsync("1", port);
        await host.Events.NextMessageAsync();
        await other.SendAsync("2", port);
        await host.Events.NextMessageAsync();

        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        Assert.Equal(
            [CloseReason.Local, CloseReason.Local], host.Events.Seen.OfType<EngineEvent.ConnectionClosed>().Select(closed => closed.Reason));

        // The port is free again.
        await host.ListenOnAsync($"udp://127.0.0.1:{port}");
    }

    [Fact]
    public async Task Answer_ToAPortThatHasGone_EndsNothing()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        ConnectionId gone;
        using (var peer = new UdpPeer(Deadline.Token))
        {
            await peer.SendAsync("bye", port);
            gone = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        }

        for (int i = 0; i < 20; i++)
        {
            host.Send("are you there?", gone);
        }

        using var another = new UdpPeer(Deadline.Token);
        await another.SendAsync("hello", port);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        Assert.Equal("hello", await host.Events.NextMessageAsync(id));
        host.Send("welcome", id);
        Assert.Equal("welcome", await another.ReceiveTextAsync());
        Assert.DoesNotContain(host.Events.Seen, seen => seen is EngineEvent.ConnectionClosed);
    }

    [Fact]
    public async Task EndOfInput_IsRefused_BecauseDatagramsHaveNone()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        await peer.SendAsync("one", port);
        await host.Events.NextMessageAsync();
        host.Engine.Execute(new EngineCommand.ShutdownSend(new ConnectionId(1)));
        Assert.StartsWith("#1 exchanges datagrams", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message, StringComparison.Ordinal);
        host.Send("still open", new ConnectionId(1));
        Assert.Equal("still open", await peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task Broadcast_IsHeard()
    {
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync("udp://0.0.0.0:0");
        EngineEvent.ConnectionOpened sender = await host.ConnectToAsync($"udp://127.255.255.255:{opened.Bound[0].Port}");
        host.Send("anybody?", sender.Connection);
        EngineEvent.MessagesReceived received = await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.Equal("anybody?", host.Events.HeardFrom(received.Connection));
    }

    [Fact]
    public async Task MulticastGroup_OnTheChosenInterface_IsJoinedAndSentTo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "loopback has another name here");
        await using var host = new EngineHost(EngineOptions.Default with { MulticastInterface = "lo" });
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync("udp://239.1.2.3:0");
        Assert.Equal("239.1.2.3", opened.Bound[0].Host);
        Assert.True(opened.OpenToNetwork);

        // A second member on the same port gets a copy.
        await host.ListenOnAsync($"udp://239.1.2.3:{opened.Bound[0].Port}");
        EngineEvent.ConnectionOpened sender = await host.ConnectToAsync($"udp://239.1.2.3:{opened.Bound[0].Port}");
        host.Send("to all", sender.Connection);
        ConnectionId[] heard =
            [(await host.Events.NextAsync<EngineEvent.MessagesReceived>()).Connection, (await host.Events.NextAsync<EngineEvent.MessagesReceived>()).Connection];
        Assert.Equal(2, heard.Distinct().Count());
        Assert.All(heard, id => Assert.Equal("to all", host.Events.HeardFrom(id)));
    }

    [Fact]
    public async Task MulticastGroup_OnAnInterfaceThatIsNotThere_IsRefused_WithThoseThatAre()
    {
        await using var host = new EngineHost(EngineOptions.Default with { MulticastInterface = "nope0" });
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Address("udp://239.1.2.3:0")));
        NetworkFault fault = (await host.Events.NextAsync<EngineEvent.ListenerFailed>()).Fault;
        Assert.Equal("this machine has no interface \"nope0\"", fault.Message);
        Assert.StartsWith("it has ", fault.Hint, StringComparison.Ordinal);
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Address("udp://239.1.2.3:9")));
        Assert.Equal(fault, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Fault);
    }

    [Fact]
    public async Task IdleListener_HoldsNoSlabAndNoTimer_AfterABurst()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        for (int i = 0; i < 100; i++)
        {
            await peer.SendAsync("burst", port);
            await host.Events.NextMessageAsync();
        }

        // The last message is heard before its receiver finds that nothing more waits.
        while (host.Engine.Pool.InUse > 0)
        {
            Deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));

        // The one that ages connections out.
        Assert.Equal(1, time.ArmedTimers);
    }

    private static async Task<int> ListenAsync(EngineHost host) => (await host.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
}
