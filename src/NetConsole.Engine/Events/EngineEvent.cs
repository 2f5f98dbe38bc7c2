using System.Collections.Immutable;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Events;

/// <summary>
/// A fact about sockets, in the past tense: everything the engine says, it says with one of these cases.
/// Immutable, safe to read from any thread. An event with a payload holds a lease on pooled bytes: see <see cref="Release"/>.
/// </summary>
public abstract record EngineEvent
{
    private EngineEvent()
    {
    }

    /// <summary>Its place in the engine's one order of events, from 1; stamped by the bus.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When it was published, UTC; stamped by the bus.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>True for what a subscriber that lags may lose; everything else is a fact of a socket's life and is never dropped.</summary>
    public virtual bool MayBeDropped => false;

    /// <summary>
    /// Gives back this subscriber's lease on the event's bytes. Call it once for each event read, when done with it;
    /// the bytes must not be touched afterwards. Forgetting it costs memory traffic, not correctness.
    /// </summary>
    public void Release() => Carried?.Release();

    internal virtual Payload? Carried => null;

    /// <summary>A listener is bound and listening.</summary>
    /// <param name="Listener">Its number.</param>
    /// <param name="Requested">The address as it was asked for.</param>
    /// <param name="Bound">Every address it is bound to, with real ports.</param>
    /// <param name="Backlog">How many connections may wait to be accepted; 0 for datagrams, which are not accepted.</param>
    /// <param name="OpenToNetwork">True when machines other than this one can reach it.</param>
    /// <param name="Notice">Something the operator should know (for <c>lan</c>: that there is no default route), or null.</param>
    /// <param name="Certificate">Over TLS: what it shows to clients, so that they can compare the fingerprint; else null.</param>
    public sealed record ListenerOpened(
        ListenerId Listener,
        EndpointAddress Requested,
        ImmutableArray<EndpointAddress> Bound,
        int Backlog,
        bool OpenToNetwork,
        string? Notice = null,
        TlsCertificate? Certificate = null) : EngineEvent;

    /// <summary>A listener could not be opened, or died of an error.</summary>
    public sealed record ListenerFailed(ListenerId Listener, EndpointAddress Requested, NetworkFault Fault) : EngineEvent;

    /// <summary>A listener goes on, but could not accept just now (too many open files). Said once until it works again.</summary>
    public sealed record ListenerStalled(ListenerId Listener, NetworkFault Fault) : EngineEvent;

    /// <summary>A listener accepts again after <see cref="ListenerStalled"/>.</summary>
    public sealed record ListenerResumed(ListenerId Listener) : EngineEvent;

    /// <summary>A listener stopped listening because it was told to.</summary>
    public sealed record ListenerClosed(ListenerId Listener) : EngineEvent;

    /// <summary>We began to connect to somewhere.</summary>
    public sealed record ConnectionStarted(ConnectionId Connection, EndpointAddress Target) : EngineEvent;

    /// <summary>
    /// A socket is there, accepted by <paramref name="Listener"/> or, when that is null, opened by us, and both sides are agreeing on TLS.
    /// <see cref="ConnectionOpened"/> or <see cref="ConnectionFailed"/> follows.
    /// </summary>
    public sealed record ConnectionHandshaking(
        ConnectionId Connection,
        ListenerId? Listener,
        EndpointAddress Local,
        EndpointAddress Remote) : EngineEvent;

    /// <summary>
    /// A connection is there: accepted by <paramref name="Listener"/>, or opened by us, when that is null; or somebody answered what went to a group,
    /// where <paramref name="AnswersTo"/> is set.
    /// </summary>
    /// <param name="Connection">Its number.</param>
    /// <param name="Listener">Who accepted it, or null.</param>
    /// <param name="Local">Our address.</param>
    /// <param name="Remote">The peer's.</param>
    /// <param name="Tls">What was agreed on, where it runs over TLS, else null.</param>
    /// <param name="AnswersTo">Our connection to the multicast group or broadcast address that this peer answered, and with which it ends; else null.</param>
    public sealed record ConnectionOpened(
        ConnectionId Connection,
        ListenerId? Listener,
        EndpointAddress Local,
        EndpointAddress Remote,
        TlsDetails? Tls = null,
        ConnectionId? AnswersTo = null) : EngineEvent;

