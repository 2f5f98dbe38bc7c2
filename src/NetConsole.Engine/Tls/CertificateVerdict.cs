using System.Collections.Immutable;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>What comes out about certificates in one handshake: judges the peer's, and says in plain words what is wrong with it. Called on the thread pool.</summary>
/// <param name="peer">Who it is, for the words: <c>server</c> or <c>client</c>.</param>
/// <param name="expectedName">The name that was asked for; null where any will do.</param>
/// <param name="takesAny">True to let every certificate pass.</param>
/// <param name="now">When it has to be valid.</param>
internal sealed class CertificateVerdict(string peer, string? expectedName, bool takesAny, DateTimeOffset now)
{
    private const int NamesToShow = 6;

    private const X509ChainStatusFlags Untraceable = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
    private const X509ChainStatusFlags Untimely = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested;

    /// <summary>What the peer showed, or null.</summary>
    public TlsCertificate? Certificate { get; private set; }

    /// <summary>Whether it is good; false also where nobody asked.</summary>
    public bool IsGood { get; private set; }

    /// <summary>Why the handshake must fail, or null.</summary>
    public NetworkFault? Fault { get; private set; }

    /// <summary>The peer asked for a certificate of ours, and there was none to show.</summary>
    public bool LacksOurs { get; private set; }

    /// <summary>A <see cref="LocalCertificateSelectionCallback"/> for when there is none to select; also called before the peer has said anything.</summary>
    public X509Certificate SelectNone(
        object sender, string targetHost, X509CertificateCollection localCertificates, X509Certificate? remoteCertificate, string[] acceptableIssuers)
    {
        LacksOurs |= remoteCertificate is not null;

        // The delegate may return null, whatever its type says: then no certificate is shown.
        return null!;
    }

    /// <summary>A <see cref="RemoteCertificateValidationCallback"/>.</summary>
    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Certificate = certificate is X509Certificate2 shown ? TlsCertificate.Of(shown) : null;
        IsGood = errors is SslPolicyErrors.None;
        Fault = IsGood || takesAny ? null : FaultOf(certificate as X509Certificate2, chain, errors);
        return Fault is null;
    }

    private NetworkFault FaultOf(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return peer is "client"
                ? new NetworkFault("the client showed no certificate, and one is required", "--tls-client-ca demands one of every client")
                : new NetworkFault($"the {peer} has no certificate", "--tls-insecure connects all the same");
        }

        X509ChainStatusFlags status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        bool isMisnamed = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        var faults = new List<string>();
        if ((status & Untimely) != 0)
        {
            faults.AddRange(chain!.ChainElements.Select(FaultOfTime).OfType<string>());
        }

        if (isMisnamed)
        {
            faults.Add($"is for {Names(certificate)}, not for {expectedName}");
        }

        if ((status & Untraceable) != 0)
        {
            faults.Add($"{FaultOfIssuer(chain!)} (SHA-256 {Certificate!.Sha256})");
        }

        faults.AddRange((chain?.ChainStatus ?? []).Where(one => (one.Status & (Untraceable | Untimely)) == 0).Select(FaultOfRest));
        string what = faults.Count == 0 ? "is not acceptable" : string.Join(", and it ", faults.Distinct());
        return new NetworkFault($"the {peer}'s certificate {what}", Hint((status & Untraceable) != 0, isMisnamed));
    }

    private string? FaultOfTime(X509ChainElement element, int depth)
    {
        X509Certificate2 certificate = element.Certificate;
        string whose = depth == 0 ? "" : $"rests on one ({certificate.Subject}) that ";
        return now > certificate.NotAfter ? $"{whose}expired on {Day(certificate.NotAfter)}"
            : now < certificate.NotBefore ? $"{whose}is not valid before {Day(certificate.NotBefore)}"
            : null;
    }

    private static string FaultOfIssuer(X509Chain chain)
    {
        X509Certificate2 last = chain.ChainElements[^1].Certificate;
        bool isSelfSigned = last.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData);
        return !isSelfSigned ? $"has an unknown issuer: {last.Issuer}"
            : chain.ChainElements.Count == 1 ? "is self-signed, so nobody vouches for it"
            : $"has an unknown issuer: it rests on {last.Subject}, which is not trusted";
    }

    private string FaultOfRest(X509ChainStatus status) => status.Status switch
    {
        X509ChainStatusFlags.NotValidForUsage => $"is not meant for {peer}s",
        X509ChainStatusFlags.NotSignatureValid => "has a signature that is not its issuer's",
        _ => $"is not acceptable: {status.StatusInformation.TrimEnd('.', ' ')}",
    };

    private string? Hint(bool isUntraceable, bool isMisnamed)
    {
        string? check = (isUntraceable, isMisnamed, peer) switch
        {
            (true, _, "client") => "--tls-client-ca names those who may issue clients' certificates",
            (true, _, _) => "if you trust it, --tls-ca FILE with it or its issuer",
            (_, true, _) => "--tls-server-name NAME says which name to expect",
            _ => null,
        };
        return peer is "client" ? check : $"{(check is null ? "" : $"{check}; ")}--tls-insecure connects without any check";
    }

    private static string Names(X509Certificate2 certificate)
    {
        ImmutableArray<string> names = TlsCertificate.HostsOf(certificate);
        return names.Length switch
        {
            0 => "no host at all",
            <= NamesToShow => string.Join(", ", names),
            _ => $"{string.Join(", ", names.Take(NamesToShow))} and {names.Length - NamesToShow} more",
        };
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
