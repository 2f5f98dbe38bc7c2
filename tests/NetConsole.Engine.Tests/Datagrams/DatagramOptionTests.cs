using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>What options of connections mean where datagrams are exchanged.</summary>
public sealed class DatagramOptionTests : IDisposable
{
    private readonly SocketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reconnect_AfterAnIdleTimeout_ComesAgainUnderTheSameNumber()
    {
        var time = new ManualClock();
        var limit = TimeSpan.FromSeconds(10);
        using var peer = new UdpPeer(Deadline.Token);
        await using var host = new EngineHost(
            EngineOptions.Default with { Reconnect = true, Limits = ConnectionLimits.None with { IdleTimeout = limit } }, time: time);
        ConnectionId id = (await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}")).Connection;
        time.Advance(limit);
        EngineEvent.ConnectionReconnecting again = await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
        Assert.Equal((id, CloseReason.Timeout), (again.Connection, again.Reason));

        time.Advance(again.Delay);
        Assert.Equal(id, (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);
        host.Send("again", id);
        Assert.Equal("again", await peer.ReceiveTextAsync());
    }

    [Theory]
    [InlineData(SendQueuePolicy.Drop)]
    [InlineData(SendQueuePolicy.Close)]
    public async Task WhenFull_AReceiverThatDoesNotRead_LosesWhatIsNew_OrItsConnection(SendQueuePolicy policy)
    {
        using var silent = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        silent.Bind(UnixEndPoint.Of(_folder["silent.sock"]));
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 64 * 1024, WhenFull = policy });
        ConnectionId id = (await host.ConnectToAsync($"unixgram:{_folder["silent.sock"]}")).Connection;
        for (int i = 0; i < 1000; i++)
        {
            host.Send(new byte[1024], id);
        }

        if (policy is SendQueuePolicy.Drop)
        {
            Assert.Equal(id, (await host.Events.NextAsync<EngineEvent.SendsDropped>()).Connection);
        }
        else
        {
            Assert.Equal(CloseReason.Limit, (await host.ClosedAsync(id)).Reason);
        }
    }
}
