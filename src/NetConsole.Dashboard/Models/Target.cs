using System.Collections.Immutable;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Models;

/// <summary>To whom Enter sends. A chosen target never widens by itself: when it is gone, nothing is sent.</summary>
internal abstract record Target
{
    private Target()
    {
    }

    /// <summary>Nothing chosen: the only connection there is; with several, Enter asks.</summary>
    internal sealed record Unset : Target
    {
        public static Unset Instance { get; } = new();
    }

    /// <summary>These and no others.</summary>
    internal sealed record Connections(ImmutableArray<ConnectionId> Ids) : Target
    {
        public bool Equals(Connections? other) => other is not null && Ids.SequenceEqual(other.Ids);

        public override int GetHashCode() => Ids.Length == 0 ? 0 : Ids[0].GetHashCode();
    }

    /// <summary>Every connection of a listener, later ones too.</summary>
    internal sealed record OfListener(ListenerId Id) : Target;

    /// <summary>Every connection, later ones too.</summary>
    internal sealed record All : Target
    {
        public static All Instance { get; } = new();
    }
}
