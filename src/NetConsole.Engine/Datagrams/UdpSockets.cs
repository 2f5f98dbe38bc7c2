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
        socket.Bind(isGroup && OperatingSystem.IsWindows() ? AnyOf(endPoint.AddressFamily, endPoint.Port) : endPoint);
    });

    /// <summary>A socket that exchanges datagrams with one address and hears no other. Nothing is sent.</summary>
    /// <param name="endPoint">Where to.</param>
    /// <param name="options">The engine's.</param>
    /// <param name="connected">Null where the result is an error.</param>
    public static SocketError TryConnect(IPEndPoint endPoint, EngineOptions options, out Socket? connected) =>
        TryOpen(endPoint.AddressFamily, options, out connected, socket =>
        {
            if (options.Bind is { } source)
            {
                socket.Bind(source);
            }

            socket.Connect(endPoint);
        });

    /// <summary>A socket that sends to a multicast group or a broadcast address, and hears whoever answers.</summary>
    /// <param name="family">The group's.</param>
    /// <param name="interfaceIndex">Through which interface, where it is a multicast group; 0 leaves it to the routing table.</param>
    /// <param name="options">The engine's.</param>
    /// <param name="bound">Null where the result is an error.</param>
    public static SocketError TryBindForGroup(AddressFamily family, int interfaceIndex, EngineOptions options, out Socket? bound) =>
        TryOpen(family, options, out bound, socket =>
        {
            if (family is AddressFamily.InterNetwork)
            {
                socket.EnableBroadcast = true;
            }

            socket.Bind(options.Bind ?? AnyOf(family, port: 0));
            Multicast.SendThrough(socket, interfaceIndex);
        });

    /// <summary>
    /// True for 255.255.255.255 and for the broadcast address of a network of ours. Only the system knows which those are, and it tells: connecting is refused without
    /// SO_BROADCAST, and not with it (connect(2), EACCES; winsock, WSAEACCES). Nothing is sent.
    /// </summary>
    public static bool IsBroadcast(IPEndPoint endPoint) =>
        endPoint.AddressFamily is AddressFamily.InterNetwork
        && Probe(endPoint, broadcast: false) is SocketError.AccessDenied
        && Probe(endPoint, broadcast: true) is SocketError.Success;

    private static SocketError Probe(IPEndPoint endPoint, bool broadcast)
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { EnableBroadcast = broadcast };
            probe.Connect(endPoint);
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    private static SocketError TryOpen(AddressFamily family, EngineOptions options, out Socket? opened, Action<Socket> open)
    {
        opened = null;
        Socket? socket = null;
        try
        {
            socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = options.Socket.ReceiveBufferBytes ?? ReceiveBufferBytes };
            if (family is AddressFamily.InterNetworkV6)
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

    private static IPEndPoint AnyOf(AddressFamily family, int port) => new(family is AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, port);
}
