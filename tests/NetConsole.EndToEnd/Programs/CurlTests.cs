using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Programs;

/// <summary>curl, answered by a rule that speaks enough HTTP (RFC 9112).</summary>
public sealed class CurlTests
{
    public CurlTests() => Assert.SkipUnless(OutsideProgram.IsInstalled("curl"), "curl is not installed");

    [Fact]
    public async Task Requests_OnOneConnection_AreAnsweredByTheRuleThatMatches()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenAsync(
            "--framing", "line",
            "--rule", @"/^GET \/hello HTTP/ => HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nhello\n",
            "--rule", @"/^GET (\S+) HTTP/ => HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nX-Path: $1\r\n\r\n");
        await using FilterOnPipes listening = server;
        await using OutsideProgram curl = Start("-w", "%{http_code} %{num_connects}\\n", $"http://127.0.0.1:{port}/hello", $"http://127.0.0.1:{port}/other");

        Assert.Equal(0, await curl.WaitForExitAsync());
        Assert.Equal("hello\n200 1\n404 0\n", curl.Output);
        Assert.Contains("#1 < GET /other HTTP/1.1\n", server.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestAsOneMessage_IsAnsweredUntilTheClose()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenAsync(
            "--rule", @"/^POST [\s\S]*\r\n\r\n([\s\S]*)$/ => HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nyou sent $1", "--framing", "idle:200ms", "--close-after", "1");
        await using FilterOnPipes listening = server;
        await using OutsideProgram curl = Start("-d", "a=1&b=2", $"http://127.0.0.1:{port}/");

        Assert.Equal(0, await curl.WaitForExitAsync());
        Assert.Equal("you sent a=1&b=2", curl.Output);
    }

    private static OutsideProgram Start(params string[] arguments) =>
        OutsideProgram.Start("curl", ["-sS", "--noproxy", "*", "--max-time", "10", .. arguments], TestContext.Current.CancellationToken);
}
