using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>What has a connection's number and is not open yet. It can be given no order but to stop.</summary>
internal interface IAttempt
{
    ConnectionId Id { get; }

    /// <summary>Who accepted the socket; null for one of ours.</summary>
    ListenerId? Listener { get; }

    /// <summary>Where we connect to, or who connected.</summary>
    EndpointAddress Target { get; }

    ConnectionPhase Phase { get; }

    /// <summary>When it began, or null while it waits to.</summary>
    DateTimeOffset? StartedAt { get; }

    /// <summary>The operator does not want it any more. Never waits.</summary>
    void GiveUp();
}
