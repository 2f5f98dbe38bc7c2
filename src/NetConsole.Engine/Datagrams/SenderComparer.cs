using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// Tells senders apart by the bytes that the kernel gave. Our own, because .NET compares whole buffers, and one that is used again for the next sender
/// is longer than the names of most Unix sockets. Allocates nothing.
/// </summary>
internal sealed class SenderComparer : IEqualityComparer<SocketAddress>
{
    public static SenderComparer Instance { get; } = new();

    public bool Equals(SocketAddress? x, SocketAddress? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Bytes(x).SequenceEqual(Bytes(y)));

    public int GetHashCode([DisallowNull] SocketAddress obj)
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes(obj));
        return hash.ToHashCode();
    }

    private static ReadOnlySpan<byte> Bytes(SocketAddress address) => address.Buffer.Span[..address.Size];
}
