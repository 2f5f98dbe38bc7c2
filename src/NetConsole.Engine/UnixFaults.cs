using System.Net.Sockets;
using System.Text;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <summary>What goes wrong with the path of a Unix socket, in words for a person. .NET tells several errors of bind(2) and connect(2) as one, so the path is looked at.</summary>
internal static class UnixFaults
{
    /// <summary>Null when the path fits.</summary>
    public static NetworkFault? ForLength(string path)
    {
        int bytes = Encoding.UTF8.GetByteCount(path);
        return bytes <= UnixEndPoint.LongestPathBytes ? null : new NetworkFault(
            $"a path of {bytes} bytes is too long for a socket", $"at most {UnixEndPoint.LongestPathBytes}; a path relative to the working directory is shorter");
    }

    public static NetworkFault InUse(string path) => new(
        $"{path} is in use", $"choose another path, or stop the program that has it ({(OperatingSystem.IsLinux() ? "ss -xlp" : "lsof -U")} names it)", SocketError.AddressAlreadyInUse);

    public static NetworkFault IsNoSocket(string path) => new(
        $"{path} is there already and is no socket", "choose another path: only sockets that were left behind are replaced", SocketError.AddressAlreadyInUse);

    /// <summary>A socket is there, and we may not even ask whether somebody has it open.</summary>
    public static NetworkFault IsForbidden(string path) => new(
        $"{path} is there already, and there is no permission to use it", "choose another path", SocketError.AccessDenied);

    /// <summary>Where the system does not say whether it is a socket.</summary>
    public static NetworkFault IsThere(string path) => new(
        $"{path} is there already", "remove it if no program uses it, or choose another path", SocketError.AddressAlreadyInUse);

    /// <summary>A socket could not be made at a path.</summary>
    public static NetworkFault ForBind(string path, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => InUse(path),
        SocketError.AccessDenied => new($"no permission to make the socket {path}", "choose a folder that you may write to", error),
        _ => WrongFolder(path, error) ?? Other($"cannot make the socket {path}", error),
    };

    /// <summary>A connection to a path did not come about.</summary>
    public static NetworkFault ForConnect(EndpointAddress target, SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new($"nobody listens on {target.Path}", "the program that made this socket is gone, or it is no socket", error),
        SocketError.AccessDenied => new($"no permission to connect to {target.Path}", "the socket's owner and mode decide who may", error),
        SocketError.ProtocolType => new($"{target.Path} is a socket of another type", $"try {OtherScheme(target.Transport)}:{target.Path}", error),
        _ when WrongFolder(target.Path, error) is { } fault => fault,
        SocketError.AddressNotAvailable => new($"there is no socket {target.Path}", "start the program that makes it, or check the spelling", error),
        _ => Other($"cannot connect to {target.Path}", error),
    };

    private static NetworkFault? WrongFolder(string path, SocketError error)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        return File.Exists(folder) ? new NetworkFault($"{folder} is no folder", "check the spelling", error)
            : !Directory.Exists(folder) ? new NetworkFault($"there is no folder {folder}", "make it first, or check the spelling", error)
            : null;
    }

    private static string OtherScheme(Transport transport) => EndpointAddress.Scheme(transport is Transport.Unix ? Transport.UnixDatagram : Transport.Unix);

    private static NetworkFault Other(string what, SocketError error) => new($"{what}: {new SocketException((int)error).Message}", null, error);
}
