using System.Collections.Immutable;
using NetConsole.Engine.Events;

namespace NetConsole.Headless.Input;

/// <summary>To whom our input goes.</summary>
/// <param name="Streams">Connections whose lines need an end.</param>
/// <param name="Datagrams">Those where each line is a datagram.</param>
internal sealed record Targets(ImmutableArray<ConnectionId> Streams, ImmutableArray<ConnectionId> Datagrams)
{
    public static Targets None { get; } = new([], []);

    public ImmutableArray<ConnectionId> All { get; } = Datagrams.IsEmpty ? Streams : [.. Streams, .. Datagrams];
}
