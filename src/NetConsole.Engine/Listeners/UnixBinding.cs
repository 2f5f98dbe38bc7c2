using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Listeners;

/// <summary>
/// Binds a Unix socket to a path. Where a socket's file is there already and nobody has it open, it was left behind and is replaced;
/// one that is in use is an error, and so is a file that is no socket, which is never removed.
/// </summary>
internal static class UnixBinding
{
    private const string ReplacedNotice = "replaced a socket that was left behind there";

    /// <summary>A stream socket that listens.</summary>
    public static Binding Listen(EndpointAddress requested, int backlog)
    {
        Binding binding = Bind(requested, SocketType.Stream);
        foreach (Socket socket in binding.Sockets)
        {
            socket.Listen(backlog);
        }

        return binding;
    }

    /// <summary>A socket of any type, bound.</summary>
    public static Binding Bind(EndpointAddress requested, SocketType type)
    {
        if (UnixFaults.ForLength(requested.Path) is { } tooLong)
        {
            return new Binding([], tooLong);
        }

        SocketError error = TryBind(requested.Path, type, out Socket? socket);
        string? notice = null;
        if (error is SocketError.AddressAlreadyInUse)
        {
            if (ReplaceIfLeftBehind(requested.Path) is { } fault)
            {
                return new Binding([], fault);
            }

            notice = ReplacedNotice;
            error = TryBind(requested.Path, type, out socket);
        }

        return socket is null
            ? new Binding([], UnixFaults.ForBind(requested.Path, error))
            : new Binding([socket], Notice: notice, File: SocketFile.JustBound(requested.Path));
    }

    private static SocketError TryBind(string path, SocketType type, out Socket? bound)
    {
        bound = null;
        Socket? socket = null;
        try
        {
            socket = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
            socket.Bind(UnixEndPoint.Of(path));
            bound = socket;
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            return e.SocketErrorCode;
        }
    }

    /// <summary>Null when the path is free now.</summary>
    private static NetworkFault? ReplaceIfLeftBehind(string path)
    {
        FileIdentity? before = FileIdentity.Of(path);
        if (before is not { } file)
        {
            return OperatingSystem.IsLinux() ? null : UnixFaults.IsThere(path);
        }

        if (!file.IsSocket)
        {
            return UnixFaults.IsNoSocket(path);
        }

        SocketError answer = Probe(path);
        if (answer is not SocketError.ConnectionRefused)
        {
            return answer is SocketError.AccessDenied ? UnixFaults.IsForbidden(path) : UnixFaults.InUse(path);
        }

        // Looked at again, so that what another has bound there in between is left alone.
        return FileIdentity.Of(path) == before && SocketFile.TryDelete(path) ? null : UnixFaults.IsForbidden(path);
    }

    /// <summary>
    /// Asks whether somebody has the socket open, and disturbs nobody: connecting a datagram socket tells the other side nothing,
    /// and is refused as the wrong type where the other is a stream, listening yet or not (unix(7): EPROTOTYPE).
    /// </summary>
    private static SocketError Probe(string path)
    {
        try
        {
            using var probe = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            probe.Connect(UnixEndPoint.Of(path));
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }
}
