using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// A bound or connected datagram socket, with what differs between UDP and Unix and between systems. One reads at a time; any number send.
/// Reading and sending throw <see cref="SocketException"/>, or <see cref="ObjectDisposedException"/> once closed.
/// </summary>
internal sealed class DatagramSocket(Socket socket, Transport transport) : IDisposable
{
    /// <summary>More than the longest over UDP: 65,507 bytes over IPv4, 65,527 over IPv6 (RFC 768, RFC 8200).</summary>
    private const int UdpBufferBytes = 64 * 1024;

    /// <summary>More than the longest that the send buffer of a Unix socket holds by default on Linux (net.core.wmem_default, 208 KiB).</summary>
    private const int UnixBufferBytes = 256 * 1024;

    /// <summary>SO_MEMINFO of Linux's asm-generic/socket.h, and SK_MEMINFO_DROPS of linux/sock_diag.h (since Linux 4.12).</summary>
    private const int LinuxSolSocket = 1, LinuxSoMemInfo = 55, LinuxDropsIndex = 8;

    /// <summary>How long to wait for a Unix receiver that does not read: the kernel tells nobody when its queue has room, unless both are connected.</summary>
    private static readonly TimeSpan FullReceiverRetry = TimeSpan.FromMilliseconds(10);

    private readonly int _addressBytes = SocketAddress.GetMaximumAddressSize(socket.AddressFamily);

    public Transport Transport => transport;

    public EndpointAddress Local { get; } = SocketNames.LocalOf(transport, socket);

    /// <summary>Room that holds every datagram; on Unix one that fills it may have been longer.</summary>
    public int BufferBytes => transport is Transport.UnixDatagram ? UnixBufferBytes : UdpBufferBytes;

    /// <summary>Somewhere for <see cref="ReceiveAsync"/> to put senders in.</summary>
    public SocketAddress NewAddress() => new(socket.AddressFamily, _addressBytes);

    /// <summary>Where a connected socket sends to.</summary>
    public EndpointAddress ConnectedTo() => SocketNames.RemoteOf(transport, socket);

    /// <summary>Reads one datagram. Allocates nothing.</summary>
    /// <param name="buffer">At least <see cref="BufferBytes"/>.</param>
    /// <param name="from">Receives its sender; of a Unix sender without a name only the family.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, SocketAddress from)
    {
        from.Size = _addressBytes;
        int count = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from);
        from.Size = Math.Max(from.Size, sizeof(ushort));
        return count;
    }

    /// <summary>Sends one datagram. Completes when the kernel has taken it, which says nothing of whether it arrives.</summary>
    /// <param name="datagram">All of it; may be empty.</param>
    /// <param name="to">Where to; null on a connected socket.</param>
    /// <param name="time">Counts the waits for a Unix receiver that does not read.</param>
    /// <param name="cancellationToken">Cancelled: throws <see cref="OperationCanceledException"/>.</param>
    public ValueTask<int> SendAsync(ReadOnlyMemory<byte> datagram, SocketAddress? to, TimeProvider time, CancellationToken cancellationToken) =>
        to is null ? socket.SendAsync(datagram, SocketFlags.None, cancellationToken)
        : transport is Transport.UnixDatagram ? SendToFileAsync(datagram, to, time, cancellationToken)
        : socket.SendToAsync(datagram, SocketFlags.None, to, cancellationToken);

    /// <summary>How many datagrams the kernel has thrown away because they came faster than they were read, modulo 2³²; null where it does not say.</summary>
    public uint? Drops()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> memory = stackalloc byte[64];
            int length = socket.GetRawSocketOption(LinuxSolSocket, LinuxSoMemInfo, memory);
            return length > LinuxDropsIndex * sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(memory[(LinuxDropsIndex * sizeof(uint))..]) : null;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // An older kernel, or closed meanwhile.
            return null;
        }
    }

    /// <summary>What the system says of it; null once it is closed.</summary>
    public SocketStatus? Status() => SocketProbe.Read(socket);

    /// <summary>Closes it, which ends what waits on it.</summary>
    public void Dispose() => socket.Dispose();

    /// <summary>
    /// One receiver that does not read must not hold up what goes to the others, as a send that waits in the socket would: .NET sends in turn,
    /// and a Unix socket that is not connected is never told that somebody has room again (unix(7)).
    /// One thing cannot be helped: what waits for receivers that are connected to this socket counts against its own send buffer (Linux, af_unix.c),
    /// so such a one that never reads does in the end hold up the others.
    /// </summary>
    private async ValueTask<int> SendToFileAsync(ReadOnlyMemory<byte> datagram, SocketAddress to, TimeProvider time, CancellationToken cancellationToken)
    {
        socket.Blocking = false;
        while (true)
        {
            try
            {
                return socket.SendTo(datagram.Span, SocketFlags.None, to);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
            {
                await Task.Delay(FullReceiverRetry, time, cancellationToken);
            }
        }
    }
}
