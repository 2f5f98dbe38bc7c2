using System.Net.Sockets;
using System.Security.Authentication;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>What a failure of TLS means, in words for a person. The one place that knows how the platform reports them.</summary>
internal static class TlsFaults
{
    /// <summary>What to do where a server asked for a certificate of ours.</summary>
    public const string ShowACertificate = "it asked for a certificate and was shown none: --tls-cert and --tls-key";

    /// <summary>Whether the network, or the peer, can have been the cause.</summary>
    public static bool IsOutcome(Exception failure) =>
        failure is AuthenticationException or IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    /// <summary>A handshake did not come to its end.</summary>
    /// <param name="failure">What was thrown, one of <see cref="IsOutcome"/>.</param>
    /// <param name="wire">What the peer really said.</param>
    /// <param name="verdict">What we thought of its certificate.</param>
    /// <param name="isServer">Whether the handshake was on our listener.</param>
    public static Ending ForHandshake(Exception failure, TlsWire wire, CertificateVerdict verdict, bool isServer)
    {
        if (verdict.Fault is { } fault)
        {
            return new Ending(CloseReason.TlsError, fault);
        }

        if (wire.IsNotTls)
        {
            return new Ending(CloseReason.TlsError, new NetworkFault(
                $"the peer does not speak TLS; it sent {wire.Opening}", isServer ? "tcp:// listens for peers like this" : "tcp:// connects to peers like this"));
        }

        if (SocketErrorBehind(failure) is { } error)
        {
            return Ending.Of(error);
        }

        if (OpenSslReason.AlertBehind(failure) is { } alert)
        {
            return new Ending(CloseReason.TlsError, OfAlert(alert, verdict.LacksOurs));
        }

        return new Ending(CloseReason.TlsError, wire.HasEnded
            ? new NetworkFault("the peer closed the connection during the TLS handshake", isServer ? null : verdict.LacksOurs ? ShowACertificate : "does it speak TLS on this port?")
            : new NetworkFault($"the TLS handshake failed: {WhatFailed(failure)}"));
    }

    /// <summary>How a connection ends that failed after its handshake; null where the cause is not the network's.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="lacksOurs">Whether the peer asked for a certificate and was shown none.</param>
    public static Ending? ForConnection(Exception failure, bool lacksOurs)
    {
        if (SocketErrorBehind(failure) is { } error)
        {
            return Ending.Of(error);
        }

        if (failure is not (IOException or AuthenticationException))
        {
            return null;
        }

        return new Ending(CloseReason.TlsError, OpenSslReason.AlertBehind(failure) is { } alert
            ? OfAlert(alert, lacksOurs)
            : new NetworkFault($"a TLS record could not be read: {WhatFailed(failure)}"));
    }

    /// <summary>The error of the socket underneath; a socket that we closed ourselves counts as one.</summary>
    private static SocketError? SocketErrorBehind(Exception failure) => (failure as SocketException ?? failure.InnerException) switch
    {
        SocketException e => e.SocketErrorCode,
        ObjectDisposedException when failure is IOException => SocketError.OperationAborted,
        _ => null,
    };

    /// <summary>Only since TLS 1.3 there is an alert of its own for a certificate that was not shown (RFC 8446 §6.2).</summary>
    private static NetworkFault OfAlert(int alert, bool lacksOurs) =>
        new($"the peer ended TLS: {TlsAlert.Words(alert)}", lacksOurs || alert == TlsAlert.CertificateRequired ? ShowACertificate : null);

    private static string WhatFailed(Exception failure)
    {
        string message = failure.GetBaseException().Message.TrimEnd('.');
        return OpenSslReason.Behind(failure) switch
        {
            OpenSslReason.NoApplicationProtocol => "the peer offers none of our application protocols (ALPN)",
            OpenSslReason.NoSharedCipher => "the peer has no cipher in common with us",
            OpenSslReason.UnsupportedProtocol => "the peer speaks no TLS 1.2 or 1.3",

            // "error:0A0000EB:SSL routines::no application protocol"
            not null => message[(message.LastIndexOf(':') + 1)..],
            null => message,
        };
    }
}
