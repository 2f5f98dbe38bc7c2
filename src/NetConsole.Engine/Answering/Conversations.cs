using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <summary>
/// Who is there to be answered, on every transport, and what was set for whom: for everything, for listeners, for single connections. Any thread.
/// Nothing of a connection is called under the lock.
/// </summary>
internal sealed class Conversations(ConversationSettings everywhere)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Responder> _present = [];
    private readonly Dictionary<int, SettingOverrides> _ofListeners = [];
    private readonly Dictionary<int, SettingOverrides> _ofConnections = [];

    /// <summary>What holds for the connections of a listener, made once for all of them. Every change empties it.</summary>
    private readonly Dictionary<int, ConversationSettings> _effective = [];
    private ConversationSettings _everywhere = everywhere;
    private Responder[]? _snapshot;
    private long _answers;

    /// <summary>The number of the next answer in this run, from 1: <c>{counter}</c>.</summary>
    public long CountAnswer() => Interlocked.Increment(ref _answers);

    /// <summary>A connection begins; from here on it hears of changes, and what others pass on.</summary>
    public void Join(Responder responder)
    {
        lock (_gate)
        {
            responder.Settings = SettingsOf(responder.Listener, responder.Id);
            _present[responder.Id.Value] = responder;
            _snapshot = null;
        }
    }

    /// <summary>A connection has ended. What was set for it stays until <see cref="Forget(ConnectionId)"/>, because it may come again.</summary>
    public void Leave(Responder responder)
    {
        lock (_gate)
        {
            _present.Remove(responder.Id.Value);
            _snapshot = null;
        }
    }

    /// <summary>The number is done with.</summary>
    public void Forget(ConnectionId id)
    {
        lock (_gate)
        {
            _ofConnections.Remove(id.Value);
        }
    }

    /// <summary>Everybody who is there now.</summary>
    public Responder[] Present()
    {
        lock (_gate)
        {
            return _snapshot ??= [.. _present.Values];
        }
    }

    /// <summary>What holds in a scope. A connection that is not there has what holds for everything.</summary>
    public ConversationSettings SettingsOf(SettingScope scope)
    {
        lock (_gate)
        {
            return Effective(scope);
        }
    }

    /// <summary>What will hold for a connection that is about to begin, or holds for it.</summary>
    public ConversationSettings SettingsOf(ListenerId? listener, ConnectionId? connection)
    {
        lock (_gate)
        {
            ConversationSettings settings = listener is { } from ? SettingsOf(from) : _everywhere;
            return connection is { } id && _ofConnections.TryGetValue(id.Value, out SettingOverrides? ofConnection)
                ? ofConnection.ApplyTo(settings)
                : settings;
        }
    }

    /// <summary>Sets something in a scope, and tells the connections in it.</summary>
    /// <param name="scope">For whom; a narrower scope keeps what was set there.</param>
    /// <param name="change">What is different about the answers.</param>
    /// <param name="framing">The framing, or null to leave it.</param>
    /// <returns>What holds in that scope now.</returns>
    public ConversationSettings Change(SettingScope scope, AnswerChange change, FramingSpec? framing)
    {
        var reframed = new List<Responder>();
        ConversationSettings result;
        lock (_gate)
        {
            Keep(scope, change.Resolve(Effective(scope).Answers), framing);
            foreach (Responder responder in _present.Values)
            {
                FramingSpec before = responder.Settings.Framing;
                responder.Settings = SettingsOf(responder.Listener, responder.Id);
                if (responder.Settings.Framing != before)
                {
                    reframed.Add(responder);
                }
            }

            result = Effective(scope);
        }

        reframed.ForEach(responder => responder.Reframe());
        return result;
    }

    private ConversationSettings SettingsOf(ListenerId listener)
    {
        if (!_effective.TryGetValue(listener.Value, out ConversationSettings? settings))
        {
            settings = _ofListeners.TryGetValue(listener.Value, out SettingOverrides? own) ? own.ApplyTo(_everywhere) : _everywhere;
            _effective.Add(listener.Value, settings);
        }

        return settings;
    }

    private void Keep(SettingScope scope, AnswerChange change, FramingSpec? framing)
    {
        _effective.Clear();
        if (scope.Connection is { } connection)
        {
            _ofConnections[connection.Value] = _ofConnections.GetValueOrDefault(connection.Value, SettingOverrides.None).With(change, framing);
        }
        else if (scope.Listener is { } listener)
        {
            _ofListeners[listener.Value] = _ofListeners.GetValueOrDefault(listener.Value, SettingOverrides.None).With(change, framing);
        }
        else
        {
            _everywhere = SettingOverrides.None.With(change, framing).ApplyTo(_everywhere);
        }
    }

    private ConversationSettings Effective(SettingScope scope)
    {
        ListenerId? listener = scope.Connection is { } id ? _present.GetValueOrDefault(id.Value)?.Listener : scope.Listener;
        return SettingsOf(listener, scope.Connection);
    }
}
