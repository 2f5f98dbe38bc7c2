using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

/// <summary>Connections of ours: that they come again, and where they come from.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public void Backoff_DoublesToThirtySeconds_WithAFifthMoreOrLess()
    {
        var backoff = new Backoff(new Random(3));
        double[] expected = [0.5, 1, 2, 4, 8, 16, 30, 30];
        double[] got = [.. expected.Select(_ => backoff.Next().TotalSeconds)];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(got[i], 0.8 * expected[i], 1.2 * expected[i]);
        }

        Assert.NotEqual(got[6], got[7]);
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.4, 0.6);
    }

    [Fact]
    public async Task Reconnect_AfterThePeerClosed_KeepsNumberAndTotals_AndStartsWithTheShortDelay()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { Reconnect = true }, time: time);
        using Socket server = Listen(out int port);
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        for (int round = 1; round <= 3; round++)
        {
            using var peer = new Peer(await server.AcceptAsync(Deadline.Token).SoonAsync());
            EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
            Assert.Equal(new ConnectionId(1), opened.Connection);
            await peer.SayAsync($"hello {round}\n");
            EngineEvent.MessagesReceived received = await host.Events.NextAsync<EngineEvent.MessagesReceived>();
            Assert.Equal(round, received.Payload.FirstNumber);

            peer.Reset();
            EngineEvent.ConnectionReconnecting again = await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
            Assert.Equal((new ConnectionId(1), CloseReason.Reset), (again.Connection, again.Reason));
            Assert.InRange(again.Delay.TotalSeconds, 0.4, 0.6);
            time.Advance(again.Delay);
            await host.Events.NextAsync<EngineEvent.ConnectionStarted>();
        }

        using var last = new Peer(await server.AcceptAsync(Deadline.Token).SoonAsync());
        await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        host.Engine.Execute(new EngineCommand.ResetConnection(new ConnectionId(1)));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(new ConnectionId(1));
        Assert.Equal((CloseReason.Local, 3), (closed.Reason, closed.Counters.MessagesIn));
    }

    [Fact]
    public async Task Reconnect_WhileNobodyListens_WaitsLongerAndLonger_UntilItIsGivenUp()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        int port;
        using (Listen(out port))
        {
        }

        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)) { Reconnect = true });
        var delays = new List<TimeSpan>();
        while (delays.Count < 4)
        {
            EngineEvent.ConnectionReconnecting again = await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
            Assert.Contains("refused", again.Fault!.Message, StringComparison.Ordinal);
            delays.Add(again.Delay);
            if (delays.Count < 4)
            {
                time.Advance(again.Delay);
            }
        }

        Assert.InRange(delays[3].TotalSeconds, 3.2, 4.8);
        host.Send("too early", new ConnectionId(1));
        Assert.Contains("not connected yet", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message, StringComparison.Ordinal);
        host.Engine.Execute(new EngineCommand.CloseConnection(new ConnectionId(1)));
        Assert.Equal(CloseReason.Local, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Reason);
    }

    [Fact]
    public async Task Reconnect_AfterATlsHandshakeThatFailed_TriesAgain()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { Reconnect = true }, time: time);
        using Socket server = Listen(out int port);
        host.Engine.Execute(new EngineCommand.OpenConnection(new EndpointAddress(Transport.Tls, "127.0.0.1", port)));
        for (int round = 0; round < 2; round++)
        {
            (await server.AcceptAsync(Deadline.Token).SoonAsync()).Dispose();
            EngineEvent.ConnectionReconnecting again = await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
            Assert.NotNull(again.Fault);
            time.Advance(again.Delay);
        }
    }

    [Fact]
    public async Task Stop_WhileWaitingToReconnect_DoesNotWait()
    {
        var host = new EngineHost(EngineOptions.Default with { Reconnect = true }, time: new ManualClock());
        int port;
        using (Listen(out port))
        {
        }

        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
        await host.DisposeAsync().AsTask().SoonAsync();
        Assert.Contains(host.Events.Seen, seen => seen is EngineEvent.ConnectionFailed { Reason: CloseReason.Local });
    }

    [Fact]
    public async Task Bind_ConnectsFromThatAddress()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Bind = new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0) });
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        EngineEvent.ConnectionOpened accepted = await host.Events.NextAsync<EngineEvent.ConnectionOpened>(opened => opened.Listener is not null);
        Assert.Equal("127.0.0.9", accepted.Remote.Host);
    }

    [Theory]
    [InlineData("192.0.2.7", "this machine has no address 192.0.2.7 to connect from")]
    [InlineData("::1", "::1 cannot connect to 127.0.0.1: one is IPv4, the other IPv6")]
    public async Task Bind_ToAnAddressThatCannotBeTheSource_SaysSo(string source, string fault)
    {
        await using var host = new EngineHost(EngineOptions.Default with { Bind = new IPEndPoint(IPAddress.Parse(source), 0) });
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", 9)));
        Assert.Equal(fault, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Fault.Message);
    }

    private static Socket Listen(out int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }
}
