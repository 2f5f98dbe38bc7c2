using System.Security.Cryptography.X509Certificates;

namespace NetConsole.Engine.Tls;

/// <summary>
/// The files of an engine's TLS options, read when the first listener or connection needs them and kept; what was wrong is read again the next time,
/// because it may have been put right. Any thread.
/// </summary>
internal sealed class TlsFiles(TlsOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _owned = [];
    private Task<TlsLoading>? _loading;

    public TlsOptions Options => options;

    /// <summary>Reads on the thread pool, never on the caller's thread.</summary>
    public Task<TlsLoading> LoadAsync()
    {
        lock (_gate)
        {
            return _loading ??= Task.Run(LoadOnPool);
        }
    }

    /// <summary>Keeps a certificate that was made as long as the files, because handshakes may outlive the listener that shows it.</summary>
    public X509Certificate2 Own(X509Certificate2 certificate)
    {
        lock (_gate)
        {
            _owned.Add(certificate);
        }

        return certificate;
    }

    /// <summary>When the last handshake has ended.</summary>
    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private TlsLoading LoadOnPool()
    {
        TlsLoading loading = TlsMaterial.Load(options);
        lock (_gate)
        {
            if (loading is TlsLoading.Loaded loaded)
            {
                _owned.Add(loaded.Material);
            }
            else
            {
                _loading = null;
            }
        }

        return loading;
    }
}
