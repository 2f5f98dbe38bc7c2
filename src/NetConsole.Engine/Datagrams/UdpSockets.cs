using System.Net;
using System.Net.Sockets;

namespace NetConsole.Engine.Datagrams;

/// <summary>Makes UDP sockets, bound or connected, set as all of ours are.</summary>
internal static class UdpSockets
{
    /// <summary>SIO_UDP_CONNRESET: without it Windows lets one refused datagram fail the next receive of all (winsock, WSAIoctl).</summary>
    private const int WindowsUdpConnectionReset = unchecked((int)0x9800000C);

    /// <summary>With the 208 KiB that Linux gives, bursts are lost from 50,000 datagrams/s up. The system may cap it (net.core.rmem_max).</summary>
    private const int ReceiveBufferBytes = 4 << 20;

    /// <summary>A socket that receives at an address; a multicast group has still to be joined.</summary>
    public static SocketError TryBind(IPEndPoint endPoint, EngineOptions options, out Socket? bound) => TryOpen(endPoint.AddressFamily, options, out bound, socket =>
    {
        bool isGroup = Multicast.IsGroup(endPoint.Address);
        if (isGroup)
        {
            // Everybody on this machine who has joined gets a copy (socket(7), SO_REUSEADDR).
            socket.ExclusiveAddressUse = false;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

        // Bound to the group, a socket hears nothing but the group; Windows binds to addresses of its own only.
        socket.Bind(isGroup && OperatingSystem.IsWindows() ? AnyOf(endPoint) : endPoint);
    });

    /// <summary>A socket that exchanges datagrams with one address and hears no other. Nothing is sent.</summary>
    /// <param name="endPoint">Where to.</param>
    /// <param name="interfaceIndex">Through which interface, where it is a multicast group; 0 leaves it to the routing table.</param>
    /// <param name="options">The engine's.</param>
    /// <param name="connected">Null where the result is an error.</param>
    public static SocketError TryConnect(IPEndPoint endPoint, int interfaceIndex, EngineOptions options, out Socket? connected) =>
        TryOpen(endPoint.AddressFamily, options, out connected, socket =>
        {
            if (options.Bind is { } source)
            {
                socket.Bind(source);
            }

            Multicast.SendThrough(socket, interfaceIndex);
            socket.Connect(endPoint);
        });

    private static SocketError TryOpen(AddressFamily family, EngineOptions options, out Socket? opened, Action<Socket> open)
    {
        opened = null;
        Socket? socket = null;
        try
        {
            socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = options.Socket.ReceiveBufferBytes ?? ReceiveBufferBytes };
            if (family is AddressFamily.InterNetwork)
            {
                socket.EnableBroadcast = true;
            }
            else
            {
                socket.DualMode = false;
            }

            if (OperatingSystem.IsWindows())
            {
                socket.IOControl(WindowsUdpConnectionReset, [0, 0, 0, 0], null);
            }

            open(socket);
            opened = socket;
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            return e.SocketErrorCode;
        }
    }

    private static IPEndPoint AnyOf(IPEndPoint endPoint) =>
        new(endPoint.AddressFamily is AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, endPoint.Port);
}
