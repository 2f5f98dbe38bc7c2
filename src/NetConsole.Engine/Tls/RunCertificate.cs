using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tls;

/// <summary>A certificate for a listener that was given none: self-signed, ECDSA P-256, never written to disk.</summary>
internal static class RunCertificate
{
    /// <summary>A client whose clock is a little slow must find it valid.</summary>
    private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);

    /// <summary>RFC 1035 §2.3.4. A machine may be called something longer, and then has no name that a certificate can bear.</summary>
    private const int LongestLabel = 63;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>For <c>localhost</c>, both loopback addresses, this machine's name, and where the listener is bound.</summary>
    /// <param name="requested">The address as the operator gave it; its host may be a name.</param>
    /// <param name="bound">Where it is bound; every interface counts as this machine's address on its LAN.</param>
    /// <param name="now">From an hour before this until 30 days after it is valid.</param>
    public static X509Certificate2 Make(EndpointAddress requested, IEnumerable<EndpointAddress> bound, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CertificatePolicy.ForServers)], critical: false));
        request.CertificateExtensions.Add(Names(requested, bound));
        using X509Certificate2 made = request.CreateSelfSigned(now - Backdated, now + Lifetime);
        return PrivateKey.ForServing(made);
    }

    private static X509Extension Names(EndpointAddress requested, IEnumerable<EndpointAddress> bound)
    {
        IEnumerable<string> hosts = bound.Select(address => address.IsEveryInterface ? OwnAddresses.OnLan().ToString() : address.Host);
        string[] all = ["localhost", "127.0.0.1", "::1", Dns.GetHostName(), requested.Host, .. hosts];
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in all.Except(["*", "lan", ""]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!IPAddress.TryParse(host, out IPAddress? address))
            {
                AddName(names, host);
            }
            else if (!address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
            {
                names.AddIpAddress(address);
            }
        }

        return names.Build();
    }

    private static void AddName(SubjectAlternativeNameBuilder names, string host)
    {
        if (HostName.ToAscii(host.TrimEnd('.')) is { } ascii && ascii.Split('.').All(label => label.Length is > 0 and <= LongestLabel))
        {
            names.AddDnsName(ascii);
        }
    }
}
