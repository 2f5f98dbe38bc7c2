using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>A stream socket of the kernel's: what one side sends is what the other reads, byte for byte.</summary>
/// <remarks>
/// No token is passed to the socket: closing it ends what waits on it, and a registration for each read would cost more than the read.
/// </remarks>
/// <param name="socket">The socket, owned from here on.</param>
/// <param name="transport">What it belongs to.</param>
/// <param name="local">Its own address, where that is known; null to ask the system.</param>
internal sealed class PlainSocket(Socket socket, Transport transport, EndpointAddress? local = null) : StreamSocket
{
    /// <summary>How long a watched peer is silent before it is asked, and how long after a question without an answer it is asked again.</summary>
    private const int KeepAliveSeconds = 60, KeepAliveRetrySeconds = 10;

    /// <summary>Read once: after the peer has gone the kernel does not know it any more.</summary>
    public override EndpointAddress Local { get; } = local ?? SocketNames.LocalOf(transport, socket);

    public override EndpointAddress Remote { get; } = SocketNames.RemoteOf(transport, socket);

    public override bool HasInput => socket.Available > 0;

    public override ValueTask<int> WaitForInputAsync() => socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer, SocketFlags.None);

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    public override ValueTask EndSendingAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        return ValueTask.CompletedTask;
    }

    public override Ending? EndingFor(Exception failure) => failure is SocketException e ? Ending.Of(e.SocketErrorCode) : null;

    public override long? Acknowledged() => TcpInfo.Of(socket)?.Acknowledged;

    /// <summary>A peer that is gone answers a keepalive with RST, one that listens with ACK (RFC 9293 §3.8.4, §3.10.7.1). Unix sockets need none.</summary>
    public override void WatchPeer()
    {
        if (socket.ProtocolType is not ProtocolType.Tcp)
        {
            return;
        }

        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveRetrySeconds);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already: whoever asks finds out.
        }
    }

    /// <summary>Sending nothing puts nothing on the wire, and fails where nothing can be sent any more (EPIPE, send(2)).</summary>
    public override async ValueTask<bool> IsPeerGoneAsync()
    {
        try
        {
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, SocketFlags.None);
            return false;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    public override SocketStatus? Status() => SocketProbe.Read(socket);

    public override void Close(bool reset)
    {
        // A Unix socket knows no RST: its peer hears of a reset only if it left something unread here (unix(7)).
        if (reset)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (SocketException)
            {
                // The peer was faster: there is nothing left to reset.
            }
        }

        socket.Dispose();
    }

    public override void Dispose() => socket.Dispose();
}
