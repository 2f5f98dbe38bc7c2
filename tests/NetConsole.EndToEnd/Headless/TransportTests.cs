using System.Text;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Headless;

/// <summary>The filter on every transport, and with answers.</summary>
public sealed class TransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AGreeting_AnAnswer_AndTheEnd_AreSentToEachClient()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync(
            "--greet", "Welcome", "--reply", "Hello, {text}", "--close-after", "1", "--output", "jsonl");
        await using FilterOnPipes listening = filter;
        for (int client = 1; client <= 2; client++)
        {
            using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
            Assert.Equal("Welcome", await peer.ReceiveTextAsync(7));
            await peer.SendAsync("World");
            Assert.Equal("Hello, World", Encoding.UTF8.GetString(await peer.ReceiveToEndAsync()));
        }

        await filter.Process.WaitForOutputAsync("\"rule\":\"reply\",\"data\":\"SGVsbG8sIFdvcmxk\"");
        Assert.Contains("\"rule\":\"greet\",\"data\":\"V2VsY29tZQ==\"", filter.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Udp_EachLineIsADatagram_WithoutALineEnd_AndTheAnswerComesBack()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenOnAsync("udp", "--reply", "Hello, {text}");
        await using FilterOnPipes listening = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"udp://127.0.0.1:{port}", "-q", "300ms");
        await client.Process.WriteAsync("one\ntwo");
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        Assert.Equal(["> one", "> two", "< Hello, one", "< Hello, two"], client.OutputLines.Select(line => line[(line.IndexOf("#1 ", StringComparison.Ordinal) + 3)..]).OrderBy(line => line[0] == '<'));
        await server.Process.WaitForOutputAsync("#1 < two\n");
    }

    [Fact]
    public async Task Udp_WhereNobodyListens_IsStatus1()
    {
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"udp://127.0.0.1:{Loopback.FreeUdpPort()}", "-q", "300ms");
        await client.Process.WriteAsync("anybody?\n");
        client.Process.EndInput();

        Assert.Equal(1, await client.Process.WaitForExitAsync());
        Assert.Contains("refused", client.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_CarriesEveryByte_AndIsVerified()
    {
        byte[] bytes = new byte[5 << 20];
        new Random(3).NextBytes(bytes);
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenOnAsync("tls", "--output", "raw");
        await using FilterOnPipes listening = server;
        await using FilterOnPipes suspicious = FilterOnPipes.Start("connect", $"tls://127.0.0.1:{port}");
        Assert.Equal(1, await suspicious.Process.WaitForExitAsync());
        Assert.Contains("--tls-insecure", suspicious.Process.Errors, StringComparison.Ordinal);

        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"tls://127.0.0.1:{port}", "--tls-insecure", "--output", "raw");
        await client.Process.WriteAsync(bytes);
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        server.Process.Send(Signal.Terminate);
        Assert.Equal(143, await server.Process.WaitForExitAsync());
        Assert.True(bytes.AsSpan().SequenceEqual(server.Process.OutputBytes), "what came out is not what went in");
    }

    [Fact]
    public async Task Unix_CarriesEveryByte_AndLeavesNoFileBehind()
    {
        byte[] bytes = new byte[5 << 20];
        new Random(4).NextBytes(bytes);
        string path = Path.Join(Path.GetTempPath(), $"netconsole-{Guid.NewGuid():N}.sock");
        await using FilterOnPipes server = FilterOnPipes.Start("listen", $"unix:{path}", "--output", "raw");
        await server.Process.WaitForErrorsAsync("listening on");
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"unix:{path}");
        await client.Process.WriteAsync(Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes)));
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        server.Process.Send(Signal.Terminate);
        Assert.Equal(143, await server.Process.WaitForExitAsync());
        Assert.Equal(bytes, Convert.FromBase64String(server.Process.Output));
        Assert.False(File.Exists(path));
    }
}
