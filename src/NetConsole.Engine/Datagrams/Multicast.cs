using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>Groups that are joined (RFC 1112, RFC 4291 §2.7), and the interface on which.</summary>
internal static class Multicast
{
    /// <summary>224.0.0.0/4 and ff00::/8.</summary>
    public static bool IsGroup(IPAddress address) =>
        address.IsIPv6Multicast || (address.AddressFamily is AddressFamily.InterNetwork && (address.GetAddressBytes()[0] & 0xF0) == 0xE0);

    /// <summary>Finds the interface on which to join a group and to send to it.</summary>
    /// <param name="name">Name or address; null for the group's scope (<c>ff02::1%eth0</c>), or else the routing table's choice.</param>
    /// <param name="group">A multicast address.</param>
    /// <param name="index">The interface's number; 0 leaves it to the routing table.</param>
    /// <returns>Why there is none, or null.</returns>
    public static NetworkFault? FindInterface(string? name, IPAddress group, out int index)
    {
        bool isIPv4 = group.AddressFamily is AddressFamily.InterNetwork;
        index = isIPv4 ? 0 : (int)group.ScopeId;
        if (name is null)
        {
            return null;
        }

        bool isAddress = IPAddress.TryParse(name, out IPAddress? address);
        NetworkInterface? found = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(candidate => isAddress
            ? candidate.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address))
            : candidate.Name == name);
        if (found is null)
        {
            return new NetworkFault($"this machine has no interface \"{name}\"", $"it has {KnownNames()}");
        }

        try
        {
            IPInterfaceProperties properties = found.GetIPProperties();
            index = isIPv4 ? properties.GetIPv4Properties().Index : properties.GetIPv6Properties().Index;
            return null;
        }
        catch (NetworkInformationException)
        {
            return new NetworkFault($"{name} has no {(isIPv4 ? "IPv4" : "IPv6")}", $"this machine has {KnownNames()}");
        }
    }

    /// <summary>Joins a group, and sends to it through the same interface. Null when the socket is a member now.</summary>
    public static NetworkFault? TryJoin(Socket socket, IPAddress group, int index)
    {
        try
        {
            if (group.AddressFamily is AddressFamily.InterNetwork)
            {
                socket.SetSocketOption(
                    SocketOptionLevel.IP, SocketOptionName.AddMembership, index == 0 ? new MulticastOption(group) : new MulticastOption(group, index));
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(group, index));
            }

            SendThrough(socket, index);
            return null;
        }
        catch (SocketException e)
        {
            return new NetworkFault($"cannot join the group {group}", $"choose an interface with --interface: {KnownNames()}", e.SocketErrorCode);
        }
    }

    /// <summary>Sends to groups through this interface, unless it is 0.</summary>
    /// <exception cref="SocketException">The interface has gone.</exception>
    public static void SendThrough(Socket socket, int index)
    {
        if (index > 0 && socket.AddressFamily is AddressFamily.InterNetwork)
        {
            // .NET takes an index for an address 0.x.x.x, so it has to be in network order.
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(index));
        }
        else if (index > 0)
        {
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
        }
    }

    private static string KnownNames() => string.Join(' ', NetworkInterface.GetAllNetworkInterfaces().Select(known => known.Name));
}
