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

    private EndpointAddress(Transport transport, string path, int? processId = null)
    {
        Transport = transport;
        Host = "";
        Path = path;
        ProcessId = processId;
    }

    public Transport Transport { get; }

    /// <summary>A name, an address without brackets, <c>*</c> for every interface, <c>lan</c> for this machine's own address; empty for Unix sockets.</summary>
    public string Host { get; }

    /// <summary>0..65535; 0 lets the kernel choose.</summary>
    public int Port { get; }

    /// <summary>The file of a Unix socket, or <c>@</c> and an abstract name; empty for all others, and for a Unix peer without a name.</summary>
    public string Path { get; }

    /// <summary>The process that is a Unix peer without a name; null for all others, and where the system does not say.</summary>
    public int? ProcessId { get; }

    /// <summary>True for the transports that have a path instead of host and port.</summary>
    public bool IsUnix => Transport is Transport.Unix or Transport.UnixDatagram;

    /// <summary>True for a Unix peer that bound no name: nothing can be connected or sent to it.</summary>
    public bool IsUnnamed => IsUnix && Path.Length == 0;

    /// <summary>True for <c>*</c>, <c>0.0.0.0</c> and <c>[::]</c>: listening there lets the network in.</summary>
    public bool IsEveryInterface => Host is "*" || (IPAddress.TryParse(Host, out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    /// <summary>True where a socket bound there can be reached from other machines: every IP address that is not loopback.</summary>
    public bool IsOpenToNetwork => !IsUnix && !(IPAddress.TryParse(Host, out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <summary>Without the scheme: <c>127.0.0.1:8000</c>, <c>[::1]:8000</c>, <c>/run/app.sock</c>; without a name <c>unix (pid 123)</c>, <c>anonymous</c>.</summary>
    public string HostAndPort =>
        IsUnnamed ? UnnamedText : IsUnix ? Path : string.Create(CultureInfo.InvariantCulture, $"{BracketedHost}:{Port}");

    private string UnnamedText =>
        Transport is Transport.UnixDatagram ? "anonymous" : ProcessId is { } id ? $"unix (pid {id})" : "unix (no name)";

    private string BracketedHost => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    /// <summary>Reads an address that a program wrote; what a person typed is for <see cref="AddressParser"/>, which does not throw.</summary>
    /// <exception cref="FormatException">It is not an address; the message says why.</exception>
    public static EndpointAddress Parse(string text) =>
        AddressParser.TryParse(text, out EndpointAddress? address, out AddressError? error)
            ? address
            : throw error.AsException();

    public static EndpointAddress Unix(Transport transport, string path) => new(transport, path);

    /// <summary>A Unix peer that bound no name.</summary>
    /// <param name="transport">Unix or UnixDatagram.</param>
    /// <param name="processId">Its process, or null where the system does not say.</param>
    public static EndpointAddress Unnamed(Transport transport, int? processId = null) => new(transport, "", processId);

    /// <summary>The address of a socket. IPv4 inside IPv6 (RFC 4291 §2.5.5.2) is shown as IPv4.</summary>
    public static EndpointAddress From(Transport transport, IPEndPoint endPoint)
    {
        IPAddress address = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        return new EndpointAddress(transport, address.ToString(), endPoint.Port);
    }

    /// <summary>The address as one types it; what has no name, and so cannot be typed, as <see cref="HostAndPort"/>.</summary>
    public override string ToString() => IsUnnamed ? HostAndPort : $"{Scheme(Transport)}://{HostAndPort}";

    public static string Scheme(Transport transport) => transport switch
    {
        Transport.Tcp => "tcp",
        Transport.Tls => "tls",
        Transport.Udp => "udp",
        Transport.Unix => "unix",
        _ => "unixgram",
    };
}
