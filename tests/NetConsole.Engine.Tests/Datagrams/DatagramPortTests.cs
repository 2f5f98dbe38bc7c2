using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Datagrams;

public sealed class DatagramPortTests
{
    [Fact]
    public async Task Deliver_FromANewAddress_OnceConnectionsAreClosed_BeginsNothing()
    {
        EngineParts parts = Parts.New();
        using DatagramSocket socket = NewSocket();
        using var aging = new PeerAging(parts);
        var shelf = new DatagramShelf(parts.Pool);
        int begun = 0;
        using var port = new DatagramPort(socket, (_, _, _) => Begun(ref begun), (_, _) => { }, aging, parts);

        port.Deliver(From(1), "before"u8, isCut: false, shelf);
        await port.CloseConnectionsAsync().SoonAsync();
        port.Deliver(From(2), "after"u8, isCut: false, shelf);

        Assert.Equal(1, begun);
    }

    private static DatagramConnection? Begun(ref int count)
    {
        count++;
        return null;
    }

    private static DatagramSocket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new DatagramSocket(socket, Transport.Udp);
    }

    private static SocketAddress From(int port) => new IPEndPoint(IPAddress.Loopback, port).Serialize();
}
