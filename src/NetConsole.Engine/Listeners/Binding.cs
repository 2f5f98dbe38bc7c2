using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Listeners;

/// <summary>Opens a socket at an address; without one it says why.</summary>
internal delegate SocketError SocketOpening(IPEndPoint endPoint, out Socket? socket);

/// <summary>
/// The sockets of one listener, bound and listening on one port, or why there are none.
/// .NET sets <c>SO_REUSEADDR</c> on Unix, which lets a listener start again at once while old connections linger (TIME-WAIT) and still lets only one listen;
/// on Windows that option would let others steal the port, and exclusive use is asked for instead.
/// </summary>
/// <param name="Sockets">Empty where there is a fault.</param>
/// <param name="Fault">Why there are none.</param>
/// <param name="Notice">Something the operator should know, or null.</param>
/// <param name="File">The file that a Unix socket made, or null.</param>
internal sealed record Binding(ImmutableArray<Socket> Sockets, NetworkFault? Fault = null, string? Notice = null, SocketFile? File = null)
{
    /// <summary>With port 0 the kernel's choice for the first address may be taken for the next: how often another is tried.</summary>
    private const int PortsToTry = 8;

    /// <summary>Where the sockets are bound; a dual-mode socket is <c>*</c>.</summary>
    public ImmutableArray<EndpointAddress> Addresses(Transport transport) => [.. Sockets.Select(socket => AddressOf(transport, socket))];

    /// <summary>Closes the sockets. Their file goes first, because while the socket is open no other file can have its inode's number.</summary>
    public void Close()
    {
        File?.Remove();
        foreach (Socket socket in Sockets)
        {
            socket.Dispose();
        }
    }

    /// <summary>Binds every address that was found, and listens.</summary>
    public static Binding Open(EndpointAddress requested, Resolution.Found found, int backlog) => Open(requested, found, () => found.EveryInterface
        ? OpenEveryInterface(requested, found, backlog)
        : OpenEach(requested, found.EndPoints, (IPEndPoint endPoint, out Socket? socket) => TryListen(endPoint, dualMode: false, backlog, out socket)));

    /// <summary>Binds a socket of its own to every address that was found, also where they are one for each family of every interface.</summary>
    public static Binding Open(EndpointAddress requested, Resolution.Found found, SocketOpening open) =>
        Open(requested, found, () => OpenEach(requested, found.EndPoints, open));

    private static Binding Open(EndpointAddress requested, Resolution.Found found, Func<Binding> open)
    {
        for (int attempt = 1; ; attempt++)
        {
            Binding binding = open();
            bool isUnlucky = requested.Port == 0 && binding.Fault?.Code is SocketError.AddressAlreadyInUse;
            if (!isUnlucky || attempt == PortsToTry)
            {
                return binding with { Notice = Join(found.Notice, binding.Notice) };
            }
        }
    }

    private static Binding OpenEveryInterface(EndpointAddress requested, Resolution.Found found, int backlog)
    {
        foreach (IPEndPoint endPoint in found.EndPoints)
        {
            SocketError error = TryListen(endPoint, dualMode: endPoint.AddressFamily is AddressFamily.InterNetworkV6, backlog, out Socket? socket);
            if (socket is not null)
            {
                return new Binding([socket]);
            }

            if (!SocketFaults.IsAddressMissing(error))
            {
                return new Binding([], SocketFaults.ForListen(requested, error));
            }
        }

        return new Binding([], SocketFaults.ForListen(requested, SocketError.AddressNotAvailable));
    }

    private static Binding OpenEach(EndpointAddress requested, ImmutableArray<IPEndPoint> endPoints, SocketOpening open)
    {
        var sockets = new List<Socket>();
        var missing = new List<IPAddress>();
        int port = requested.Port;
        SocketError last = SocketError.AddressNotAvailable;
        foreach (IPEndPoint endPoint in endPoints)
        {
            last = open(new IPEndPoint(endPoint.Address, port), out Socket? socket);
            if (socket is not null)
            {
                sockets.Add(socket);
                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            }
            else if (SocketFaults.IsAddressMissing(last))
            {
                missing.Add(endPoint.Address);
            }
            else
            {
                sockets.ForEach(opened => opened.Dispose());
                return new Binding([], SocketFaults.ForListen(requested, last));
            }
        }

        return sockets.Count == 0
            ? new Binding([], SocketFaults.ForListen(requested, last))
            : new Binding([.. sockets], Notice: missing.Count == 0 ? null : $"this machine has no address {string.Join(", ", missing)}");
    }

    private static SocketError TryListen(IPEndPoint endPoint, bool dualMode, int backlog, out Socket? listening)
    {
        listening = null;
        Socket? socket = null;
        try
        {
            socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (OperatingSystem.IsWindows())
            {
                socket.ExclusiveAddressUse = true;
            }

            if (endPoint.AddressFamily is AddressFamily.InterNetworkV6)
            {
                socket.DualMode = dualMode;
            }

            socket.Bind(endPoint);
            socket.Listen(backlog);
            listening = socket;
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            return e.SocketErrorCode;
        }
    }

    private static EndpointAddress AddressOf(Transport transport, Socket socket)
    {
        bool isDualMode = socket.LocalEndPoint is IPEndPoint any && any.Address.Equals(IPAddress.IPv6Any) && socket.DualMode;
        EndpointAddress local = SocketNames.LocalOf(transport, socket);
        return isDualMode ? new EndpointAddress(transport, "*", local.Port) : local;
    }

    /// <summary>Both notices in one line, or the one that is there.</summary>
    public static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{one}; {other}";
}
