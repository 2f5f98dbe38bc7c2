using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetConsole.Testing.Certificates;

/// <summary>A certificate authority for one test, and a folder for what it issues; all of it is gone afterwards.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-tls-").FullName;
    private readonly X509Certificate2 _root;

    /// <param name="name">The root's common name.</param>
    public TestAuthority(string name = "Test Root")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        File = Write("root.pem", _root.ExportCertificatePem());
    }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The root's certificate.</summary>
    public string File { get; }

    public string Write(string name, string text)
    {
        string path = PathOf(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Issues a certificate for hosts and writes it and its key.</summary>
    public TestCertificate Issue(string[] hosts, DateTimeOffset? from = null, DateTimeOffset? until = null, bool selfSigned = false)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={hosts[0]}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset start = from ?? Now.AddHours(-1), end = until ?? Now.AddDays(1);
        using X509Certificate2 certificate = selfSigned
            ? request.CreateSelfSigned(start, end)
            : request.Create(_root, start, end, RandomNumberGenerator.GetBytes(8));
        string stem = Guid.NewGuid().ToString("N");
        return new TestCertificate(
            Write($"{stem}.pem", certificate.ExportCertificatePem()),
            Write($"{stem}.key", key.ExportPkcs8PrivateKeyPem()),
            string.Join(':', Convert.ToHexString(SHA256.HashData(certificate.RawData)).Chunk(2).Select(pair => new string(pair))));
    }

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A certificate and its key on disk, and the fingerprint.</summary>
public sealed record TestCertificate(string File, string Key, string Sha256);
