namespace NetConsole.Engine.Events;

/// <summary>Why a connection ended. The names are those of the <c>reason</c> member of a record, see <see cref="CloseReasonText.Word"/>.</summary>
public enum CloseReason
{
    /// <summary>The peer ended its side in order (FIN, RFC 9293 §3.6), and ours followed.</summary>
    PeerClosed,

    /// <summary>The peer reset the connection (RST, RFC 9293 §3.5.3).</summary>
    Reset,

    /// <summary>The operator, or the end of the program, closed it.</summary>
    Local,

    /// <summary>Nothing was heard for as long as was allowed.</summary>
    Timeout,

    /// <summary>It was over a limit: too many connections, an address that is not allowed, a send queue that ran full.</summary>
    Limit,

    /// <summary>The TLS handshake or a TLS record was not acceptable.</summary>
    TlsError,

    /// <summary>Anything else the network reported; the event's fault says what.</summary>
    Error,
}

public static class CloseReasonText
{
    /// <summary>The word for a reason in records and on screen: <c>peer-closed reset local timeout limit tls-error error</c>.</summary>
    public static string Word(this CloseReason reason) => reason switch
    {
        CloseReason.PeerClosed => "peer-closed",
        CloseReason.Reset => "reset",
        CloseReason.Local => "local",
        CloseReason.Timeout => "timeout",
        CloseReason.Limit => "limit",
        CloseReason.TlsError => "tls-error",
        _ => "error",
    };
}