    /// <summary>A connection did not come about.</summary>
    /// <param name="Connection">Its number.</param>
    /// <param name="Target">Where to; for one that was accepted, where from.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Fault">What the network said.</param>
    /// <param name="Listener">Who accepted it, where a handshake failed; null for one of ours.</param>
    public sealed record ConnectionFailed(
        ConnectionId Connection,
        EndpointAddress Target,
        CloseReason Reason,
        NetworkFault Fault,
        ListenerId? Listener = null) : EngineEvent;

    /// <summary>
    /// A connection of ours has failed or ended, and will be tried again under the same number; its totals go on.
    /// <see cref="ConnectionStarted"/> follows after the delay, or <see cref="ConnectionFailed"/> when it is given up.
    /// </summary>
    /// <param name="Connection">Which.</param>
    /// <param name="Target">Where to.</param>
    /// <param name="Reason">Why it failed or ended.</param>
    /// <param name="Fault">What the network said, where it said something.</param>
    /// <param name="Delay">How long it waits.</param>
    public sealed record ConnectionReconnecting(
        ConnectionId Connection, EndpointAddress Target, CloseReason Reason, NetworkFault? Fault, TimeSpan Delay) : EngineEvent;

    /// <summary>One direction of a connection ended in order; the other goes on (RFC 9293 §3.6).</summary>
    /// <param name="Connection">Which.</param>
    /// <param name="ByPeer">True when the peer sent its end of input; false when we did.</param>
    public sealed record ConnectionHalfClosed(ConnectionId Connection, bool ByPeer) : EngineEvent;

    /// <summary>A connection ended.</summary>
    /// <param name="Connection">Which.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Fault">What the network said, where it said something.</param>
    /// <param name="Counters">Its final totals; bytes waiting are those that were never sent.</param>
    /// <param name="Duration">How long it was open.</param>
    public sealed record ConnectionClosed(
        ConnectionId Connection,
        CloseReason Reason,
        NetworkFault? Fault,
        ConnectionCounters Counters,
        TimeSpan Duration) : EngineEvent;

    /// <summary>The network said no to something on a connection that goes on: a datagram was refused, or too long, or can't be answered.</summary>
    public sealed record FaultReported(ConnectionId Connection, NetworkFault Fault) : EngineEvent;

    /// <summary>The kernel threw datagrams away, because they came faster than they were read. No more than five times a second.</summary>
    /// <param name="Listener">Whose socket they came to, or null.</param>
    /// <param name="Connection">Which connection's own socket, where it was no listener's.</param>
    /// <param name="Count">How many since this was last said.</param>
    /// <param name="Total">How many on this socket so far.</param>
    public sealed record DatagramsDropped(ListenerId? Listener, ConnectionId? Connection, long Count, long Total) : EngineEvent;

    /// <summary>One read from a socket, with the messages that ended in it (possibly none).</summary>
    public sealed record MessagesReceived(ConnectionId Connection, Payload Payload) : EngineEvent
    {
        public override bool MayBeDropped => true;

        internal override Payload? Carried => Payload;
    }

    /// <summary>Messages that the kernel has taken in full.</summary>
    /// <param name="Connection">To whom.</param>
    /// <param name="Payload">What.</param>
    /// <param name="Origin">On whose order.</param>
    /// <param name="Rule">The name of the rule that answered (<c>greet</c>, <c>reply</c>, <c>rule 2</c>), or null.</param>
    public sealed record MessagesSent(ConnectionId Connection, Payload Payload, SendOrigin Origin, string? Rule = null) : EngineEvent
    {
        public override bool MayBeDropped => true;

        internal override Payload? Carried => Payload;
    }

    /// <summary>
    /// A send queue was full and <see cref="EngineOptions.WhenFull"/> says to drop. The first message is told at once, the others together when the queue is empty again.
    /// </summary>
    /// <param name="Connection">Whose queue.</param>
    /// <param name="Messages">How many messages, 1 or more.</param>
    /// <param name="Bytes">How many bytes.</param>
    public sealed record SendsDropped(ConnectionId Connection, long Messages, long Bytes) : EngineEvent;

