using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Events;

/// <summary>Where a connection is in its life.</summary>
public enum ConnectionPhase
{
    Connecting,

    /// <summary>A socket is there, and both sides are agreeing on TLS.</summary>
    Handshaking,

    /// <summary>Failed or ended, and waiting to be tried again.</summary>
    Reconnecting,

    Open,

    /// <summary>The peer has ended its side; we can still send.</summary>
    HalfClosedByPeer,

    /// <summary>We have ended our side; the peer can still send.</summary>
    HalfClosedByUs,

    Closing,
}

/// <summary>When a connection, or a listener, came to a phase of its life.</summary>
/// <param name="Name">What happened, in a word or two: <c>opened</c>, <c>half-closed by the peer</c>.</param>
/// <param name="At">UTC.</param>
public readonly record struct LifeStep(string Name, DateTimeOffset At);

/// <summary>All there is to say about a connection just now.</summary>
/// <param name="Connection">Its number.</param>
/// <param name="Listener">Who accepted it, or null.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Local">Our address; null while there is none.</param>
/// <param name="Remote">The peer's address, or the one that is tried.</param>
/// <param name="Socket">What the system says of its socket; null while there is none.</param>
/// <param name="Steps">When each step of its life happened, in order.</param>
/// <param name="Counters">Its totals.</param>
/// <param name="Framing">How its bytes become messages.</param>
/// <param name="Answers">What it is answered.</param>
public sealed record ConnectionStatus(
    ConnectionId Connection,
    ListenerId? Listener,
    ConnectionPhase Phase,
    EndpointAddress? Local,
    EndpointAddress Remote,
    SocketStatus? Socket,
    ImmutableArray<LifeStep> Steps,
    ConnectionCounters Counters,
    FramingSpec Framing,
    AnswerSet Answers);
