using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Engine;

/// <summary>
/// What a socket error means, in words for a person, and what to do about it. The one place that knows which error an operating system reports for what;
/// the error numbers behind are those of accept(2), bind(2), connect(2), recv(2) and send(2), as .NET maps them.
/// </summary>
internal static class SocketFaults
{
    /// <summary>The peer threw the connection away (RST, RFC 9293 §3.5.3). Writing after it is EPIPE on Unix; Windows says "aborted" for both.</summary>
    public static bool IsReset(SocketError error) =>
        error is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted or SocketError.NetworkReset;

    /// <summary>The kernel gave up waiting for an answer (ETIMEDOUT: unacknowledged data, or keep-alive).</summary>
    public static bool IsTimeout(SocketError error) => error is SocketError.TimedOut;

    /// <summary>The client was gone before it was accepted; the listener is well (ECONNABORTED; BSD also resets).</summary>
    public static bool IsClientGoneBeforeAccept(SocketError error) => error is SocketError.ConnectionAborted or SocketError.ConnectionReset;

    /// <summary>A connected datagram socket tells that an earlier datagram was refused (ICMP port unreachable; Windows says "reset").</summary>
    public static bool IsAboutEarlierDatagram(SocketError error) => error is SocketError.ConnectionRefused or SocketError.ConnectionReset;

    /// <summary>We closed the socket ourselves while something waited on it.</summary>
    public static bool IsOurOwnClose(SocketError error) =>
        error is SocketError.OperationAborted or SocketError.Interrupted or SocketError.NotSocket or SocketError.InvalidArgument;

    /// <summary>The machine lacks this address or its family: with a name of several addresses, one such does not spoil the others.</summary>
    public static bool IsAddressMissing(SocketError error) =>
        error is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolFamilyNotSupported;

    /// <summary>Binding or listening failed.</summary>
    public static NetworkFault ForListen(EndpointAddress address, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => new(
            $"port {address.Port} is in use", $"choose another, or stop the program that has it ({WhoHasPort(address)} names it)", error),
        SocketError.AccessDenied => new(
            $"no permission to listen on port {address.Port}", "ports below 1024 are privileged: choose one from 1024 up", error),
        _ when IsAddressMissing(error) => new(
            $"this machine has no address {address.Host}", "listen on 127.0.0.1, on * for every interface, or on lan", error),
        _ => Other($"cannot listen on {address}", error),
    };

    /// <summary>No new connection can be accepted just now.</summary>
    public static NetworkFault ForAccept(SocketError error) => error switch
    {
        SocketError.TooManyOpenSockets => new(
            "too many open files: new connections wait", "close some, or raise the limit (ulimit -n) and start again", error),
        SocketError.NoBufferSpaceAvailable => new("the system is out of memory for sockets: new connections wait", "close some connections", error),
        _ => Other("cannot accept connections just now", error),
    };

    /// <summary>A connection did not come about.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="tried">The address that gave this answer, or null when there was none.</param>
    /// <param name="error">The answer.</param>
    public static NetworkFault ForConnect(EndpointAddress target, IPEndPoint? tried, SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new(
            $"{Where(target, tried)} refused the connection", $"is something listening on port {target.Port} there?", error),
        SocketError.TimedOut => new($"{Where(target, tried)} did not answer", "check the address, and that no firewall drops what we send", error),
        SocketError.HostUnreachable or SocketError.HostDown => new($"{target.Host} cannot be reached", "check the address and the network", error),
        SocketError.NetworkUnreachable or SocketError.NetworkDown => new($"no network leads to {target.Host}", "check that this machine is connected", error),
        SocketError.TooManyOpenSockets => new("too many open files", "close some connections, or raise the limit (ulimit -n) and start again", error),
        SocketError.AccessDenied => new($"this machine does not allow connecting to {Where(target, tried)}", "a firewall rule or a broadcast address?", error),
        SocketError.AddressNotAvailable => new($"no local address or port is left to connect to {Where(target, tried)}", null, error),
        _ => Other($"cannot connect to {Where(target, tried)}", error),
    };

    /// <summary>Our own address that was to be connected from cannot be.</summary>
    public static NetworkFault ForSource(IPEndPoint source, IPEndPoint tried, SocketError error) => source.AddressFamily == tried.AddressFamily
        ? new($"this machine has no address {source.Address} to connect from", "--bind takes one of this machine's own addresses", error)
        : new($"{source.Address} cannot connect to {tried.Address}: one is IPv4, the other IPv6", "choose two of the same family", error);

    /// <summary>An attempt took longer than was allowed.</summary>
    public static NetworkFault NoAnswer(EndpointAddress target, TimeSpan limit) => new(
        $"{target.HostAndPort} did not answer within {DurationText.Format(limit)}", "check the address, and that no firewall drops what we send", SocketError.TimedOut);

    /// <summary>An open connection failed.</summary>
    public static NetworkFault ForConnection(SocketError error) => error switch
    {
        _ when IsReset(error) => new("the peer reset the connection", null, error),
        _ when IsTimeout(error) => new("the peer stopped answering", "it, or the network to it, is gone", error),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => new("the network to the peer is gone", null, error),
        _ => Other("the connection failed", error),
    };

    /// <summary>Why a connection with this error ended.</summary>
    public static CloseReason ReasonFor(SocketError error) =>
        IsReset(error) ? CloseReason.Reset : IsTimeout(error) ? CloseReason.Timeout : CloseReason.Error;

    private static NetworkFault Other(string what, SocketError error) => new($"{what}: {new SocketException((int)error).Message}", null, error);

    private static string Where(EndpointAddress target, IPEndPoint? tried) =>
        tried is null ? target.HostAndPort : EndpointAddress.From(target.Transport, tried).HostAndPort;

    private static string WhoHasPort(EndpointAddress address) => OperatingSystem.IsWindows() ? "netstat -ano"
        : OperatingSystem.IsMacOS() ? $"lsof -i :{address.Port}"
        : $"ss -l{(address.Transport is Transport.Udp ? 'u' : 't')}np sport = :{address.Port}";
}
