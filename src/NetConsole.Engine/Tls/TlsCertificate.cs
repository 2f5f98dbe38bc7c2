using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetConsole.Engine.Tls;

/// <summary>What to tell a certificate by. The names in it are whatever its maker wrote: outside text.</summary>
/// <param name="Subject">Whose it is: <c>CN=example.org</c>.</param>
/// <param name="Issuer">Who vouches for it; the subject itself when it is self-signed.</param>
/// <param name="Sha256">Its fingerprint, as <c>openssl x509 -fingerprint -sha256</c> writes it.</param>
/// <param name="NotBefore">From when it is valid.</param>
/// <param name="NotAfter">Until when.</param>
public sealed record TlsCertificate(string Subject, string Issuer, string Sha256, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    internal static TlsCertificate Of(X509Certificate2 certificate) => new(
        certificate.Subject,
        certificate.Issuer,
        Convert.ToHexString(certificate.GetCertHash(HashAlgorithmName.SHA256)).Chunk(2).Select(pair => new string(pair)).Aggregate((all, pair) => $"{all}:{pair}"),
        certificate.NotBefore,
        certificate.NotAfter);

    /// <summary>The hosts it is for (RFC 6125 §6.4): DNS names and addresses, or, where it has none of these, its common name.</summary>
    internal static ImmutableArray<string> HostsOf(X509Certificate2 certificate)
    {
        try
        {
            ImmutableArray<string> names =
            [
                .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                    .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString()))),
            ];
            return names.IsEmpty && certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } common ? [common] : names;
        }
        catch (CryptographicException)
        {
            // The extension is not what it should be, so it names nobody.
            return [];
        }
    }
}
