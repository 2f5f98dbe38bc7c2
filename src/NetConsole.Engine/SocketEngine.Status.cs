using NetConsole.Engine.Answering;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;

namespace NetConsole.Engine;

/// <content>What there is to say about listeners and connections when somebody asks.</content>
public sealed partial class SocketEngine
{
    private void ReportConnection(ConnectionId id)
    {
        IConnection? connection;
        Dial? dial;
        lock (_gate)
        {
            connection = _connections.GetValueOrDefault(id);
            dial = _dials.GetValueOrDefault(id);
        }

        if ((connection?.Status() ?? StatusOf(dial)) is { } status)
        {
            _parts.Bus.Publish(new EngineEvent.ConnectionReported(status));
        }
        else
        {
            Refuse("status", WhyNotThere(id));
        }
    }

    private ConnectionStatus? StatusOf(Dial? dial)
    {
        if (dial is null)
        {
            return null;
        }

        ConversationSettings settings = _parts.Conversations.SettingsOf(SettingScope.Of(dial.Id));
        Counters counters;
        lock (_gate)
        {
            counters = _redials.GetValueOrDefault(dial.Id)?.Counters ?? new Counters(dial.Id);
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
        IListener? listener;
        int open;
        lock (_gate)
        {
            listener = _listeners.GetValueOrDefault(id);
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
