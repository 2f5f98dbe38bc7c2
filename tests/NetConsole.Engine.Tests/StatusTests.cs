using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests;

/// <summary>What is said about listeners and connections when somebody asks.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Connection_TellsItsSocketItsStepsAndItsTotals()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw }, time: time);
        DateTimeOffset opened = time.GetUtcNow();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        await peer.SayAsync("twelve bytes");
        await host.Events.NextMessageAsync();
        ConnectionStatus open = await AskAsync(host, id);
        Assert.Equal((id, new ListenerId(1), ConnectionPhase.Open), (open.Connection, open.Listener, open.Phase));
        Assert.Equal(((System.Net.IPEndPoint)peer.Socket.LocalEndPoint!).Port, open.Remote.Port);
        Assert.Equal(("IPv4", "stream", false, false), (open.Socket!.Family, open.Socket.Type, open.Socket.NoDelay, open.Socket.KeepAlive));
        Assert.True(open.Socket is { SendBufferBytes: > 0, ReceiveBufferBytes: > 0 });
        Assert.Equal((12, 1), (open.Counters.BytesIn, open.Counters.MessagesIn));
        Assert.Equal(FramingSpec.Raw, open.Framing);
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(open.Socket.Tcp!.RoundTrip, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(10));
            Assert.Equal(0, open.Socket.Tcp.Retransmits);
        }

        time.Advance(TimeSpan.FromSeconds(3));
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        ConnectionStatus half = await AskAsync(host, id);
        Assert.Equal(ConnectionPhase.HalfClosedByPeer, half.Phase);
        Assert.Equal([new LifeStep("opened", opened), new LifeStep("half-closed by the peer", opened + TimeSpan.FromSeconds(3))], half.Steps);
    }

    [Fact]
    public async Task ConnectionOfOurs_TellsWhenItWasStarted()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        EngineEvent.ConnectionOpened ours = await host.Events.NextAsync<EngineEvent.ConnectionOpened>(opened => opened.Listener is null);
        Assert.Equal(["started", "opened"], (await AskAsync(host, ours.Connection)).Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task ConnectionThatWaitsToComeAgain_SaysSo()
    {
        await using var host = new EngineHost(time: new ManualClock());
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)) { Reconnect = true });
        await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
        ConnectionStatus status = await AskAsync(host, new ConnectionId(1));
        Assert.Equal((ConnectionPhase.Reconnecting, port, null), (status.Phase, status.Remote.Port, status.Socket));
    }

    [Fact]
    public async Task Listener_TellsItsBacklogAndWhoIsThere()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Backlog = 128 });
        int port = await host.ListenAsync("*");
        (Peer one, ConnectionId id) = await host.MeetAsync(port);
        (Peer two, ConnectionId _) = await host.MeetAsync(port);
        using Peer _1 = one, _2 = two;
        host.Engine.Execute(new EngineCommand.ResetConnection(id));
        await host.ClosedAsync(id);

        host.Engine.Execute(new EngineCommand.ReportListener(new ListenerId(1)));
        ListenerStatus status = (await host.Events.NextAsync<EngineEvent.ListenerReported>()).Status;
        Assert.Equal((128, 2, 1, false), (status.Backlog, status.Accepted, status.Open, status.IsStalled));
        Assert.Equal(port, Assert.Single(status.Bound).Port);
        Assert.Equal("stream", Assert.Single(status.Sockets).Type);
        Assert.Equal(["started", "listening"], status.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task WhatIsNotThere_IsRefused()
    {
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.ReportListener(new ListenerId(4)));
        Assert.Equal("there is no listener L4", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        host.Engine.Execute(new EngineCommand.ReportConnection(new ConnectionId(4)));
        Assert.Equal("there is no connection #4", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
    }

    private static async Task<ConnectionStatus> AskAsync(EngineHost host, ConnectionId id)
    {
        host.Engine.Execute(new EngineCommand.ReportConnection(id));
        return (await host.Events.NextAsync<EngineEvent.ConnectionReported>()).Status;
    }
}
