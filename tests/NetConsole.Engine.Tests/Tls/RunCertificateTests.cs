using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Tests.Tls;

public sealed class RunCertificateTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Make_IsForThisMachineAndWhereItListens_ForThirtyDays()
    {
        using X509Certificate2 made = RunCertificate.Make(TlsHost.Address("my.host", 8443), [TlsHost.Address("10.1.2.3", 8443)], s_now);
        Assert.Equivalent(new[] { "localhost", "my.host", "127.0.0.1", "::1", "10.1.2.3", Dns.GetHostName() }.Distinct(), TlsCertificate.HostsOf(made), strict: true);
        Assert.Equal("CN=localhost", made.Subject);
        Assert.Equal((s_now.AddHours(-1), s_now.AddDays(30)), (TlsCertificate.Of(made).NotBefore, TlsCertificate.Of(made).NotAfter));
        using ECDsa key = made.GetECDsaPrivateKey()!;
        Assert.Equal("1.2.840.10045.3.1.7", key.ExportParameters(false).Curve.Oid.Value);
    }

    [Fact]
    public void Make_OnEveryInterface_IsForTheLanAddressAndNotForAStar()
    {
        using X509Certificate2 made = RunCertificate.Make(TlsHost.Address("*", 0), [TlsHost.Address("*", 8443)], s_now);
        Assert.Contains(OwnAddresses.OnLan().ToString(), TlsCertificate.HostsOf(made));
        Assert.DoesNotContain("*", TlsCertificate.HostsOf(made));
        Assert.DoesNotContain("0.0.0.0", TlsCertificate.HostsOf(made));
    }

    [Fact]
    public void Of_WritesTheFingerprintAsOpenSslDoes()
    {
        using X509Certificate2 made = RunCertificate.Make(TlsHost.Address("*", 0), [], s_now);
        Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", TlsCertificate.Of(made).Sha256);
    }
}
