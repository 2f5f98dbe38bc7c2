using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>The certificates and keys of all the files that were named, checked. Any thread; lives as long as the engine.</summary>
internal sealed class TlsMaterial : IDisposable
{
    /// <summary>What was read before something turned out to be wrong has to go too.</summary>
    private readonly List<X509Certificate2> _owned = [];

    private TlsMaterial()
    {
    }

    /// <summary>Ours, with its key and chain; null where none was given.</summary>
    public SslStreamCertificateContext? Own { get; private set; }

    /// <summary>Whom servers may trace theirs to; null for the system's.</summary>
    public X509Certificate2Collection? ServerRoots { get; private set; }

    /// <summary>Whom clients must trace theirs to; null where clients need none.</summary>
    public X509Certificate2Collection? ClientRoots { get; private set; }

    /// <summary>Reads and checks everything. Waits for the disk; nothing is downloaded.</summary>
    public static TlsLoading Load(TlsOptions options)
    {
        var material = new TlsMaterial();
        NetworkFault? fault = options.FindContradiction()
            ?? material.LoadOwn(options)
            ?? material.LoadRoots(options.CaFile, roots => material.ServerRoots = roots)
            ?? material.LoadRoots(options.ClientCaFile, roots => material.ClientRoots = roots);
        if (fault is null)
        {
            return new TlsLoading.Loaded(material);
        }

        material.Dispose();
        return new TlsLoading.Failed(fault);
    }

    public void Dispose() => _owned.ForEach(certificate => certificate.Dispose());

    private NetworkFault? LoadOwn(TlsOptions options)
    {
        if (options.CertificateFile is null)
        {
            return null;
        }

        PemFile file = PemFile.Read(options.CertificateFile);
        NetworkFault? fault = file.Fault;
        if (fault is not null || file.Certificates(out fault) is not { } chain)
        {
            return fault;
        }

        _owned.AddRange(chain);
        PemFile keyFile = options.KeyFile is null ? file : PemFile.Read(options.KeyFile);
        if (PrivateKey.Join(chain[0], file, keyFile, out fault) is not { } own)
        {
            return fault;
        }

        _owned.Add(own);
        chain.RemoveAt(0);
        Own = SslStreamCertificateContext.Create(own, chain, offline: true);
        return null;
    }

    private NetworkFault? LoadRoots(string? path, Action<X509Certificate2Collection> loaded)
    {
        if (path is null)
        {
            return null;
        }

        PemFile file = PemFile.Read(path);
        NetworkFault? fault = file.Fault;
        if (fault is null && file.Certificates(out fault) is { } roots)
        {
            _owned.AddRange(roots);
            loaded(roots);
        }

        return fault;
    }
}
