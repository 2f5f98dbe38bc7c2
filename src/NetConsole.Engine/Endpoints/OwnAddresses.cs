using System.Net;
using System.Net.Sockets;

namespace NetConsole.Engine.Endpoints;

/// <summary>What this machine says about its own addresses. Nothing is sent.</summary>
internal static class OwnAddresses
{
    /// <summary>Never assigned to anybody: TEST-NET-1 (RFC 5737 §3) and the documentation prefix (RFC 3849 §2).</summary>
    private static readonly IPAddress[] s_documentation = [IPAddress.Parse("192.0.2.1"), IPAddress.Parse("2001:db8::1")];

    /// <summary>The source address of the default route, IPv4 before IPv6; null where there is no such route.</summary>
    public static IPAddress? OnDefaultRoute() => s_documentation.Select(SourceAddressTowards).FirstOrDefault(address => address is not null);

    /// <summary>What <c>lan</c> means: the address on the default route, loopback where there is none.</summary>
    public static IPAddress OnLan() => OnDefaultRoute() ?? IPAddress.Loopback;

    /// <summary>True when a socket can be bound to the address now.</summary>
    public static bool IsAssigned(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            // The kernel's way of saying no: the family or the address is not there.
            return false;
        }
    }

    private static IPAddress? SourceAddressTowards(IPAddress remote)
    {
        try
        {
            using var socket = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);

            // Connecting a datagram socket only asks the routing table which address would be the source.
            socket.Connect(remote, 9);
            IPAddress? source = (socket.LocalEndPoint as IPEndPoint)?.Address;
            return source is null || IPAddress.IsLoopback(source) ? null : source;
        }
        catch (SocketException)
        {
            // No route, or no such family.
            return null;
        }
    }
}
