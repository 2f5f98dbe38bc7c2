using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Datagrams;

/// <summary>What goes wrong with datagrams, in words for a person. None of it ends the socket.</summary>
internal static class DatagramFaults
{
    /// <summary>A Unix sender that bound no name.</summary>
    public static NetworkFault Anonymous { get; } = new(
        "its datagrams come without an address, so it cannot be answered", "a sender that binds its own socket to a path can be");

    /// <summary>A datagram could not be sent, or what became of it was bad.</summary>
    public static NetworkFault ForSend(EndpointAddress remote, int bytes, SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => remote.IsUnix
            ? new($"nobody reads {remote.Path} any more", "the program that made this socket is gone", error)
            : new($"{remote.HostAndPort} refused the datagram", $"is something listening on port {remote.Port} there?", error),
        SocketError.MessageSize => new($"{bytes:N0} bytes are too many for a datagram", remote.IsUnix
            ? "the receiver's system sets the limit"
            : "65,507 are the most over IPv4, 65,527 over IPv6, and about 1,400 pass every network in one piece", error),
        SocketError.HostUnreachable or SocketError.HostDown => new($"{remote.HostAndPort} cannot be reached", "check the address and the network", error),
        SocketError.NetworkUnreachable or SocketError.NetworkDown => new($"no network leads to {remote.HostAndPort}", "check that this machine is connected", error),
        SocketError.AccessDenied => new($"this machine does not allow sending to {remote.HostAndPort}", "a firewall rule, or the socket's owner and mode?", error),
        SocketError.AddressNotAvailable when remote.IsUnix => new($"there is no socket {remote.Path} any more", null, error),
        _ => new($"could not send to {remote.HostAndPort}: {new SocketException((int)error).Message}", null, error),
    };

    public static NetworkFault Quiet(TimeSpan limit) => new($"nothing was heard for {DurationText.Format(limit)}");

    public static NetworkFault NotAllSent(long bytes) => new($"the other side does not read: {bytes:N0} bytes were not sent");

    public static NetworkFault FileTooLong(string path, long bytes) => new(
        $"{path} has {bytes:N0} bytes, and a file is sent as one datagram", "send it over a stream");

    public static NetworkFault QueueIsFull(long waiting, long limit) => new(
        $"{waiting:N0} bytes were waiting to be sent, and {limit:N0} is the limit", "a larger --send-queue lets more wait");
}
