using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>Brings a certificate and its private key together.</summary>
internal static class PrivateKey
{
    /// <summary>The certificate with its key; null, and a fault, where the key cannot be read or is another's.</summary>
    public static X509Certificate2? Join(X509Certificate2 certificate, PemFile certificateFile, PemFile keyFile, out NetworkFault? fault)
    {
        fault = keyFile.Fault ?? FindObstacle(keyFile);
        if (fault is not null)
        {
            return null;
        }

        try
        {
            using X509Certificate2 joined = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), keyFile.Text);
            return ForServing(joined);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            fault = IsReadable(keyFile.Text)
                ? new NetworkFault($"the key in {keyFile.Path} is not that of the certificate in {certificateFile.Path}", "they must have been made together")
                : new NetworkFault($"cannot read the private key in {keyFile.Path}", "it may be damaged, or neither RSA nor elliptic curve");
            return null;
        }
    }

    /// <summary>A copy that a TLS handshake can use: on Windows its keys must come from a store, and those in memory alone are refused (Schannel).</summary>
    public static X509Certificate2 ForServing(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
        : new X509Certificate2(certificate);

    private static NetworkFault? FindObstacle(PemFile file)
    {
        // RFC 7468 §11 and, before it, RFC 1421 §4.6.1.1.
        if (file.Holds("ENCRYPTED PRIVATE KEY") || file.Text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
        {
            return new NetworkFault(
                $"the private key in {file.Path} is encrypted, and there is no way to ask for its password", $"openssl pkey -in {file.Path} -out FILE decrypts it");
        }

        return file.Holds("PRIVATE KEY") ? null : new NetworkFault($"{file.Path} holds no private key in PEM form", "name the key's file too: --tls-key");
    }

    private static bool IsReadable(string pem)
    {
        using RSA rsa = RSA.Create();
        using ECDsa curve = ECDsa.Create();
        return IsReadable(rsa, pem) || IsReadable(curve, pem);
    }

    private static bool IsReadable(AsymmetricAlgorithm algorithm, string pem)
    {
        try
        {
            algorithm.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Of another algorithm, or of none.
            return false;
        }
    }
}
