namespace NetConsole.Engine.Tls;

/// <summary>Why a peer ended TLS, in the one byte that it says of it (RFC 8446 §6, RFC 7301 §3.2).</summary>
internal static class TlsAlert
{
    public const int CertificateRequired = 116;

    /// <summary>What the peer means by it.</summary>
    public static string Words(int alert) => alert switch
    {
        10 => "something came that it did not expect (unexpected_message)",
        20 => "a record was not what was sent (bad_record_mac)",
        40 => "nothing was found that both sides accept (handshake_failure)",
        42 => "our certificate is not acceptable (bad_certificate)",
        43 => "it cannot use a certificate of this kind (unsupported_certificate)",
        44 => "our certificate was revoked (certificate_revoked)",
        45 => "our certificate has expired (certificate_expired)",
        46 => "something is wrong with our certificate (certificate_unknown)",
        47 => "a field was out of range (illegal_parameter)",
        48 => "it does not know who issued our certificate (unknown_ca)",
        49 => "we are not allowed in (access_denied)",
        50 => "a message could not be understood (decode_error)",
        51 => "a signature or key was wrong (decrypt_error)",
        70 => "it does not speak TLS 1.2 or 1.3 (protocol_version)",
        71 => "our ciphers are too weak for it (insufficient_security)",
        80 => "something went wrong on its side (internal_error)",
        90 => "it changed its mind (user_canceled)",
        112 => "it has nothing under this name (unrecognized_name)",
        CertificateRequired => "it requires a certificate of us (certificate_required)",
        120 => "it speaks none of our application protocols (no_application_protocol)",
        _ => $"alert {alert}",
    };
}
