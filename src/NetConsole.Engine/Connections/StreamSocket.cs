using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Connections;

/// <summary>
/// All that a connection does with its socket, in one place: another stream transport (TLS, Unix) goes underneath here and the connection does not change.
/// Reading, sending and ending may throw <see cref="SocketException"/>, or <see cref="ObjectDisposedException"/> once closed.
/// </summary>
/// <remarks>
/// No token is passed to the socket: closing it ends what waits on it, and a registration for each read would cost more than the read.
/// Completions run inline on the thread that polls every socket, so nothing after an await here may ever block.
/// </remarks>
internal sealed class StreamSocket(Socket socket, Transport transport)
{
    /// <summary>TCP_INFO of linux/tcp.h; the struct only ever grew at its end.</summary>
    private const int LinuxIpProtoTcp = 6, LinuxTcpInfo = 11, LinuxBytesAckedOffset = 120;

    /// <summary>Read once: after the peer has gone the kernel does not know it any more.</summary>
    public EndpointAddress Local { get; } = EndpointAddress.From(transport, (IPEndPoint)socket.LocalEndPoint!);

    public EndpointAddress Remote { get; } = EndpointAddress.From(transport, (IPEndPoint)socket.RemoteEndPoint!);

    /// <summary>Whether something can be read at once.</summary>
    public bool HasInput => socket.Available > 0;

    /// <summary>Waits until there is something to read, or the end, without a buffer: an idle connection costs none. A reset is thrown at once.</summary>
    public ValueTask<int> WaitForInputAsync() => socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);

    /// <summary>Reads what is there; 0 is the peer's end of input.</summary>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer, SocketFlags.None);

    /// <summary>Completes when the kernel has taken all of it.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    /// <summary>Sends our end of input (FIN) after everything sent before.</summary>
    public void EndSending() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>How much the peer has acknowledged so far, so that a slow reader can be told from one that reads nothing; null where the system does not say.</summary>
    public long? Acknowledged()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> info = stackalloc byte[256];
            int length = socket.GetRawSocketOption(LinuxIpProtoTcp, LinuxTcpInfo, info);
            return length >= LinuxBytesAckedOffset + sizeof(long)
                ? BinaryPrimitives.ReadInt64LittleEndian(info[LinuxBytesAckedOffset..])
                : null;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed meanwhile: no more progress to be seen.
            return null;
        }
    }

    /// <summary>Closes it; with <paramref name="reset"/> by an RST at once, what the kernel still holds being lost (RFC 9293 §3.5.3).</summary>
    public void Close(bool reset)
    {
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
}
