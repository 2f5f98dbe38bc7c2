using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>Our side of all connections to one listener.</summary>
/// <param name="files">Our certificate, and whom clients have to trace theirs to.</param>
/// <param name="time">By whose clock certificates are valid.</param>
internal sealed class TlsServer(TlsFiles files, TimeProvider time) : TlsSide
{
    private TlsMaterial? _material;
    private SslStreamCertificateContext? _identity;

    public override bool IsServer => true;

    public override CertificateVerdict NewVerdict() => new("client", expectedName: null, takesAny: false, time.GetUtcNow());

    /// <summary>Before the listener binds: nothing is opened where a file is wrong.</summary>
    public override async Task<NetworkFault?> PrepareAsync()
    {
        // What follows, to the key that is made, is not for the thread that gave the order, even where the files are there already.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        TlsLoading loading = await files.LoadAsync();
        _material = (loading as TlsLoading.Loaded)?.Material;
        return (loading as TlsLoading.Failed)?.Fault;
    }

    /// <summary>After the listener is bound and before it accepts: takes the certificate that was given, or makes one for these addresses.</summary>
    /// <param name="requested">The listener's address as it was asked for.</param>
    /// <param name="bound">Where it is bound.</param>
    /// <param name="notice">What the operator should know of it, or null.</param>
    public TlsCertificate Identify(EndpointAddress requested, ImmutableArray<EndpointAddress> bound, out string? notice)
    {
        _identity = _material!.Own;
        notice = null;
        if (_identity is null)
        {
            X509Certificate2 made = files.Own(RunCertificate.Make(requested, bound, time.GetUtcNow()));
            _identity = SslStreamCertificateContext.Create(made, additionalCertificates: null, offline: true);
            notice = "no certificate was given, so one was made for this run";
        }

        return TlsCertificate.Of(_identity.TargetCertificate);
    }

    public override Task AuthenticateAsync(SslStream stream, CertificateVerdict verdict, CancellationToken cancellationToken)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _identity,
            EnabledSslProtocols = Versions,
            ApplicationProtocols = Protocols(files.Options),
            AllowRenegotiation = false,
            AllowTlsResume = false,
        };
        if (_material!.ClientRoots is { } roots)
        {
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = CertificatePolicy.Create(CertificatePolicy.ForClients, roots, time.GetUtcNow());
            options.RemoteCertificateValidationCallback = verdict.Judge;
        }

        return stream.AuthenticateAsServerAsync(options, cancellationToken);
    }
}
