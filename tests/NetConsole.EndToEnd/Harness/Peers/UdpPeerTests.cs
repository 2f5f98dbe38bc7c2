using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Harness.Peers;

public sealed class UdpPeerTests
{
    [Fact]
    public async Task Datagrams_EmptyOnesToo_ArriveWithTheirSender()
    {
        using var one = new UdpPeer(TestContext.Current.CancellationToken);
        using var other = new UdpPeer(TestContext.Current.CancellationToken);

        await one.SendAsync("", other.EndPoint.Port);
        await one.SendAsync("höre", other.EndPoint.Port);

        (byte[] datagram, System.Net.IPEndPoint sender) = await other.ReceiveAsync();
        Assert.Empty(datagram);
        Assert.Equal(one.EndPoint, sender);
        Assert.Equal("höre", await other.ReceiveTextAsync());
    }
}
