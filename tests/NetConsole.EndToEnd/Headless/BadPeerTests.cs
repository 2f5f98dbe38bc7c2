using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Headless;

/// <summary>What is said of peers that misbehave, and that whoever comes next is served all the same.</summary>
public sealed class BadPeerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlainTextToTls_IsShown_AndTheListenerGoesOn()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenOnAsync("tls", "--output", "jsonl");
        await using FilterOnPipes listening = filter;
        using (TcpPeer peer = await TcpPeer.ConnectAsync(port, Token))
        {
            await peer.SendAsync("GET / HTTP/1.1\r\n\r\n");
            await filter.Process.WaitForOutputAsync("\"reason\":\"tls-error\"");
        }

        await filter.Process.WaitForErrorsAsync("the peer does not speak TLS");
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"tls://127.0.0.1:{port}", "--tls-insecure");
        await client.Process.WriteAsync("in order\n");
        await filter.Process.WaitForOutputAsync("\"text\":\"in order\"");
    }

    [Fact]
    public async Task AnExpiredCertificate_IsStatus1_AndSaysSo()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netconsole-expired-");
        try
        {
            (string certificate, string key) = WriteExpired(folder.FullName);
            (FilterOnPipes filter, int port) = await FilterOnPipes.ListenOnAsync("tls", "--tls-cert", certificate, "--tls-key", key);
            await using FilterOnPipes listening = filter;
            await using FilterOnPipes client = FilterOnPipes.Start("connect", $"tls://127.0.0.1:{port}", "--tls-ca", certificate);

            Assert.Equal(1, await client.Process.WaitForExitAsync());
            Assert.Contains("expired on", client.Process.Errors, StringComparison.Ordinal);
            await filter.Process.WaitForErrorsAsync("#1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ARuleThatBacktracks_IsGivenUp_AndShown_AndOthersAreAnsweredMeanwhile()
    {
        // Without the back-reference it would need no backtracking.
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--rule", @"/^((a+)+)\1b$/ => never\n", "--reply", "{text}?\n");
        await using FilterOnPipes listening = filter;
        using TcpPeer bad = await TcpPeer.ConnectAsync(port, Token);
        using TcpPeer good = await TcpPeer.ConnectAsync(port, Token);
        string slow = new string('a', 200) + "!";
        await bad.SendAsync(slow + "\n");
        await filter.Process.WaitForErrorsAsync("#1 rule 1 took longer than");
        Assert.Equal(slow + "?", await bad.ReceiveLineAsync());

        // Each of these takes as long again; together longer than anybody would wait.
        const int Many = 150;
        await bad.SendAsync(string.Concat(Enumerable.Repeat(slow + "\n", Many)));
        Assert.Equal(slow + "?", await bad.ReceiveLineAsync());
        await good.SendAsync("hello\n");

        Assert.Equal("hello?", await good.ReceiveLineAsync());
        Assert.InRange(filter.OutputLines.Count(line => line.Contains("#1 >", StringComparison.Ordinal)), 2, Many);
    }

    private static (string Certificate, string Key) WriteExpired(string folder)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-3), now.AddDays(-2));
        string certificateFile = Path.Join(folder, "expired.pem"), keyFile = Path.Join(folder, "expired.key");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
