using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetConsole.Engine.Tls;

/// <summary>
/// How a peer's certificate is traced to one that is trusted: from what the peer sent and what is on this machine alone. Nothing is downloaded and revocation
/// is not asked for, because both would wait for third parties and tell them whom we talk to.
/// </summary>
internal static class CertificatePolicy
{
    /// <summary>id-kp-serverAuth, RFC 5280 §4.2.1.12.</summary>
    public const string ForServers = "1.3.6.1.5.5.7.3.1";

    /// <summary>id-kp-clientAuth, RFC 5280 §4.2.1.12.</summary>
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    /// <param name="purpose">What the certificate must be meant for.</param>
    /// <param name="roots">The only ones that are trusted; null for those of the system.</param>
    /// <param name="now">When it has to be valid.</param>
    public static X509ChainPolicy Create(string purpose, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            VerificationTimeIgnored = false,
        };
        policy.ApplicationPolicy.Add(new Oid(purpose));
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }
}
