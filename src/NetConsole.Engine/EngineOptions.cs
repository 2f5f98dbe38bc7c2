using System.Net;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine;

/// <summary>What an engine is set to. Immutable; <see cref="Default"/> is what a person gets who asks for nothing.</summary>
public sealed record EngineOptions
{
    public static EngineOptions Default { get; } = new();

    /// <summary>Connections that may wait to be accepted, 1 or more. Default 4096; the kernel may cap it. A small one makes bursts of clients wait seconds for SYN retries.</summary>
    public int Backlog { get; init; } = 4096;

    /// <summary>Bytes that may wait to be sent to one connection, of what cannot wait elsewhere. Default 16 MiB. What happens over it says <see cref="WhenFull"/>.</summary>
    public long SendQueueBytes { get; init; } = 16 << 20;

    /// <summary>
    /// How much of what can wait (standard input) is sent at once: a quarter of <see cref="SendQueueBytes"/>, 1 MiB at most. With as much waiting already, there is
    /// still room for what cannot wait.
    /// </summary>
    public int PieceBytes => (int)Math.Clamp(SendQueueBytes / 4, 1, 1 << 20);

    /// <summary>What happens to what cannot wait when the send queue is full. Default: the connection is closed.</summary>
    public SendQueuePolicy WhenFull { get; init; } = SendQueuePolicy.Close;

    /// <summary>Who may connect, how many, how long they may be silent.</summary>
    public ConnectionLimits Limits { get; init; } = ConnectionLimits.None;

    /// <summary>Options of the sockets themselves.</summary>
    public SocketSettings Socket { get; init; } = SocketSettings.Default;

    /// <summary>Our own address that connections are made from; port 0 lets the kernel choose. Null, the default, lets it choose both.</summary>
    public IPEndPoint? Bind { get; init; }

    /// <summary>Whether our connections come again when they fail or end: after 0.5 s, doubling to 30 s, each 20 % more or less. Default false.</summary>
    public bool Reconnect { get; init; }

    /// <summary>The longest message in bytes, line end or frame included, 16 or more. Default 1 MiB. A longer one is cut, so that a peer without line ends cannot fill memory.</summary>
    public int MessageLimitBytes { get; init; } = 1 << 20;

    /// <summary>How a connection's bytes become messages. Can be changed while the engine runs: <see cref="Commands.EngineCommand.SetFraming"/>.</summary>
    public FramingSpec Framing { get; init; } = FramingSpec.Auto;

    /// <summary>What is answered without an operator. Can be changed while the engine runs: <see cref="Commands.EngineCommand.SetAnswers"/>.</summary>
    public AnswerSet Answers { get; init; } = AnswerSet.None;

    /// <summary>How long the peer pauses before what has no line end is a message; also what stands outside frames. Default 20 ms.</summary>
    public TimeSpan AutoPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>With auto framing: how much longer a message waits whose last UTF-8 character is incomplete. Default 1 s.</summary>
    public TimeSpan IncompleteCharacterWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a connection stays whose peer has ended its input. Default 60 s.</summary>
    public TimeSpan HalfClosedTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// True where somebody ends the side of ours that is left (<see cref="Commands.EngineCommand.ShutdownSend"/>), however late: then a peer is kept unless
    /// it takes nothing of what waits for it for <see cref="HalfClosedTimeout"/>, or is gone altogether: that is asked as often, over TCP with keepalives. Default false.
    /// </summary>
    public bool KeepsHalfClosed { get; init; }

    /// <summary>After our FIN: how long input is discarded while waiting for the peer's. Default 1 s.</summary>
    public TimeSpan CloseWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a close: how long the peer may accept nothing of what is still queued before we give up on it. Default 5 s.</summary>
    public TimeSpan FlushPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The interface on which multicast groups are joined and sent to, by name (<c>eth0</c>) or address; null leaves it to the routing table.</summary>
    public string? MulticastInterface { get; init; }

    /// <summary>How long a connection attempt may take, all addresses of a name together. Default 30 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Certificates and their checks, for <c>tls://</c>.</summary>
    public TlsOptions Tls { get; init; } = TlsOptions.Default;
}
