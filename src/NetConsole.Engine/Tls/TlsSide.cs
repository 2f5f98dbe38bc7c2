using System.Net.Security;
using System.Security.Authentication;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>Our part in a handshake: a server's or a client's. Any thread; one serves many handshakes at the same time.</summary>
internal abstract class TlsSide
{
    protected const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    public abstract bool IsServer { get; }

    /// <summary>Judges the peer's certificate in one handshake.</summary>
    public abstract CertificateVerdict NewVerdict();

    /// <summary>Makes the files ready that it needs. May wait for the disk, so never on a socket's thread.</summary>
    /// <returns>What is wrong with them, or null.</returns>
    public abstract Task<NetworkFault?> PrepareAsync();

    /// <summary>Shakes hands, after <see cref="PrepareAsync"/>. Throws one of <see cref="TlsFaults.IsOutcome"/> where it does not come about.</summary>
    public abstract Task AuthenticateAsync(SslStream stream, CertificateVerdict verdict, CancellationToken cancellationToken);

    protected static List<SslApplicationProtocol>? Protocols(TlsOptions options) =>
        options.Alpn.IsEmpty ? null : [.. options.Alpn.Select(name => new SslApplicationProtocol(name))];
}
