using NetConsole.Engine.Events;

namespace NetConsole.Headless;

/// <summary>One open connection, as <see cref="HeadlessSession"/> sees it; guarded by its lock.</summary>
internal sealed class Conversation(ConnectionId id, bool isDatagram) : IDisposable
{
    public ConnectionId Id => id;

    public bool IsDatagram => isDatagram;

    /// <summary>This peer answers what went to a multicast group or a broadcast address.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Where it does: the conversation with that, unless that has ended; else null.</summary>
    public Conversation? Group { get; init; }

    /// <summary>The peer has said all it will say.</summary>
    public bool HasPeerEnd { get; set; }

    /// <summary>We have, or will have once what is queued is sent.</summary>
    public bool HasOurEnd { get; set; }

    /// <summary>When the last datagram came from a peer that we connected to; null for never.</summary>
    public long? LastHeard { get; set; }

    /// <summary>Nobody listens there.</summary>
    public bool WasRefused { get; set; }

    public bool WasInVain => WasRefused && LastHeard is null;

    /// <summary>Fires when nothing came for as long as is to be waited.</summary>
    public ITimer? Silence { get; set; }

    public void Dispose() => Silence?.Dispose();
}
