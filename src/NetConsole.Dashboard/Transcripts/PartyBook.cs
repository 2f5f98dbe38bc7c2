using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>Who is behind each connection that is there, learned from the facts of its life.</summary>
internal sealed class PartyBook
{
    private readonly Dictionary<ConnectionId, Party> _parties = [];

    public Party? Of(ConnectionId connection) => _parties.GetValueOrDefault(connection);

    /// <summary>Who is behind a fact. A connection that opens is remembered, one that ends is forgotten.</summary>
    public Party? Of(EngineEvent engineEvent) => engineEvent switch
    {
        EngineEvent.ListenerOpened opened => new Party(opened.Listener, null),
        EngineEvent.ListenerFailed failed => new Party(failed.Listener, null),
        EngineEvent.ListenerStalled stalled => new Party(stalled.Listener, null),
        EngineEvent.ListenerResumed resumed => new Party(resumed.Listener, null),
        EngineEvent.ListenerClosed closed => new Party(closed.Listener, null),
        EngineEvent.DatagramsDropped { Connection: null, Listener: { } listener } => new Party(listener, null),
        EngineEvent.DatagramsDropped { Connection: { } connection } => Of(connection),
        EngineEvent.ConnectionStarted started => Learned(started.Connection, null, started.Target),
        EngineEvent.ConnectionHandshaking shaking => Learned(shaking.Connection, shaking.Listener, shaking.Remote),
        EngineEvent.ConnectionOpened opened => Learned(opened.Connection, opened.Listener, opened.Remote),
        EngineEvent.ConnectionFailed failed => Forgotten(failed.Connection) ?? new Party(failed.Listener, failed.Target),
        EngineEvent.ConnectionReconnecting again => Learned(again.Connection, null, again.Target),
        EngineEvent.ConnectionClosed closed => Forgotten(closed.Connection),
        EngineEvent.ConnectionHalfClosed half => Of(half.Connection),
        EngineEvent.FileSendStarted started => Of(started.Connection),
        EngineEvent.FileSendEnded ended => Of(ended.Connection),
        EngineEvent.SendsDropped dropped => Of(dropped.Connection),
        EngineEvent.RuleTimedOut slow => Of(slow.Connection),
        EngineEvent.AnswerFailed failed => Of(failed.Connection),
        EngineEvent.AnswersHeld held => Of(held.Connection),
        EngineEvent.FaultReported reported => Of(reported.Connection),
        _ => null,
    };

    private Party Learned(ConnectionId connection, ListenerId? listener, EndpointAddress peer)
    {
        Party party = new(listener, peer);
        if (_parties.TryGetValue(connection, out Party? known) && known == party)
        {
            return known;
        }

        _parties[connection] = party;
        return party;
    }

    private Party? Forgotten(ConnectionId connection) => _parties.Remove(connection, out Party? party) ? party : null;
}
