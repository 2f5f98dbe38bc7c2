using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Listeners;

public sealed class ListenerTests
{
    [Fact]
    public async Task Open_OnAPortThatIsInUse_FailsWithThePortAndAWayOut_AndLeavesTheOtherAlone()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("127.0.0.1", port)));
        EngineEvent.ListenerFailed failed = await host.Events.NextAsync<EngineEvent.ListenerFailed>();
        Assert.Equal((2, $"port {port} is in use"), (failed.Listener.Value, failed.Fault.Message));
        Assert.NotNull(failed.Fault.Hint);
        (await host.MeetAsync(port)).Peer.Dispose();
    }

    [Fact]
    public async Task Open_AgainRightAfterClosing_Works_ThoughConnectionsLinger()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        int port = host.Events.Seen.OfType<EngineEvent.ListenerOpened>().Single().Bound[0].Port;
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        await peer.HearToEndAsync();
        peer.Finish();
        await host.ClosedAsync(id);

        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        Assert.Equal(port, await host.ListenAsync(port: port));
    }

    [Fact]
    public async Task Close_LeavesItsConnectionsAndRefusesNewOnes()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer peer, ConnectionId _) = await host.MeetAsync(port);
        using Peer __ = peer;
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();

        await Assert.ThrowsAsync<SocketException>(() => Peer.ConnectAsync(port));
        await peer.SayAsync("still here\n");
        Assert.Equal("still here", await host.Events.NextMessageAsync());
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        Assert.Equal("L1 is closed", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(9)));
        Assert.Equal("there is no listener L9", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
    }

    [Fact]
    public async Task Open_EveryInterface_IsOpenToTheNetwork_AndTakesBothFamilies_ShowingIPv4AsIPv4()
    {
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("*", 0)));
        EngineEvent.ListenerOpened opened = await host.Events.NextAsync<EngineEvent.ListenerOpened>();
        Assert.True(opened.OpenToNetwork);
        Assert.True(opened.Bound[0].IsEveryInterface);
        Assert.Equal(4096, opened.Backlog);

        foreach (string name in new[] { "127.0.0.1", "::1" })
        {
            using var client = new Socket(IPAddress.Parse(name).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(IPAddress.Parse(name), opened.Bound[0].Port, Deadline.Token);
            EngineEvent.ConnectionOpened connection = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
            Assert.Equal((name, name), (connection.Remote.Host, connection.Local.Host));
        }
    }

    [Fact]
    public async Task Open_AName_BindsAllItsAddressesOnOnePort()
    {
        await using var host = new EngineHost(resolver: new EndpointResolver(
            (_, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.3"), IPAddress.IPv6Loopback })));
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("three.example", 0)));
        EngineEvent.ListenerOpened opened = await host.Events.NextAsync<EngineEvent.ListenerOpened>();
        Assert.Equal(["127.0.0.2", "127.0.0.3", "::1"], opened.Bound.Select(address => address.Host).Order(StringComparer.Ordinal));
        Assert.Single(opened.Bound.Select(address => address.Port).Distinct());
        Assert.False(opened.OpenToNetwork);
    }

    [Theory]
    [InlineData("192.0.2.1", "this machine has no address 192.0.2.1")]
    [InlineData("nowhere.invalid", "no address found for \"nowhere.invalid\"")]
    public async Task Open_WhereThereIsNoSuchAddress_FailsInPlainWords(string name, string why)
    {
        await using var host = new EngineHost(resolver: NothingFound());
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp(name, 0)));
        Assert.Equal(why, (await host.Events.NextAsync<EngineEvent.ListenerFailed>()).Fault.Message);
    }

    internal static EndpointResolver NothingFound() => new((_, _) => throw new SocketException((int)SocketError.HostNotFound));
}
