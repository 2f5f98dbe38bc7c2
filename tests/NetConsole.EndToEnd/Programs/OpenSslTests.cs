using System.Globalization;
using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Certificates;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Programs;

/// <summary>openssl's own client and server at the other end of the program, certificates and all.</summary>
public sealed class OpenSslTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public OpenSslTests() => Assert.SkipUnless(OutsideProgram.IsInstalled("openssl"), "openssl is not installed");

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Client_OfAListenerThatMadeItsCertificate_IsAnswered_AndClosedInOrder()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenOnAsync("tls", "--reply", "Hello, {text}", "--close-after", "1");
        await using FilterOnPipes listening = server;
        await using OutsideProgram client = Start("s_client", "-connect", $"127.0.0.1:{port}", "-quiet", "-no_ign_eof");
        await client.WriteAsync("World");

        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("Hello, World", client.Output);
        Assert.Contains("made for this run", server.Process.Errors, StringComparison.Ordinal);
        await server.Process.WaitForErrorsAsync("#1 closed from here");
    }

    [Fact]
    public async Task Client_WithoutTheCertificateThatIsDemanded_IsTurnedAway_AndWithItLetIn()
    {
        TestCertificate ours = _authority.Issue(["127.0.0.1"]), theirs = _authority.Issue(["operator"]);
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenOnAsync(
            "tls", "--tls-cert", ours.File, "--tls-key", ours.Key, "--tls-client-ca", _authority.File, "--reply", "welcome", "--close-after", "1");
        await using FilterOnPipes listening = server;
        string[] connect = ["s_client", "-connect", $"127.0.0.1:{port}", "-CAfile", _authority.File, "-verify_return_error", "-quiet", "-no_ign_eof"];
        await using OutsideProgram stranger = Start(connect);
        await server.Process.WaitForErrorsAsync("the client showed no certificate, and one is required");
        Assert.Equal(1, await stranger.WaitForExitAsync());

        await using OutsideProgram known = Start([.. connect, "-cert", theirs.File, "-key", theirs.Key]);
        await known.WriteAsync("it is me\n");
        Assert.Equal(0, await known.WaitForExitAsync());
        Assert.Equal("welcome", known.Output);
        await server.Process.WaitForOutputAsync("#2 < it is me\n");
    }

    [Fact]
    public async Task Server_IsVerified_ShownOurCertificate_AndTalkedTo()
    {
        TestCertificate theirs = _authority.Issue(["127.0.0.1"]), ours = _authority.Issue(["operator"]);
        (OutsideProgram program, int port) = await ServeAsync(theirs, "-Verify", "1", "-CAfile", _authority.File);
        await using OutsideProgram server = program;
        await using FilterOnPipes client = FilterOnPipes.Start(
            "connect", $"tls://127.0.0.1:{port}", "--tls-ca", _authority.File, "--tls-cert", ours.File, "--tls-key", ours.Key);
        await client.Process.WriteAsync("Hello\n");
        await server.WaitForOutputAsync("Hello\n");
        await server.WriteAsync("Welcome\n");
        await client.Process.WaitForOutputAsync("#1 < Welcome\n");
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Server_ThatDemandsACertificate_AndIsShownNone_IsStatus1_AndSaysWhatToDo()
    {
        (OutsideProgram program, int port) = await ServeAsync(_authority.Issue(["127.0.0.1"]), "-Verify", "1", "-CAfile", _authority.File);
        await using OutsideProgram server = program;
        await AssertRefusedAsync(port, "it asked for a certificate and was shown none: --tls-cert and --tls-key");
    }

    [Fact]
    public async Task Server_OfAnotherName_IsStatus1_AndItsNamesAreSaid()
    {
        (OutsideProgram program, int port) = await ServeAsync(_authority.Issue(["example.org"]));
        await using OutsideProgram server = program;
        await AssertRefusedAsync(port, "the server's certificate is for example.org, not for 127.0.0.1");
    }

    [Fact]
    public async Task Server_WhoseCertificateHasExpired_IsStatus1_AndTheDayIsSaid()
    {
        DateTimeOffset until = TestAuthority.Now.AddDays(-2);
        (OutsideProgram program, int port) = await ServeAsync(_authority.Issue(["127.0.0.1"], until.AddDays(-1), until));
        await using OutsideProgram server = program;
        await AssertRefusedAsync(port, $"the server's certificate expired on {until:yyyy-MM-dd}");
    }

    private static OutsideProgram Start(params string[] arguments) => OutsideProgram.Start("openssl", arguments, TestContext.Current.CancellationToken);

    private static async Task<(OutsideProgram Server, int Port)> ServeAsync(TestCertificate certificate, params string[] arguments)
    {
        OutsideProgram server = Start(["s_server", "-accept", "127.0.0.1:0", "-cert", certificate.File, "-key", certificate.Key, .. arguments]);
        await server.WaitForOutputAsync("ACCEPT 127.0.0.1:");
        string line = server.Output.Split('\n').First(line => line.StartsWith("ACCEPT", StringComparison.Ordinal));
        return (server, int.Parse(line.Split(':')[^1], CultureInfo.InvariantCulture));
    }

    private async Task AssertRefusedAsync(int port, string reason)
    {
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"tls://127.0.0.1:{port}", "--tls-ca", _authority.File);
        Assert.Equal(1, await client.Process.WaitForExitAsync());
        Assert.Contains(reason, client.Process.Errors, StringComparison.Ordinal);
        Assert.Empty(client.Process.Output);
    }
}
