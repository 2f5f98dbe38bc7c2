using System.Globalization;
using System.Net;

namespace NetConsole.Engine.Endpoints;

/// <summary>How bytes travel.</summary>
public enum Transport
{
    Tcp,
    Tls,
    Udp,
    Unix,
    UnixDatagram,
}

/// <summary>
/// Where to listen or to connect, or where a socket is bound, as a person writes it: <c>tcp://127.0.0.1:8000</c>.
/// Two are equal when they would be written the same.
/// </summary>
public sealed record EndpointAddress
{
    public EndpointAddress(Transport transport, string host, int port)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, IPEndPoint.MinPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        Transport = transport;
        Host = host;
        Port = port;
        Path = "";
    }

    private EndpointAddress(Transport transport, string path)
    {
        Transport = transport;
        Host = "";
        Path = path;
    }

    public Transport Transport { get; }

    /// <summary>A name, an address without brackets, <c>*</c> for every interface, <c>lan</c> for this machine's own address; empty for Unix sockets.</summary>
    public string Host { get; }

    /// <summary>0..65535; 0 lets the kernel choose.</summary>
    public int Port { get; }

    /// <summary>The file of a Unix socket; empty for all others, and for a Unix peer without a name.</summary>
    public string Path { get; }

    /// <summary>True for <c>*</c>, <c>0.0.0.0</c> and <c>[::]</c>: listening there lets the network in.</summary>
    public bool IsEveryInterface => Host is "*" || (IPAddress.TryParse(Host, out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    /// <summary>Without the scheme: <c>127.0.0.1:8000</c>, <c>[::1]:8000</c>, <c>/run/app.sock</c>.</summary>
    public string HostAndPort => IsUnix ? Path : string.Create(CultureInfo.InvariantCulture, $"{BracketedHost}:{Port}");

    private bool IsUnix => Transport is Transport.Unix or Transport.UnixDatagram;

    private string BracketedHost => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    public static EndpointAddress Unix(Transport transport, string path) => new(transport, path);

    /// <summary>The address of a socket. IPv4 inside IPv6 (RFC 4291 §2.5.5.2) is shown as IPv4.</summary>
    public static EndpointAddress From(Transport transport, IPEndPoint endPoint)
    {
        IPAddress address = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        return new EndpointAddress(transport, address.ToString(), endPoint.Port);
    }

    /// <summary>The address as one types it.</summary>
    public override string ToString() => $"{Scheme(Transport)}://{HostAndPort}";

    public static string Scheme(Transport transport) => transport switch
    {
        Transport.Tcp => "tcp",
        Transport.Tls => "tls",
        Transport.Udp => "udp",
        Transport.Unix => "unix",
        _ => "unixgram",
    };
}
