using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>Asks the system about a socket.</summary>
internal static class SocketProbe
{
    /// <summary>Null once it is closed. Any thread.</summary>
    public static SocketStatus? Read(Socket socket)
    {
        try
        {
            bool isTcp = socket.ProtocolType is ProtocolType.Tcp;
            return new SocketStatus(
                Family(socket),
                socket.SocketType is SocketType.Stream ? "stream" : "datagram",
                isTcp && socket.NoDelay,
                isTcp && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is not 0,
                socket.SendBufferSize,
                socket.ReceiveBufferSize,
                isTcp && socket.Connected ? TcpInfo.Of(socket)?.Status : null);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It ended while it was asked.
            return null;
        }
    }

    private static string Family(Socket socket) => socket.AddressFamily switch
    {
        AddressFamily.InterNetwork => "IPv4",
        AddressFamily.InterNetworkV6 => socket.DualMode ? "IPv6 and IPv4" : "IPv6",
        AddressFamily.Unix => "Unix",
        _ => socket.AddressFamily.ToString(),
    };
}
