using System.Buffers.Binary;
using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>TCP_INFO of linux/tcp.h: what the kernel knows of a TCP connection. The struct only ever grew at its end, so offsets stay; an older kernel gives less of it.</summary>
internal readonly record struct TcpInfo(TcpStatus Status, long? Acknowledged)
{
    private const int IpProtoTcp = 6, TcpInfoOption = 11;

    private const int RoundTripOffset = 68, VariationOffset = 72, RetransmitsOffset = 100, AcknowledgedOffset = 120;

    /// <summary>Null where the system does not say, or the socket is closed.</summary>
    public static TcpInfo? Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> info = stackalloc byte[256];
            int length = socket.GetRawSocketOption(IpProtoTcp, TcpInfoOption, info);
            return length < RetransmitsOffset + sizeof(uint) ? null : Read(info[..length]);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed meanwhile, or no TCP: nothing to be told.
            return null;
        }
    }

    private static TcpInfo Read(ReadOnlySpan<byte> info) => new(
        new TcpStatus(
            Microseconds(info[RoundTripOffset..]),
            Microseconds(info[VariationOffset..]),
            BinaryPrimitives.ReadUInt32LittleEndian(info[RetransmitsOffset..])),
        info.Length >= AcknowledgedOffset + sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(info[AcknowledgedOffset..]) : null);

    private static TimeSpan Microseconds(ReadOnlySpan<byte> number) => TimeSpan.FromMicroseconds(BinaryPrimitives.ReadUInt32LittleEndian(number));
}
