using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Listeners;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

public sealed class DialTests
{
    [Fact]
    public async Task Connect_WhereNobodyListens_IsRefusedWithTheAddress()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();

        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        EngineEvent.ConnectionFailed failed = await host.Events.NextAsync<EngineEvent.ConnectionFailed>();
        Assert.Equal((CloseReason.Error, $"127.0.0.1:{port} refused the connection"), (failed.Reason, failed.Fault.Message));
    }

    [Fact]
    public async Task Connect_ToAnUnknownHost_SaysSo()
    {
        await using var host = new EngineHost(resolver: ListenerTests.NothingFound());
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("nowhere.invalid", 80)));
        Assert.Equal("no address found for \"nowhere.invalid\"", (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Fault.Message);
    }

    [Fact]
    public async Task Connect_FirstAddressSilent_TheNextWins()
    {
        using Socket silent = await SilentListenerAsync("127.0.0.2");
        int port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        await using var host = new EngineHost(resolver: Name("127.0.0.2", "127.0.0.1"));
        await host.ListenAsync(port: port);

        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("two.example", port)));
        EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>(opened => opened.Listener is null);
        Assert.Equal("127.0.0.1", opened.Remote.Host);
    }

    [Fact]
    public async Task Connect_FirstAddressRefuses_TheNextIsTriedAtOnce()
    {
        await using var host = new EngineHost(resolver: Name("127.0.0.9", "127.0.0.1"), time: new ManualClock());
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("two.example", port)));
        Assert.Equal("127.0.0.1", (await host.Events.NextAsync<EngineEvent.ConnectionOpened>(opened => opened.Listener is null)).Remote.Host);
    }

    [Fact]
    public async Task Connect_NoAnswer_FailsWithTimeout()
    {
        using Socket silent = await SilentListenerAsync("127.0.0.1");
        await using var host = new EngineHost(EngineOptions.Default with { ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", ((IPEndPoint)silent.LocalEndPoint!).Port)));
        EngineEvent.ConnectionFailed failed = await host.Events.NextAsync<EngineEvent.ConnectionFailed>();
        Assert.Equal(CloseReason.Timeout, failed.Reason);
        Assert.EndsWith("did not answer within 100ms", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WhileConnecting_GivesUp_AndSendingIsRefusedMeanwhile()
    {
        using Socket silent = await SilentListenerAsync("127.0.0.1");
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", ((IPEndPoint)silent.LocalEndPoint!).Port)));
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionStarted>()).Connection;
        host.Send("too early", id);
        Assert.Equal("#1 is not connected yet", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);

        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        Assert.Equal(CloseReason.Local, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Reason);
    }

    [Theory]
    [InlineData("*", 80)]
    [InlineData("127.0.0.1", 0)]
    public async Task Connect_ToWhatIsNoTarget_FailsAtOnce(string hostName, int port)
    {
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp(hostName, port)));
        await host.Events.NextAsync<EngineEvent.ConnectionFailed>();
    }

    private static EndpointResolver Name(params string[] addresses) =>
        new((_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));

    /// <summary>A listener whose queue is full: Linux leaves further SYNs unanswered (listen(2)).</summary>
    private static async Task<Socket> SilentListenerAsync(string address)
    {
        var listening = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        listening.Listen(1);
        for (int filled = 0; filled < 2; filled++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await filler.ConnectAsync(listening.LocalEndPoint!, Deadline.Token);
        }

        return listening;
    }
}
