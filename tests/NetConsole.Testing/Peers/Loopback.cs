using System.Net;
using System.Net.Sockets;

namespace NetConsole.Testing.Peers;

/// <summary>Places on this machine that nobody uses.</summary>
public static class Loopback
{
    /// <summary>127.0.0.1, any free port: for whoever binds by itself, which is always to be preferred.</summary>
    public static IPEndPoint Any => new(IPAddress.Loopback, 0);

    /// <summary>A TCP port that was free a moment ago, for programs that cannot be told to pick one. The kernel hands out others before it comes back to this one.</summary>
    public static int FreeTcpPort() => FreePort(SocketType.Stream, ProtocolType.Tcp);

    /// <inheritdoc cref="FreeTcpPort"/>
    public static int FreeUdpPort() => FreePort(SocketType.Dgram, ProtocolType.Udp);

    private static int FreePort(SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        socket.Bind(Any);
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
