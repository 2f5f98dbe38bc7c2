using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Commands;

/// <summary>An order to the engine. Its outcome, good or bad, arrives as events.</summary>
public abstract record EngineCommand
{
    private EngineCommand()
    {
    }

    /// <summary>Listen on an address.</summary>
    public sealed record OpenListener(EndpointAddress Address) : EngineCommand
    {
        /// <summary>What its connections answer that is not what holds for everything.</summary>
        public AnswerChange Answers { get; init; } = AnswerChange.None;

        /// <summary>How its connections are framed; null for what holds for everything.</summary>
        public FramingSpec? Framing { get; init; }
    }

    /// <summary>Stop listening. Its connections stay; those of datagrams end, because they talk through its sockets.</summary>
    public sealed record CloseListener(ListenerId Listener) : EngineCommand;

    /// <summary>Connect to an address.</summary>
    public sealed record OpenConnection(EndpointAddress Address) : EngineCommand
    {
        /// <summary>Whether it comes again when it fails or ends; null for what <see cref="EngineOptions.Reconnect"/> says.</summary>
        public bool? Reconnect { get; init; }
    }

    /// <summary>Send these bytes as one message to each target.</summary>
    public sealed record Send(ImmutableArray<ConnectionId> Targets, ReadOnlyMemory<byte> Bytes, SendOrigin Origin = SendOrigin.Operator) : EngineCommand
    {
        /// <summary>
        /// Null sends the bytes as they are. Anything else says that they are a message's text, typed or a line of input: it is put into a frame
        /// where the connection's framing has one, and elsewhere followed by this line end, which may be empty.
        /// </summary>
        public ReadOnlyMemory<byte>? LineEnd { get; init; }
    }

    /// <summary>Change what is answered, for the messages to come.</summary>
    public sealed record SetAnswers(SettingScope Scope, AnswerChange Change) : EngineCommand;

    /// <summary>Change how bytes become messages. What a peer has begun to say is read again by the new rule.</summary>
    public sealed record SetFraming(SettingScope Scope, FramingSpec Framing) : EngineCommand;

    /// <summary>Say all there is to say about a connection: <see cref="EngineEvent.ConnectionReported"/>.</summary>
    public sealed record ReportConnection(ConnectionId Connection) : EngineCommand;

    /// <summary>Say all there is to say about a listener: <see cref="EngineEvent.ListenerReported"/>.</summary>
    public sealed record ReportListener(ListenerId Listener) : EngineCommand;

    /// <summary>Send a file's bytes to each target, each at its own pace, in turn with what else is queued there. Over datagrams it is one datagram, or refused.</summary>
    public sealed record SendFile(ImmutableArray<ConnectionId> Targets, string Path) : EngineCommand
    {
        /// <summary>No more than this many bytes a second to each target, 1 or more; null for as fast as it takes them. Over datagrams, which take one, it says nothing.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
        public long? BytesPerSecond
        {
            get;
            init
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
                field = value;
            }
        }
    }

    /// <summary>
    /// Stop the file that is being sent to each target, where one is, after the piece that is under way. What is queued behind it follows.
    /// <see cref="EngineEvent.FileSendEnded"/> says how far it came.
    /// </summary>
    public sealed record StopFile(ImmutableArray<ConnectionId> Targets) : EngineCommand;

    /// <summary>End our direction once everything queued has been sent; go on receiving. Refused for datagrams, which have no end.</summary>
    public sealed record ShutdownSend(ConnectionId Connection) : EngineCommand;

    /// <summary>Flush, send FIN, discard input until the peer's FIN or 1 s. While connecting, or waiting to connect again: give up.</summary>
    public sealed record CloseConnection(ConnectionId Connection) : EngineCommand;

    /// <summary>Abort with RST at once; what is queued is lost.</summary>
    public sealed record ResetConnection(ConnectionId Connection) : EngineCommand;
}
