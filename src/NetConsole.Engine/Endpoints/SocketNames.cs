using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace NetConsole.Engine.Endpoints;

/// <summary>The addresses at both ends of a socket, for people.</summary>
internal static class SocketNames
{
    /// <summary>SOL_SOCKET and SO_PEERCRED of Linux's asm-generic/socket.h, and struct ucred, whose first member is the process (unix(7)).</summary>
    private const int LinuxSolSocket = 1, LinuxSoPeerCred = 17, LinuxUcredBytes = 12;

    /// <exception cref="SocketException">The socket is not well any more.</exception>
    public static EndpointAddress LocalOf(Transport transport, Socket socket) =>
        Of(transport, socket.LocalEndPoint!) ?? EndpointAddress.Unnamed(transport, Environment.ProcessId);

    /// <exception cref="SocketException">The peer was gone before we looked.</exception>
    public static EndpointAddress RemoteOf(Transport transport, Socket socket) =>
        Of(transport, socket.RemoteEndPoint!) ?? EndpointAddress.Unnamed(transport, PeerProcess(socket));

    /// <summary>
    /// The address that all clients of a listening socket are connected to, so that they can share it; null where each may have another: bound to every interface,
    /// or to a file.
    /// </summary>
    public static EndpointAddress? SharedLocalOf(Transport transport, Socket listening) =>
        listening.LocalEndPoint is IPEndPoint { Address: var address } endPoint && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? EndpointAddress.From(transport, endPoint)
            : null;

    /// <summary>Who sent a datagram.</summary>
    public static EndpointAddress Of(Transport transport, SocketAddress sender)
    {
        EndPoint endPoint = sender.Family switch
        {
            AddressFamily.Unix => UnixEndPoint.Of(sender),
            AddressFamily.InterNetworkV6 => new IPEndPoint(IPAddress.IPv6None, 0).Create(sender),
            _ => new IPEndPoint(IPAddress.None, 0).Create(sender),
        };
        return Of(transport, endPoint) ?? EndpointAddress.Unnamed(transport);
    }

    /// <summary>Null for a Unix socket without a name.</summary>
    private static EndpointAddress? Of(Transport transport, EndPoint endPoint) => endPoint switch
    {
        UnixEndPoint { IsUnnamed: true } => null,
        UnixEndPoint unix => EndpointAddress.Unix(transport, unix.ToString()),
        _ => EndpointAddress.From(transport, (IPEndPoint)endPoint),
    };

    /// <summary>Who connected, or null: another system, or a process that cannot be seen from our namespace (0).</summary>
    private static int? PeerProcess(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> credentials = stackalloc byte[LinuxUcredBytes];
        socket.GetRawSocketOption(LinuxSolSocket, LinuxSoPeerCred, credentials);
        return BinaryPrimitives.ReadInt32LittleEndian(credentials) is > 0 and var process ? process : null;
    }
}
