using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>A line of the transcript about a socket's life.</summary>
internal readonly record struct TranscriptNote(EntryKind Kind, int Connection, string Text);

/// <summary>What the transcript says of each fact that is no message.</summary>
internal static class TranscriptNotes
{
    /// <summary>The line for an event, or null for events that are not worth one.</summary>
    public static TranscriptNote? Of(EngineEvent engineEvent) => engineEvent switch
    {
        EngineEvent.ListenerOpened opened => Note(
            $"{opened.Listener} listening on {string.Join(" and ", opened.Bound)}{(opened.OpenToNetwork ? ", open to the network" : "")}{(opened.Notice is { } notice ? $"; {notice}" : "")}{Certificate(opened)}"),
        EngineEvent.ListenerFailed failed => Error(0, $"{failed.Listener} {failed.Requested} failed: {failed.Fault}"),
        EngineEvent.ListenerStalled stalled => Error(0, $"{stalled.Listener} cannot accept: {stalled.Fault}"),
        EngineEvent.ListenerResumed resumed => Note($"{resumed.Listener} accepts again"),
        EngineEvent.ListenerClosed closed => Note($"{closed.Listener} stopped listening"),
        EngineEvent.ConnectionStarted started => Note(started.Connection, $"connecting to {started.Target}"),
        EngineEvent.ConnectionOpened { Listener: { } listener } opened => Note(
            opened.Connection, $"connected from {opened.Remote.HostAndPort} on {listener}{Tls(opened)}"),
        EngineEvent.ConnectionOpened { AnswersTo: { } group } opened => Note(opened.Connection, $"answers {group} from {opened.Remote.HostAndPort}"),
        EngineEvent.ConnectionOpened opened => Note(opened.Connection, $"connected to {opened.Remote.HostAndPort}{Tls(opened)}"),
        EngineEvent.ConnectionFailed failed => Error(failed.Connection.Value, $"{failed.Target} failed: {failed.Fault}"),
        EngineEvent.ConnectionHalfClosed { ByPeer: true } half => Note(half.Connection, "ended its input; we can still send"),
        EngineEvent.ConnectionHalfClosed half => Note(half.Connection, "we sent eof; it can still send"),
        EngineEvent.ConnectionClosed closed => Closed(closed),
        EngineEvent.FileSendStarted started => Note(started.Connection, $"sending {started.Path}, {HumanText.Size(started.Length)}"),
        EngineEvent.FileSendEnded { Fault: null } ended => Note(ended.Connection, $"sent {ended.Path}, {HumanText.Size(ended.BytesSent)}"),
        EngineEvent.FileSendEnded ended => Error(ended.Connection.Value, $"{ended.Path} ended after {HumanText.Size(ended.BytesSent)}: {ended.Fault}"),
        EngineEvent.ConnectionReconnecting again => Error(
            again.Connection.Value, $"{again.Target}: {again.Fault?.Message ?? again.Reason.Word()}; trying again in {HumanText.Duration(again.Delay)}"),
        EngineEvent.SendsDropped dropped => Error(
            dropped.Connection.Value, $"the peer does not read: {HumanText.Count(dropped.Messages, "message")} ({HumanText.Size(dropped.Bytes)}) dropped"),
        EngineEvent.RuleTimedOut slow => Error(
            slow.Connection.Value, $"{slow.Rule} took longer than {HumanText.Duration(slow.Limit)} on a message, which counts as not matched"),
        EngineEvent.AnswerFailed failed => Error(failed.Connection.Value, $"{failed.Rule} could not be sent: {failed.Fault}"),
        EngineEvent.AnswersHeld { PerSecond: { } limit } held => Error(held.Connection.Value, $"not all is answered: more than {limit:N0} answers a second"),
        EngineEvent.AnswersHeld held => Error(held.Connection.Value, "not all is answered: the rules take too long"),
        EngineEvent.AnswersChanged changed => Note($"answers for {changed.Scope} changed"),
        EngineEvent.FramingChanged changed => Note($"framing for {changed.Scope} is {changed.Framing}"),
        EngineEvent.FaultReported reported => Error(reported.Connection.Value, reported.Fault.ToString()),
        EngineEvent.DatagramsDropped dropped => Error(
            dropped.Connection?.Value ?? 0,
            $"{(dropped.Listener is { } listener ? $"{listener}: " : "")}{HumanText.Count(dropped.Count, "datagram")} lost because they came too fast, {dropped.Total:N0} in all"),
        EngineEvent.CommandRefused refused => Error(0, refused.Fault.ToString()),
        EngineEvent.EventsDropped dropped => Error(
            0, $"too fast to show: {HumanText.Count(dropped.Messages, "message")} ({HumanText.Size(dropped.Bytes)}) left out here; counters are exact"),
        _ => null,
    };

    private static string Certificate(EngineEvent.ListenerOpened opened) =>
        opened.Certificate is { } certificate ? $"; certificate {certificate.Subject}, SHA-256 {certificate.Sha256}" : "";

    private static string Tls(EngineEvent.ConnectionOpened opened) => opened.Tls switch
    {
        null => "",
        { Peer: not null, IsVerified: false } tls => $", {tls}, certificate not verified",
        { } tls => $", {tls}",
    };

    private static TranscriptNote Closed(EngineEvent.ConnectionClosed closed)
    {
        string how = closed.Reason switch
        {
            CloseReason.PeerClosed => "closed by the peer",
            CloseReason.Reset => "reset by the peer",
            CloseReason.Local => "closed from here",
            CloseReason.Timeout => "closed: timed out",
            CloseReason.Limit => "closed: over a limit",
            CloseReason.TlsError => "closed: TLS failed",
            _ => "closed: error",
        };
        ConnectionCounters counters = closed.Counters;
        string unsent = counters.BytesWaiting > 0 ? $", {HumanText.Size(counters.BytesWaiting)} never sent" : "";
        string fault = closed.Fault is { } said ? $" ({said})" : "";
        bool isFault = closed.Reason is CloseReason.Limit or CloseReason.TlsError or CloseReason.Error;
        return new TranscriptNote(
            isFault ? EntryKind.Error : EntryKind.Note,
            closed.Connection.Value,
            $"{how}{fault}, after {HumanText.Duration(closed.Duration)}, in {HumanText.Size(counters.BytesIn)}, out {HumanText.Size(counters.BytesOut)}{unsent}");
    }

    private static TranscriptNote Note(string text) => new(EntryKind.Note, 0, text);

    private static TranscriptNote Note(ConnectionId connection, string text) => new(EntryKind.Note, connection.Value, text);

    private static TranscriptNote Error(int connection, string text) => new(EntryKind.Error, connection, text);
}
