using System.Collections.Immutable;
using System.Net;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <summary>Who may connect, how many, and how long they may be silent. Immutable; by default everybody may, for as long as they like.</summary>
public sealed record ConnectionLimits
{
    public static ConnectionLimits None { get; } = new();

    /// <summary>
    /// How many accepted connections may be open at once, all listeners together, and how many may answer each group we send to, 1 or more; null for any number.
    /// One more is closed at once.
    /// </summary>
    public int? MaxConnections { get; init; }

    /// <summary>A connection on which nothing was received or sent for so long is closed with reason <c>timeout</c>; more than 0. Null for never.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How long a UDP address that has spoken stays a connection after its last datagram. Default 5 min.</summary>
    public TimeSpan UdpTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Who may connect to our listeners, and answer what we sent to a group; empty for everybody.</summary>
    public ImmutableArray<CidrBlock> Allow { get; init; } = [];

    /// <summary>Who may not, even when <see cref="Allow"/> says so.</summary>
    public ImmutableArray<CidrBlock> Deny { get; init; } = [];

    /// <summary>Why a listener may not take another client, or null when it may.</summary>
    /// <param name="peer">Its address; null where it has none (Unix sockets), which address rules do not concern.</param>
    /// <param name="open">How many accepted connections are open, or how many answer the group.</param>
    internal NetworkFault? WhyRefused(IPAddress? peer, int open)
    {
        if (peer is not null && Deny.FirstOrDefault(block => block.Contains(peer)) is { } denied)
        {
            return new NetworkFault($"{Shown(peer)} is denied by --deny {denied}");
        }

        if (peer is not null && !Allow.IsEmpty && !Allow.Any(block => block.Contains(peer)))
        {
            return new NetworkFault($"{Shown(peer)} is not in --allow {string.Join(' ', Allow)}");
        }

        return open >= MaxConnections
            ? new NetworkFault($"{MaxConnections:N0} connections are open, and --max-connections allows no more", "close some, or allow more")
            : null;
    }

    private static IPAddress Shown(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
