using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Programs;

/// <summary>socat at the other end of every Unix and UDP form. In its addresses <c>PORT</c> and <c>DIR</c> stand for what the test found out.</summary>
public sealed class SocatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netconsole-socat-");

    public SocatTests() => Assert.SkipUnless(OutsideProgram.IsInstalled("socat"), "socat is not installed");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("unix:DIR/a", "UNIX-CONNECT:DIR/a")]
    [InlineData("unixgram:DIR/a", "UNIX-SENDTO:DIR/a,bind=DIR/b")]
    [InlineData("udp://127.0.0.1:0", "UDP4:127.0.0.1:PORT")]
    [InlineData("udp://127.0.0.1:0", "UDP4-SENDTO:127.0.0.1:PORT")]
    [InlineData("udp://[::1]:0", "UDP6:[::1]:PORT")]
    [InlineData("udp://*:0", "UDP6-SENDTO:[::1]:PORT")]
    [InlineData("udp://*:0", "UDP4-DATAGRAM:127.255.255.255:PORT,broadcast")]
    [InlineData("udp://239.1.2.3:0", "UDP4-DATAGRAM:239.1.2.3:PORT,ip-multicast-if=127.0.0.1", "--interface", "lo")]
    public async Task Listen_HearsItAndAnswers(string listen, string socat, params string[] options)
    {
        await using FilterOnPipes filter = FilterOnPipes.Start(["listen", Filled(listen), "--reply", "you said {text}", .. options]);
        await filter.Process.WaitForErrorsAsync("listening on");
        await filter.Process.WaitForErrorsAsync("\n");
        await using OutsideProgram client = OutsideProgram.Start("socat", ["-", Filled(socat, filter.BoundPort)], Token);
        await client.WriteAsync("ping");
        await client.WaitForOutputAsync("you said ping");
        client.EndInput();

        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("you said ping", client.Output);
        Assert.Equal(["#1 < ping", "#1 > you said ping"], filter.OutputLines.Select(line => line[13..]));
    }

    [Fact]
    public async Task Listen_ToADatagramWithoutASender_ShowsIt_AndSaysThatNobodyCanAnswer()
    {
        await using FilterOnPipes filter = FilterOnPipes.Start("listen", Filled("unixgram:DIR/a"), "--reply", "pong");
        await filter.Process.WaitForErrorsAsync("listening on");
        await using OutsideProgram client = OutsideProgram.Start("socat", ["-u", "-", Filled("UNIX-SENDTO:DIR/a")], Token);
        await client.WriteAsync("ping");
        client.EndInput();

        Assert.Equal(0, await client.WaitForExitAsync());
        await filter.Process.WaitForOutputAsync("#1 < ping\n");
        await filter.Process.WaitForErrorsAsync("#1 connected from anonymous");
        await filter.Process.WaitForErrorsAsync("cannot be answered");
    }

    [Theory]
    [InlineData("unix:DIR/a", "UNIX-LISTEN:DIR/a")]
    [InlineData("unixgram:DIR/a", "UNIX-RECVFROM:DIR/a")]
    [InlineData("udp://127.0.0.1:PORT", "UDP4-RECVFROM:PORT")]
    [InlineData("udp://127.0.0.1:PORT", "UDP4-LISTEN:PORT,bind=127.0.0.1")]
    [InlineData("udp://[::1]:PORT", "UDP6-RECVFROM:PORT,bind=[::1]")]
    [InlineData("udp://127.255.255.255:PORT", "UDP4-RECVFROM:PORT")]
    [InlineData("udp://239.1.2.3:PORT", "UDP4-RECVFROM:PORT,ip-add-membership=239.1.2.3:127.0.0.1", "--interface", "lo")]
    public async Task Connect_IsHeardAndAnswered(string connect, string socat, params string[] options)
    {
        int port = Loopback.FreeUdpPort();
        await using OutsideProgram server = await ServeAsync("-", Filled(socat, port));
        await using FilterOnPipes filter = FilterOnPipes.Start(["connect", Filled(connect, port), "--eol", "none", "-q", "0ms", .. options]);
        await filter.Process.WriteAsync("ping\n");
        await server.WaitForOutputAsync("ping");
        await server.WriteAsync("pong");
        await filter.Process.WaitForOutputAsync(" < pong");
        filter.Process.EndInput();
        server.EndInput();

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal("ping", server.Output);
        Assert.Equal(2, filter.OutputLines.Length);
    }

    [Theory]
    [InlineData("unixgram:DIR/a", "UNIX-RECV:DIR/a")]
    [InlineData("udp://127.0.0.1:PORT", "UDP4-RECV:PORT")]
    public async Task Connect_ToOneThatOnlyListens_SendsAndEnds(string connect, string socat)
    {
        int port = Loopback.FreeUdpPort();
        await using OutsideProgram server = await ServeAsync("-u", Filled(socat, port), "-");
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", Filled(connect, port), "-q", "0ms");
        await filter.Process.WriteAsync("one\ntwo");
        filter.Process.EndInput();

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
        await server.WaitForOutputAsync("onetwo");
    }

    /// <summary>Ready when it says so, which it does before it waits.</summary>
    private static async Task<OutsideProgram> ServeAsync(params string[] arguments)
    {
        OutsideProgram server = OutsideProgram.Start("socat", ["-d", "-d", .. arguments], Token);
        await server.WaitForErrorsAsync(arguments[0] == "-u" ? "starting data transfer loop" : " AF=");
        return server;
    }

    private string Filled(string address, int port = 0) =>
        address.Replace("DIR", _folder.FullName, StringComparison.Ordinal).Replace("PORT", $"{port}", StringComparison.Ordinal);
}
