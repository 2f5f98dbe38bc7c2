namespace NetConsole.Engine.Tls;

/// <summary>What a TLS handshake came to.</summary>
/// <param name="Version"><c>1.2</c> or <c>1.3</c>.</param>
/// <param name="CipherSuite">The name in IANA's registry: <c>TLS_AES_256_GCM_SHA384</c>.</param>
/// <param name="Protocol">The application protocol that was agreed on (ALPN), or null. Outside text.</param>
/// <param name="ServerName">The name that the client asked for (SNI), or null. Outside text.</param>
/// <param name="Peer">The peer's certificate, or null where it showed none.</param>
/// <param name="IsVerified">Whether the peer's certificate was checked and found good.</param>
public sealed record TlsDetails(
    string Version,
    string CipherSuite,
    string? Protocol,
    string? ServerName,
    TlsCertificate? Peer,
    bool IsVerified)
{
    /// <summary>In a word: <c>tls 1.3</c>.</summary>
    public override string ToString() => $"tls {Version}";
}
