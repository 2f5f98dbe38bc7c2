using NetConsole.Engine.Events;

namespace NetConsole.Engine.Commands;

/// <summary>For whom something is set: for everything, for a listener's connections, or for one connection. The narrower one holds where both are set.</summary>
public readonly record struct SettingScope
{
    private SettingScope(ListenerId? listener, ConnectionId? connection)
    {
        Listener = listener;
        Connection = connection;
    }

    /// <summary>All connections, those to come included.</summary>
    public static SettingScope Everything => default;

    /// <summary>The listener's connections, those to come included; null for all others.</summary>
    public ListenerId? Listener { get; }

    /// <summary>The one connection; null for all others.</summary>
    public ConnectionId? Connection { get; }

    public static SettingScope Of(ListenerId listener) => new(listener, null);

    public static SettingScope Of(ConnectionId connection) => new(null, connection);

    public override string ToString() => Connection?.ToString() ?? Listener?.ToString() ?? "everything";
}
