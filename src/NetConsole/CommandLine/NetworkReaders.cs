using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Text;

namespace NetConsole.CommandLine;

/// <summary>Reads addresses and blocks of them.</summary>
internal static class NetworkReaders
{
    private const int DotsInAddress = 3;

    public static OptionReading Allow(RunOptions options, string value) => CidrBlock.TryParse(value, out CidrBlock? block, out TextError? error)
        ? options.Limiting(limits => limits with { Allow = limits.Allow.Add(block) })
        : error;

    public static OptionReading Deny(RunOptions options, string value) => CidrBlock.TryParse(value, out CidrBlock? block, out TextError? error)
        ? options.Limiting(limits => limits with { Deny = limits.Deny.Add(block) })
        : error;

    /// <summary>An IP address, with or without a port. The platform also reads <c>5</c> as 0.0.0.5, which nobody means.</summary>
    public static OptionReading Bind(RunOptions options, string value) =>
        IPEndPoint.TryParse(value, out IPEndPoint? source)
        && (source.AddressFamily is AddressFamily.InterNetworkV6 || value.AsSpan().Count('.') == DotsInAddress)
            ? options.With(engine => engine with { Bind = source })
            : new TextError(0, value.Length == 0 ? "the address is missing" : $"\"{value}\" is no IP address", "write 192.168.1.5, 192.168.1.5:4000, or [fe80::1]:4000");
}