    /// <summary>A file began to be sent to one connection, at that connection's pace.</summary>
    /// <param name="Connection">To whom.</param>
    /// <param name="Path">The file as the operator named it. Outside text.</param>
    /// <param name="Length">Its length in bytes.</param>
    public sealed record FileSendStarted(ConnectionId Connection, string Path, long Length) : EngineEvent;

    /// <summary>How far a file has come; at most four times a second, and only while its bytes move.</summary>
    /// <param name="Connection">To whom.</param>
    /// <param name="BytesSent">How many of its bytes the kernel has taken.</param>
    public sealed record FileSendMoved(ConnectionId Connection, long BytesSent) : EngineEvent;

    /// <summary>The end of a file, or of the attempt to send it, which may end before <see cref="FileSendStarted"/>.</summary>
    /// <param name="Connection">To whom.</param>
    /// <param name="Path">The file as the operator named it. Outside text.</param>
    /// <param name="BytesSent">How many of its bytes the kernel has taken.</param>
    /// <param name="Fault">Why it ended early, or null when all of it was sent.</param>
    public sealed record FileSendEnded(ConnectionId Connection, string Path, long BytesSent, NetworkFault? Fault) : EngineEvent;

    /// <summary>Totals of connections on which something moved; at once when they were quiet before, and no more than five times a second.</summary>
    public sealed record CountersChanged(ImmutableArray<ConnectionCounters> Connections) : EngineEvent;

    /// <summary>An expression took too long on a message, and the message counts as not matched by that rule.</summary>
    /// <param name="Connection">Who said it.</param>
    /// <param name="Rule">The rule's name: <c>rule 2</c>.</param>
    /// <param name="Limit">How long it may take.</param>
    public sealed record RuleTimedOut(ConnectionId Connection, string Rule, TimeSpan Limit) : EngineEvent
    {
        public override bool MayBeDropped => true;
    }

    /// <summary>An answer was not sent, because the connection's frame cannot hold it.</summary>
    /// <param name="Connection">To whom it would have gone.</param>
    /// <param name="Rule">The rule's name: <c>greet</c>, <c>reply</c>, <c>rule 2</c>, <c>chat</c>.</param>
    /// <param name="Fault">Why not.</param>
    public sealed record AnswerFailed(ConnectionId Connection, string Rule, NetworkFault Fault) : EngineEvent
    {
        public override bool MayBeDropped => true;
    }

    /// <summary>From here on datagrams of an address were not answered, because they came too fast. Said once until a second passes in which all were.</summary>
    /// <param name="Connection">Which address.</param>
    /// <param name="PerSecond">The limit that was reached; null where the rules took too long.</param>
    public sealed record AnswersHeld(ConnectionId Connection, int? PerSecond) : EngineEvent;

    /// <summary>What is answered has changed.</summary>
    /// <param name="Scope">For whom.</param>
    /// <param name="Answers">What is answered there now, with what holds for everything.</param>
    public sealed record AnswersChanged(SettingScope Scope, AnswerSet Answers) : EngineEvent;

    /// <summary>How bytes become messages has changed.</summary>
    /// <param name="Scope">For whom.</param>
    /// <param name="Framing">The framing there now.</param>
    public sealed record FramingChanged(SettingScope Scope, FramingSpec Framing) : EngineEvent;

    /// <summary>What there was to say about a connection when somebody asked.</summary>
    public sealed record ConnectionReported(ConnectionStatus Status) : EngineEvent;

    /// <summary>What there was to say about a listener when somebody asked.</summary>
    public sealed record ListenerReported(ListenerStatus Status) : EngineEvent;

    /// <summary>An order that could not be carried out, and why. Nothing was sent.</summary>
    public sealed record CommandRefused(string Command, NetworkFault Fault) : EngineEvent;

    /// <summary>This subscriber lagged: so much was left out of what it reads. Made by its own subscription, not published to others.</summary>
    /// <param name="Events">How many events.</param>
    /// <param name="Messages">How many messages were in them.</param>
    /// <param name="Bytes">How many bytes.</param>
    public sealed record EventsDropped(long Events, long Messages, long Bytes) : EngineEvent;
}
