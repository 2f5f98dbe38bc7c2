using System.Net.Sockets;

namespace NetConsole.Engine;

/// <summary>Options of sockets, set on each when it is open. Immutable; the default leaves all to the system.</summary>
public sealed record SocketSettings
{
    public static SocketSettings Default { get; } = new();

    /// <summary>TCP: sends short messages at once instead of collecting them (RFC 9293 §3.7.4, Nagle). Default false.</summary>
    public bool NoDelay { get; init; }

    /// <summary>TCP: asks a silent peer now and then whether it is still there (RFC 9293 §3.8.4). Default false.</summary>
    public bool KeepAlive { get; init; }

    /// <summary>Bytes that the kernel keeps until we read them, 1 or more; Linux doubles it and caps it at net.core.rmem_max. Null, the default, lets that of a stream grow by itself, and gives datagrams 4 MiB.</summary>
    public int? ReceiveBufferBytes { get; init; }

    /// <summary>Sets what is asked for. May throw <see cref="SocketException"/> where the peer is gone already.</summary>
    internal void ApplyTo(Socket socket)
    {
        if (socket.ProtocolType is ProtocolType.Tcp)
        {
            socket.NoDelay = NoDelay;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, KeepAlive);
        }

        if (ReceiveBufferBytes is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }
    }
}
