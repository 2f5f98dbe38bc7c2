using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>
/// A block of addresses as one types it: <c>192.168.0.0/16</c>, <c>fe80::/10</c>, or one address (RFC 4632 §3.1, RFC 4291 §2.3).
/// IPv4 within IPv6 (RFC 4291 §2.5.5.2) is matched as IPv4.
/// </summary>
public sealed record CidrBlock
{
    private const string Form = "write 192.168.0.0/16, fe80::/10, or one address";

    private readonly IPNetwork _network;

    private CidrBlock(IPNetwork network) => _network = network;

    /// <summary>Reads a block. Bits after the prefix have to be 0, because one that was meant for another length would let others in.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="block">The block.</param>
    /// <param name="error">The first mistake.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CidrBlock? block, [NotNullWhen(false)] out TextError? error)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        block = null;
        error = ReadAddress(slash < 0 ? text : text[..slash], out IPAddress address);
        if (error is not null)
        {
            return false;
        }

        int bits = 8 * address.GetAddressBytes().Length;
        int length = bits;
        error = slash < 0 ? null : ReadLength(text, slash + 1, bits, out length);
        error ??= CheckRest(address, length);
        block = error is null ? new CidrBlock(new IPNetwork(address, length)) : null;
        return block is not null;
    }

    /// <summary>Whether an address lies in the block.</summary>
    public bool Contains(IPAddress address) => _network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : Unscoped(address));

    /// <summary>The block as one types it, with its length.</summary>
    public override string ToString() => _network.ToString();

    private static TextError? ReadAddress(string text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Length == 0)
        {
            return new TextError(0, "an address is missing", Form);
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            if (!BracketedHost.IsIPv6(text) || text.Contains('%', StringComparison.Ordinal))
            {
                return new TextError(0, $"\"{text}\" is not an IPv6 address", Form);
            }

            address = IPAddress.Parse(text);
            return null;
        }

        if (!IPv4Text.IsMeantBy(text))
        {
            return new TextError(0, $"\"{text}\" is not an address", Form);
        }

        AddressError? error = IPv4Text.Check(text);
        address = error is null ? IPAddress.Parse(text) : address;
        return error;
    }

    private static TextError? ReadLength(string text, int start, int bits, out int length)
    {
        bool isNumber = int.TryParse(text.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out length);
        return isNumber && length <= bits
            ? null
            : new TextError(start, $"\"{text[start..]}\" is not the length of a prefix", $"after the slash comes a number from 0 to {bits}");
    }

    private static TextError? CheckRest(IPAddress address, int length)
    {
        byte[] bytes = address.GetAddressBytes();
        byte[] network = [.. bytes];
        for (int bit = length; bit < 8 * bytes.Length; bit++)
        {
            network[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return bytes.AsSpan().SequenceEqual(network)
            ? null
            : new TextError(0, $"{address} has bits after the first {length}", $"write {new IPAddress(network)}/{length} for the block, {address} for the one address");
    }

    /// <summary>A link-local peer's address names its interface too (RFC 4007 §11), which is no part of a block.</summary>
    private static IPAddress Unscoped(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes()) : address;
}
