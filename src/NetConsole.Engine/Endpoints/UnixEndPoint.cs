using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>
/// The name of a Unix socket as the kernel has it: a path, an abstract name that begins with NUL, or none (unix(7)).
/// Our own, because a socket bound through <see cref="UnixDomainSocketEndPoint"/> removes the file when it is disposed, even if another program has
/// put a socket of its own there meanwhile: see <see cref="Listeners.SocketFile"/>.
/// </summary>
internal sealed class UnixEndPoint : EndPoint
{
    /// <summary>sun_path holds 108 bytes with the NUL at its end (unix(7)).</summary>
    public const int LongestPathBytes = 107;

    private const int FamilyBytes = sizeof(ushort);

    private readonly byte[] _name;

    private UnixEndPoint(byte[] name) => _name = name;

    /// <summary>No name. Bound to it, a socket is given an abstract name on Linux (unix(7), "autobind").</summary>
    public static UnixEndPoint Unnamed { get; } = new([]);

    public override AddressFamily AddressFamily => AddressFamily.Unix;

    public bool IsUnnamed => _name.Length == 0;

    private bool IsAbstract => _name is [0, ..];

    /// <exception cref="ArgumentOutOfRangeException">The path has more than <see cref="LongestPathBytes"/> bytes of UTF-8.</exception>
    public static UnixEndPoint Of(string path)
    {
        byte[] name = Encoding.UTF8.GetBytes(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestPathBytes, nameof(path));
        return new UnixEndPoint(name);
    }

    /// <param name="address">As the kernel filled it in; not even the family is there when a sender has no name.</param>
    public static UnixEndPoint Of(SocketAddress address)
    {
        ReadOnlySpan<byte> name = address.Buffer.Span[Math.Min(FamilyBytes, address.Size)..address.Size];
        int end = name is [0, ..] ? name.Length : name.IndexOf((byte)0);
        return new UnixEndPoint(name[..(end < 0 ? name.Length : end)].ToArray());
    }

    public override EndPoint Create(SocketAddress socketAddress) => Of(socketAddress);

    public override SocketAddress Serialize()
    {
        int terminator = IsUnnamed || IsAbstract ? 0 : 1;
        var address = new SocketAddress(AddressFamily.Unix, FamilyBytes + _name.Length + terminator);
        _name.CopyTo(address.Buffer.Span[FamilyBytes..]);
        return address;
    }

    /// <summary>The path; an abstract name with <c>@</c> for its NUL, as ss(8) writes it. Outside text.</summary>
    public override string ToString() => IsAbstract ? $"@{Encoding.UTF8.GetString(_name, 1, _name.Length - 1)}" : Encoding.UTF8.GetString(_name);
}
