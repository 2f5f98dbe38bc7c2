using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>What is wrong with a file is said in plain words that name it.</summary>
public sealed class TlsFilesTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void FindFault_EverythingGood_IsNull()
    {
        TestCertificate mine = _authority.Issue(["localhost"]);
        Assert.Null(new TlsOptions { CertificateFile = mine.File, KeyFile = mine.Key, CaFile = _authority.File, ClientCaFile = _authority.File, Alpn = ["h2"] }.FindFault());
        Assert.Null(TlsOptions.Default.FindFault());
    }

    [Fact]
    public void KeyFile_NotGiven_TheKeyIsFoundBesideTheCertificate()
    {
        TestCertificate mine = _authority.Issue(["localhost"]);
        string both = _authority.Write("both.pem", File.ReadAllText(mine.File) + "\n" + File.ReadAllText(mine.Key));
        Assert.Null(new TlsOptions { CertificateFile = both }.FindFault());
        Assert.Equal($"{mine.File} holds no private key in PEM form", new TlsOptions { CertificateFile = mine.File }.FindFault()?.Message);
    }

    [Fact]
    public void File_Missing_IsNamed()
    {
        string missing = _authority.PathOf("missing.pem");
        Assert.Equal($"there is no file {missing}", new TlsOptions { CertificateFile = missing }.FindFault()?.Message);
        Assert.Equal($"there is no file {missing}", new TlsOptions { CertificateFile = _authority.Issue(["a"]).File, KeyFile = missing }.FindFault()?.Message);
        Assert.Equal($"there is no file {missing}", new TlsOptions { CaFile = missing }.FindFault()?.Message);
        Assert.Equal($"there is no file {missing}", new TlsOptions { ClientCaFile = missing }.FindFault()?.Message);
        Assert.Equal($"{Path.GetTempPath()} is a directory", new TlsOptions { CaFile = Path.GetTempPath() }.FindFault()?.Message);
    }

    [Fact]
    public void File_EndlessDevice_IsNotReadForEver()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero here");
        Assert.Equal("/dev/zero is too long to be a PEM file", new TlsOptions { CaFile = "/dev/zero" }.FindFault()?.Message);
    }

    [Fact]
    public void Certificate_NotPem_OrDamaged_IsSaid()
    {
        string empty = _authority.Write("empty.pem", "nothing to see");
        Assert.Equal($"{empty} holds no certificate in PEM form", new TlsOptions { CaFile = empty }.FindFault()?.Message);
        string damaged = _authority.Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Assert.Equal($"a certificate in {damaged} is damaged", new TlsOptions { CaFile = damaged }.FindFault()?.Message);
    }

    [Fact]
    public void Key_OfAnotherCertificate_IsSaidWithBothFiles()
    {
        TestCertificate mine = _authority.Issue(["localhost"]), other = _authority.Issue(["localhost"]);
        Assert.Equal(
            $"the key in {other.Key} is not that of the certificate in {mine.File}",
            new TlsOptions { CertificateFile = mine.File, KeyFile = other.Key }.FindFault()?.Message);
        using RSA rsa = RSA.Create(2048);
        string ofRsa = _authority.Write("rsa.key", rsa.ExportRSAPrivateKeyPem());
        Assert.Equal(
            $"the key in {ofRsa} is not that of the certificate in {mine.File}",
            new TlsOptions { CertificateFile = mine.File, KeyFile = ofRsa }.FindFault()?.Message);
    }

    [Fact]
    public void Key_EncryptedOrDamaged_IsSaid()
    {
        TestCertificate mine = _authority.Issue(["localhost"]);
        using ECDsa key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(mine.Key));
        string encrypted = _authority.Write(
            "encrypted.key", key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));
        NetworkFault? fault = new TlsOptions { CertificateFile = mine.File, KeyFile = encrypted }.FindFault();
        Assert.Equal($"the private key in {encrypted} is encrypted, and there is no way to ask for its password", fault?.Message);
        Assert.Equal($"openssl pkey -in {encrypted} -out FILE decrypts it", fault?.Hint);

        string damaged = _authority.Write("damaged.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Assert.Equal($"cannot read the private key in {damaged}", new TlsOptions { CertificateFile = mine.File, KeyFile = damaged }.FindFault()?.Message);
    }

    [Fact]
    public void Options_ThatContradictThemselves_AreRefused()
    {
        Assert.Equal("k.pem is a key without a certificate", new TlsOptions { KeyFile = "k.pem" }.FindFault()?.Message);
        Assert.StartsWith("\"not a name\" cannot be a server's name: ", new TlsOptions { ServerName = "not a name" }.FindFault()?.Message, StringComparison.Ordinal);
        Assert.Null(new TlsOptions { ServerName = "::1" }.FindFault());
        Assert.Equal("\"\" cannot be the name of an application protocol", new TlsOptions { Alpn = [""] }.FindFault()?.Message);
    }

    [Fact]
    public async Task Key_TooShortForTheSystem_FailsEachHandshakeWithTheReason()
    {
        using RSA rsa = RSA.Create(512);
        var request = new CertificateRequest("CN=short", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(TestAuthority.Now.AddDays(-1), TestAuthority.Now.AddDays(1));
        var options = new TlsOptions
        {
            CertificateFile = _authority.Write("short.pem", made.ExportCertificatePem()),
            KeyFile = _authority.Write("short.key", rsa.ExportPkcs8PrivateKeyPem()),
            Insecure = true,
        };
        await using EngineHost host = TlsHost.Create(options);
        await host.ConnectTlsAsync((await host.ListenTlsAsync()).Bound[0].Port);
        EngineEvent.ConnectionFailed failed = await host.Events.NextAsync<EngineEvent.ConnectionFailed>(failed => failed.Listener is not null);
        Assert.Equal(CloseReason.TlsError, failed.Reason);
        Assert.Contains("key too small", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongFile_ListenerAndConnectionFailWithIt_AndPuttingItRightHelps()
    {
        TestCertificate mine = _authority.Issue(["127.0.0.1"]);
        string later = _authority.PathOf("later.pem");
        await using EngineHost host = TlsHost.Create(new TlsOptions { CertificateFile = mine.File, KeyFile = mine.Key, CaFile = later });

        host.Engine.Execute(new EngineCommand.OpenListener(TlsHost.Address("127.0.0.1", 0)));
        Assert.Equal($"there is no file {later}", (await host.Events.NextAsync<EngineEvent.ListenerFailed>()).Fault.Message);

        File.Copy(_authority.File, later);
        await host.ConnectTlsAsync((await host.ListenTlsAsync()).Bound[0].Port);
        Assert.NotNull((await host.OpenedAsync()).Tls);
    }
}
