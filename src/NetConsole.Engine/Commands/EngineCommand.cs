using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Commands;

/// <summary>An order to the engine. Its outcome, good or bad, arrives as events.</summary>
public abstract record EngineCommand
{
    private EngineCommand()
    {
    }

    /// <summary>Listen on an address.</summary>
    public sealed record OpenListener(EndpointAddress Address) : EngineCommand;

    /// <summary>Stop listening. Its connections stay.</summary>
    public sealed record CloseListener(ListenerId Listener) : EngineCommand;

    /// <summary>Connect to an address.</summary>
    public sealed record OpenConnection(EndpointAddress Address) : EngineCommand;

    /// <summary>Send these bytes, as they are, as one message to each target.</summary>
    public sealed record Send(ImmutableArray<ConnectionId> Targets, ReadOnlyMemory<byte> Bytes, SendOrigin Origin = SendOrigin.Operator) : EngineCommand;

    /// <summary>Send a file's bytes to each target, each at its own pace, in turn with what else is queued there.</summary>
    public sealed record SendFile(ImmutableArray<ConnectionId> Targets, string Path) : EngineCommand;

    /// <summary>End our direction once everything queued has been sent; go on receiving.</summary>
    public sealed record ShutdownSend(ConnectionId Connection) : EngineCommand;

    /// <summary>Flush, send FIN, discard input until the peer's FIN or 1 s. While connecting: give up.</summary>
    public sealed record CloseConnection(ConnectionId Connection) : EngineCommand;

    /// <summary>Abort with RST at once; what is queued is lost.</summary>
    public sealed record ResetConnection(ConnectionId Connection) : EngineCommand;
}
