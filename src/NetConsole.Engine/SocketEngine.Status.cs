using NetConsole.Engine.Answering;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine;

/// <content>What there is to say about listeners and connections when somebody asks.</content>
public sealed partial class SocketEngine
{
    private void ReportConnection(ConnectionId id)
    {
        IConnection? connection;
        IAttempt? attempt;
        lock (_gate)
        {
            connection = _connections.GetValueOrDefault(id.Value);
            attempt = _attempts.GetValueOrDefault(id.Value);
        }

        if ((connection?.Status() ?? StatusOf(attempt)) is { } status)
        {
            _parts.Bus.Publish(new EngineEvent.ConnectionReported(status));
        }
        else
        {
            Refuse("status", WhyNotThere(id));
        }
    }

    private ConnectionStatus? StatusOf(IAttempt? attempt) => attempt switch
    {
        Dial dial => StatusOf(dial),
        Handshake handshake => StatusOf(handshake),
        _ => null,
    };

    private ConnectionStatus StatusOf(Handshake handshake)
    {
        ConversationSettings settings = _parts.Conversations.SettingsOf(handshake.Listener, handshake.Id);
        PlainSocket socket = handshake.Socket;
        return new ConnectionStatus(
            handshake.Id,
            handshake.Listener,
            ConnectionPhase.Handshaking,
            socket.Local,
            socket.Remote,
            socket.Status(),
            [],
            new Counters(handshake.Id).Read(),
            settings.Framing,
            settings.Answers);
    }

    private ConnectionStatus StatusOf(Dial dial)
    {
        ConversationSettings settings = _parts.Conversations.SettingsOf(SettingScope.Of(dial.Id));
        Counters counters;
        lock (_gate)
        {
            counters = _redials.GetValueOrDefault(dial.Id.Value)?.Counters ?? new Counters(dial.Id);
        }

        return new ConnectionStatus(
            dial.Id,
            null,
            dial.StartedAt is null ? ConnectionPhase.Reconnecting : ConnectionPhase.Connecting,
            null,
            dial.Target,
            null,
            dial.StartedAt is { } at ? [new LifeStep("started", at)] : [],
            counters.Read(),
            settings.Framing,
            settings.Answers);
    }

    private void ReportListener(ListenerId id)
    {
        SocketListener? listener;
        int open;
        lock (_gate)
        {
            listener = _listeners.GetValueOrDefault(id.Value);
            open = _connections.Values.Count(connection => connection.Listener == id);
        }

        if (listener is null)
        {
            Refuse("status", id.Value >= 1 && id.Value <= _lastListener ? $"{id} is closed" : $"there is no listener {id}");
            return;
        }

        ConversationSettings settings = _parts.Conversations.SettingsOf(SettingScope.Of(id));
        _parts.Bus.Publish(new EngineEvent.ListenerReported(listener.Status(open, settings)));
    }
}
