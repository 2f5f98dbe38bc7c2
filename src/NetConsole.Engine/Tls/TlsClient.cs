using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>Our side of a connection that we open.</summary>
/// <param name="files">Whom to trust, and our own certificate for a server that asks for one.</param>
/// <param name="target">Where to, as it was asked for.</param>
/// <param name="remote">Where that led.</param>
/// <param name="time">By whose clock a certificate is valid.</param>
internal sealed class TlsClient(TlsFiles files, EndpointAddress target, EndpointAddress remote, TimeProvider time) : TlsSide
{
    private readonly string _expectedName = NameOf(files.Options.ServerName ?? (target.Host is "lan" ? remote.Host : target.Host));
    private TlsMaterial? _material;

    public override bool IsServer => false;

    public override CertificateVerdict NewVerdict() => new("server", _expectedName, files.Options.Insecure, time.GetUtcNow());

    public override async Task<NetworkFault?> PrepareAsync()
    {
        TlsLoading loading = await files.LoadAsync();
        _material = (loading as TlsLoading.Loaded)?.Material;
        return (loading as TlsLoading.Failed)?.Fault;
    }

    [SuppressMessage("Security", "CA5398", Justification = "TLS 1.2 and later is what is promised, whatever a system allows.")]
    public override Task AuthenticateAsync(SslStream stream, CertificateVerdict verdict, CancellationToken cancellationToken) => stream.AuthenticateAsClientAsync(
        new SslClientAuthenticationOptions
        {
            TargetHost = _expectedName,
            EnabledSslProtocols = Versions,
            ApplicationProtocols = Protocols(files.Options),
            ClientCertificateContext = _material!.Own,
            LocalCertificateSelectionCallback = _material.Own is null ? verdict.SelectNone : null,
            CertificateChainPolicy = CertificatePolicy.Create(CertificatePolicy.ForServers, _material.ServerRoots, time.GetUtcNow()),
            RemoteCertificateValidationCallback = verdict.Judge,
            AllowRenegotiation = false,
            AllowTlsResume = false,
        },
        cancellationToken);

    /// <summary>As a server is asked for and a certificate names it: in ASCII, no dot at the end (RFC 6066 §3), an address without its zone.</summary>
    private static string NameOf(string host) => IPAddress.TryParse(host, out _)
        ? host.Split('%')[0]
        : HostName.ToAscii(host.TrimEnd('.')) ?? host;
}
