using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Events;

/// <summary>All there is to say about a listener just now.</summary>
/// <param name="Listener">Its number.</param>
/// <param name="Requested">The address as it was asked for.</param>
/// <param name="Bound">Every address it is bound to, with real ports; empty while it opens.</param>
/// <param name="IsStalled">True while it cannot accept.</param>
/// <param name="Backlog">How many connections may wait to be accepted.</param>
/// <param name="Sockets">What the system says of its sockets, one for each address.</param>
/// <param name="Steps">When each step of its life happened, in order.</param>
/// <param name="Accepted">How many clients it has accepted, those refused included.</param>
/// <param name="Open">How many of its connections are open.</param>
/// <param name="Framing">How its connections' bytes become messages.</param>
/// <param name="Answers">What its connections are answered.</param>
public sealed record ListenerStatus(
    ListenerId Listener,
    EndpointAddress Requested,
    ImmutableArray<EndpointAddress> Bound,
    bool IsStalled,
    int Backlog,
    ImmutableArray<SocketStatus> Sockets,
    ImmutableArray<LifeStep> Steps,
    long Accepted,
    int Open,
    FramingSpec Framing,
    AnswerSet Answers);
