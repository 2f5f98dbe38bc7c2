using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Endpoints;

/// <summary>Asks for the addresses of a name. Throws <see cref="SocketException"/> where the answer is no.</summary>
/// <param name="asciiName">The name in its ASCII form (RFC 3490 §4).</param>
/// <param name="cancellationToken">Cancelled: throws <see cref="OperationCanceledException"/>.</param>
internal delegate Task<IPAddress[]> NameLookup(string asciiName, CancellationToken cancellationToken);

/// <summary>Turns what a person wrote into addresses of sockets. Stateless; any thread. The parameters are for tests.</summary>
/// <param name="lookUp">Default: the system's resolver.</param>
/// <param name="isAssigned">Whether this machine has an address. Default: asks the kernel.</param>
/// <param name="onDefaultRoute">The source address of the default route, or null. Default: asks the kernel.</param>
internal sealed class EndpointResolver(
    NameLookup? lookUp = null,
    Func<IPAddress, bool>? isAssigned = null,
    Func<IPAddress?>? onDefaultRoute = null)
{
    private readonly NameLookup _lookUp = lookUp ?? Dns.GetHostAddressesAsync;
    private readonly Func<IPAddress, bool> _isAssigned = isAssigned ?? OwnAddresses.IsAssigned;
    private readonly Func<IPAddress?> _onDefaultRoute = onDefaultRoute ?? OwnAddresses.OnDefaultRoute;

    /// <summary>Finds the addresses behind an address with a host; only names that are neither literal nor local are looked up.</summary>
    /// <param name="address">A TCP, TLS or UDP address.</param>
    /// <param name="cancellationToken">Cancelled: throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The address is that of a Unix socket, which needs no resolving.</exception>
    public async Task<Resolution> ResolveAsync(EndpointAddress address, CancellationToken cancellationToken)
    {
        if (address.Transport is Transport.Unix or Transport.UnixDatagram)
        {
            throw new ArgumentException("a Unix socket has a path and no host", nameof(address));
        }

        if (address.IsEveryInterface)
        {
            return new Resolution.Found(BothFamilies(IPAddress.IPv6Any, IPAddress.Any, address.Port), EveryInterface: true);
        }

        if (address.Host is "lan")
        {
            return ResolveLan(address.Port);
        }

        if (IPAddress.TryParse(address.Host, out IPAddress? literal))
        {
            return ResolveLiteral(address, literal);
        }

        return IsLocalhost(address.Host)
            ? new Resolution.Found(BothFamilies(IPAddress.IPv6Loopback, IPAddress.Loopback, address.Port))
            : await LookUpAsync(address, cancellationToken);
    }

    private Resolution.Found ResolveLan(int port) => _onDefaultRoute() is { } own
        ? new Resolution.Found([new IPEndPoint(own, port)])
        : new Resolution.Found([new IPEndPoint(IPAddress.Loopback, port)], Notice: "no default route, so lan means 127.0.0.1: only this machine can connect");

    private static Resolution ResolveLiteral(EndpointAddress address, IPAddress literal)
    {
        int percent = address.Host.IndexOf('%', StringComparison.Ordinal);
        if (percent >= 0 && literal.ScopeId == 0)
        {
            return new Resolution.Failed(new NetworkFault(
                $"this machine has no interface \"{address.Host[(percent + 1)..]}\"", "after % comes the name or number of an interface (RFC 4007 §11)"));
        }

        return new Resolution.Found([new IPEndPoint(literal.IsIPv4MappedToIPv6 ? literal.MapToIPv4() : literal, address.Port)]);
    }

    /// <summary>RFC 6761 §6.3: such names mean loopback and are not to be looked up.</summary>
    private static bool IsLocalhost(string host)
    {
        string name = host.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where IPv6 is switched off its addresses are not there, and a listener that insisted on one would fail.</summary>
    private ImmutableArray<IPEndPoint> BothFamilies(IPAddress ipv6, IPAddress ipv4, int port) =>
        _isAssigned(ipv6) ? [new IPEndPoint(ipv6, port), new IPEndPoint(ipv4, port)] : [new IPEndPoint(ipv4, port)];

    private async Task<Resolution> LookUpAsync(EndpointAddress address, CancellationToken cancellationToken)
    {
        if (HostName.ToAscii(address.Host) is not { } name)
        {
            return NotFound(address.Host, null);
        }

        try
        {
            IPAddress[] addresses = await _lookUp(name, cancellationToken);
            ImmutableArray<IPEndPoint> endPoints = [.. Alternate(addresses.Distinct()).Select(ip => new IPEndPoint(ip, address.Port))];
            return endPoints.IsEmpty ? NotFound(address.Host, null) : new Resolution.Found(endPoints);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TryAgain)
        {
            return new Resolution.Failed(new NetworkFault(
                $"no name server answered for \"{address.Host}\"", "check the network, try again, or use an IP address", e.SocketErrorCode));
        }
        catch (SocketException e)
        {
            return NotFound(address.Host, e.SocketErrorCode);
        }
    }

    private static Resolution.Failed NotFound(string host, SocketError? code) =>
        new(new NetworkFault($"no address found for \"{host}\"", "check the spelling or try an IP address", code));

    /// <summary>IPv6, IPv4, IPv6, …, each family in the order in which the resolver gave it (RFC 8305 §4, with a First Address Family Count of 1).</summary>
    private static IEnumerable<IPAddress> Alternate(IEnumerable<IPAddress> addresses)
    {
        ILookup<bool, IPAddress> byFamily = addresses.ToLookup(ip => ip.AddressFamily == AddressFamily.InterNetworkV6);
        var ipv6 = new Queue<IPAddress>(byFamily[true]);
        var ipv4 = new Queue<IPAddress>(byFamily[false]);
        while (ipv6.Count + ipv4.Count > 0)
        {
            if (ipv6.TryDequeue(out IPAddress? six))
            {
                yield return six;
            }

            if (ipv4.TryDequeue(out IPAddress? four))
            {
                yield return four;
            }
        }
    }
}
