using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Dashboard.Models;

internal enum ConnectionState
{
    Connecting,

    /// <summary>The socket is there, and both sides are agreeing on TLS.</summary>
    Handshaking,

    Open,

    /// <summary>The peer has ended its side; we can still send.</summary>
    HalfClosedByPeer,

    /// <summary>We have ended our side; the peer can still send.</summary>
    HalfClosedByUs,

    Closing,

    /// <summary>Failed or ended, and waiting to be tried again.</summary>
    Reconnecting,
}

/// <summary>A connection as its pane shows it.</summary>
internal sealed record ConnectionModel(
    ConnectionId Id,
    ConnectionState State,
    ListenerId? Listener,
    EndpointAddress? Local,
    EndpointAddress Remote,
    DateTimeOffset Opened,
    ConnectionCounters Counters)
{
    /// <summary>More than this many bytes waiting make a connection stand out: less is on its way in the normal course of things.</summary>
    public const long StalledBytes = 64 * 1024;

    /// <summary>What was agreed on, over TLS; else null.</summary>
    public TlsDetails? Tls { get; init; }

    /// <summary>Bytes both ways in the last seconds.</summary>
    public RateHistory Rates { get; init; } = RateHistory.Empty;

    /// <summary>The start of the last message received. Outside bytes.</summary>
    public ReadOnlyMemory<byte> LastWords { get; init; }

    /// <summary>True of somebody who answered what went to a multicast group or a broadcast address.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>True where each message is a datagram.</summary>
    public bool IsDatagram => Remote.Transport is Transport.Udp or Transport.UnixDatagram;

    public bool CanSend => State is ConnectionState.Open or ConnectionState.HalfClosedByPeer;

    public bool IsStalled => Counters.BytesWaiting >= StalledBytes;

    /// <summary>The state in a word, or empty for the usual one.</summary>
    public string StateWord => State switch
    {
        ConnectionState.Connecting => "connecting",
        ConnectionState.Handshaking => "handshaking",
        ConnectionState.HalfClosedByPeer => "half-closed",
        ConnectionState.HalfClosedByUs => "eof sent",
        ConnectionState.Closing => "closing",
        ConnectionState.Reconnecting => "reconnecting",
        _ => "",
    };
}
