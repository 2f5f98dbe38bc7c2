using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>Says of events which records they are, as headless output does. One thread; each event once, in order.</summary>
internal sealed class FactBook
{
    private static readonly TranscriptFact s_listenerClosed = new("listener-closed");
    private static readonly TranscriptFact s_opened = new("connection-opened");

    /// <summary>Connections of ours that are open: one that is tried again has ended, or never came about.</summary>
    private readonly HashSet<int> _open = [];

    /// <summary>The last connection that closed without a fault: most close alike, and share this.</summary>
    private TranscriptFact? _closed;

    /// <summary>The record of an event; null for what has none.</summary>
    public TranscriptFact? Of(EngineEvent engineEvent) => engineEvent switch
    {
        EngineEvent.ListenerOpened opened => new TranscriptFact("listener-opened", string.Join(' ', opened.Bound)),
        EngineEvent.ListenerFailed failed => new TranscriptFact("listener-failed", failed.Fault.ToString(), CloseReason.Error),
        EngineEvent.ListenerClosed => s_listenerClosed,
        EngineEvent.ConnectionOpened opened => Opened(opened),
        EngineEvent.ConnectionFailed failed => new TranscriptFact("connection-failed", failed.Fault.ToString(), failed.Reason),
        EngineEvent.ConnectionReconnecting again => new TranscriptFact(
            _open.Remove(again.Connection.Value) ? "connection-closed" : "connection-failed", again.Fault?.ToString(), again.Reason),
        EngineEvent.ConnectionClosed closed => Closed(closed),
        EngineEvent.DatagramsDropped dropped => new TranscriptFact("events-dropped", Number: dropped.Count),
        _ => null,
    };

    private TranscriptFact Opened(EngineEvent.ConnectionOpened opened)
    {
        if (opened.Listener is null)
        {
            _open.Add(opened.Connection.Value);
        }

        return s_opened;
    }

    private TranscriptFact Closed(EngineEvent.ConnectionClosed closed)
    {
        _open.Remove(closed.Connection.Value);
        if (closed.Fault is { } fault)
        {
            return new TranscriptFact("connection-closed", fault.ToString(), closed.Reason);
        }

        if (_closed?.Reason != closed.Reason)
        {
            _closed = new TranscriptFact("connection-closed", Reason: closed.Reason);
        }

        return _closed!;
    }
}
