using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>Connects to a Unix socket. There is nothing to resolve, and the kernel answers at once.</summary>
internal static class UnixDialer
{
    /// <summary>How long to wait when the listener's backlog is full: connect(2) says EAGAIN then, and nothing tells when there is room.</summary>
    private static readonly TimeSpan BacklogRetry = TimeSpan.FromMilliseconds(20);

    /// <summary>A socket connected to the path, or why not.</summary>
    /// <param name="target">A Unix address, of streams or datagrams.</param>
    /// <param name="time">Counts the waits for a full backlog.</param>
    /// <param name="cancellationToken">Cancelled: throws <see cref="OperationCanceledException"/>.</param>
    public static async Task<(Socket? Socket, NetworkFault? Fault)> DialAsync(EndpointAddress target, TimeProvider time, CancellationToken cancellationToken)
    {
        // Files may be on a network that is slow.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (UnixFaults.ForLength(target.Path) is { } tooLong)
        {
            return (null, tooLong);
        }

        while (true)
        {
            SocketError error = TryConnect(target, out Socket? socket);
            if (error is not SocketError.WouldBlock)
            {
                return (socket, socket is null ? UnixFaults.ForConnect(target, error) : null);
            }

            await Task.Delay(BacklogRetry, time, cancellationToken);
        }
    }

    private static SocketError TryConnect(EndpointAddress target, out Socket? connected)
    {
        connected = null;
        Socket? socket = null;
        try
        {
            // Not blocking, because where the backlog is full a thread would wait for as long as the other does not accept.
            bool isDatagram = target.Transport is Transport.UnixDatagram;
            socket = new Socket(AddressFamily.Unix, isDatagram ? SocketType.Dgram : SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
            if (isDatagram && OperatingSystem.IsLinux())
            {
                // With a name, if only one that the kernel makes up, it can be answered.
                socket.Bind(UnixEndPoint.Unnamed);
            }

            socket.Connect(UnixEndPoint.Of(target.Path));
            socket.Blocking = true;
            connected = socket;
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            return e.SocketErrorCode;
        }
    }
}
