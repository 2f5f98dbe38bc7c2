using System.Text;
using System.Text.Json;
using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Headless;

/// <summary>What goes through the program when it is a filter, and how it ends.</summary>
public sealed class FilterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listen_WritesALineForEachMessage_AndSendsLinesOfItsInput()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync();
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await peer.SendAsync("hello\n\u001b[31m");
        await filter.Process.WaitForOutputAsync("\\e[31m\n");
        await filter.Process.WriteAsync("answer\nrest");
        Assert.Equal("answer\n", await peer.ReceiveUntilAsync("\n"));
        await filter.Process.WaitForOutputAsync("answer");

        Assert.Collection(
            filter.OutputLines,
            line => Assert.Matches(@"^\d\d:\d\d:\d\d\.\d\d\d #1 < hello$", line),
            line => Assert.Matches(@"^\d\d:\d\d:\d\d\.\d\d\d #1 < \\e\[31m$", line),
            line => Assert.Matches(@"^\d\d:\d\d:\d\d\.\d\d\d #1 > answer", line));
        filter.Process.EndInput();
        Assert.Equal("rest", await peer.ReceiveTextAsync(4));
    }

    [Fact]
    public async Task Jsonl_TellsAWholeExchange()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--output", "jsonl");
        await using FilterOnPipes listening = filter;
        using (TcpPeer peer = await TcpPeer.ConnectAsync(port, Token))
        {
            await peer.SendAsync("one\ntwo\n");
            await filter.Process.WaitForOutputAsync("\"two\"");
            await filter.Process.WriteAsync("answer\n");
            await peer.ReceiveUntilAsync("answer\n");
            peer.EndOutput();
            filter.Process.EndInput();
            Assert.Empty(await peer.ReceiveToEndAsync());
        }

        await filter.Process.WaitForOutputAsync("connection-closed");
        filter.Process.Send(Signal.Terminate);
        Assert.Equal(143, await filter.Process.WaitForExitAsync());

        JsonElement[] records = [.. filter.OutputLines.Select(line => JsonElement.Parse(line))];
        Assert.Equal(Enumerable.Range(1, records.Length), records.Select(record => record.GetProperty("seq").GetInt32()));
        Assert.Equal(
            ["listener-opened", "connection-opened", "message in one", "message in two", "message out answer", "connection-closed peer-closed", "listener-closed"],
            records.Select(record => string.Join(' ', new[] { "event", "direction", "text", "reason" }
                .Where(name => name != "text" || record.GetProperty("event").GetString() == "message")
                .Select(name => record.TryGetProperty(name, out JsonElement value) ? value.GetString()!.TrimEnd('\n') : null).OfType<string>())));
    }

    [Fact]
    public async Task AMessageWithoutEnd_IsCut_AndSaidSo_AndTheNextOneIsWhole()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--framing", "line");
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await peer.SendAsync(new string('x', 2 << 20) + "\nnext\n");
        await filter.Process.WaitForOutputAsync("#1 < next\n");

        Assert.InRange(filter.OutputLines[0].Length, 1 << 19, (1 << 20) + 100);
        await filter.Process.WaitForErrorsAsync("#1 sent a message that is longer than the limit");
    }

    [Fact]
    public async Task Raw_CarriesEveryByte_BothWays()
    {
        byte[] there = RandomBytes(1, 50 << 20);
        byte[] back = RandomBytes(2, 50 << 20);
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenAsync("--output", "raw");
        await using FilterOnPipes listening = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"127.0.0.1:{port}", "--output", "raw");
        Task feedsServer = FeedAsync(server.Process, back);
        await FeedAsync(client.Process, there);
        await feedsServer;

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        Assert.True(back.AsSpan().SequenceEqual(client.Process.OutputBytes), "what the client wrote is not what the server was given");
        await server.Process.WaitForErrorsAsync("closed by the peer");
        server.Process.Send(Signal.Terminate);
        Assert.Equal(143, await server.Process.WaitForExitAsync());
        Assert.True(there.AsSpan().SequenceEqual(server.Process.OutputBytes), "what the server wrote is not what the client was given");
    }

    [Fact]
    public async Task Connect_AtTheEndOfItsInput_HalfCloses_AndStillWritesTheAnswer()
    {
        using TcpPeerListener listener = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{listener.Port}", "--eol", "crlf");
        using TcpPeer peer = await listener.AcceptAsync();
        await filter.Process.WriteAsync("one\ntwo\r\nlast");
        filter.Process.EndInput();
        Assert.Equal("one\r\ntwo\r\nlast", Encoding.UTF8.GetString(await peer.ReceiveToEndAsync()));
        await peer.SendAsync("late answer");
        peer.EndOutput();

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
        Assert.EndsWith("#1 < late answer\n", filter.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WhenThePeerCloses_Ends_AlthoughItsInputIsStillOpen()
    {
        using TcpPeerListener listener = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{listener.Port}", "--eol", "none");
        using (TcpPeer peer = await listener.AcceptAsync())
        {
            await peer.SendAsync("Welcome to the server");
            await filter.Process.WriteAsync("Hello, Server!\n");
            await peer.ReceiveUntilAsync("Server!");
        }

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Connect_WithWait_GivesUpOnAPeerThatSaysNothing()
    {
        using TcpPeerListener listener = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{listener.Port}", "-q", "50ms");
        using TcpPeer peer = await listener.AcceptAsync();
        await filter.Process.WriteAsync("question\n");
        filter.Process.EndInput();
        Assert.Equal("question\n", Encoding.UTF8.GetString(await peer.ReceiveToEndAsync()));

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Connect_WhereNobodyListens_IsStatus1_AndOneLine()
    {
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{Loopback.FreeTcpPort()}");

        Assert.Equal(1, await filter.Process.WaitForExitAsync());
        Assert.Contains("refused the connection", filter.Process.Errors, StringComparison.Ordinal);
        Assert.All(filter.Process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("netconsole: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connect_ThatIsReset_IsStatus1()
    {
        using TcpPeerListener listener = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{listener.Port}");
        TcpPeer peer = await listener.AcceptAsync();
        await filter.Process.WaitForErrorsAsync("connected to");
        peer.Reset();

        Assert.Equal(1, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Listen_OnAPortInUse_IsStatus1_AtOnce()
    {
        using TcpPeerListener other = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("listen", "127.0.0.1:0", $"127.0.0.1:{other.Port}");

        Assert.Equal(1, await filter.Process.WaitForExitAsync());
        Assert.Contains($"port {other.Port} is in use", filter.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongOption_IsStatus2_AndNothingIsOpened()
    {
        await using FilterOnPipes filter = FilterOnPipes.Start("listen", "127.0.0.1:0", "--framing", "lines");

        Assert.Equal(2, await filter.Process.WaitForExitAsync());
        Assert.Equal("netconsole: --framing lines: unknown framing \"lines\" (column 1); did you mean line?\n", filter.Process.Errors);
    }

    [Theory]
    [InlineData(Signal.Hangup, 129)]
    [InlineData(Signal.Interrupt, 130)]
    [InlineData(Signal.Quit, 131)]
    [InlineData(Signal.Terminate, 143)]
    public async Task ASignal_ClosesConnectionsInOrder(Signal signal, int status)
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync();
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await filter.Process.WaitForErrorsAsync("connected from");
        filter.Process.Send(signal);

        Assert.Empty(await peer.ReceiveToEndAsync());
        peer.EndOutput();
        Assert.Equal(status, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task AReaderThatGoesAway_EndsIt_Silently()
    {
        using NetConsoleProgram program = new();
        int port = Loopback.FreeTcpPort();
        await using OutsideProgram shell = OutsideProgram.Start(
            "sh", ["-c", "{ \"$0\" \"$1\"; echo \"status $?\" >&2; } | head -n 1", NetConsoleProgram.FileName, $"127.0.0.1:{port}"], Token, program.Environment);
        await shell.WaitForErrorsAsync("listening");
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await peer.SendAsync("one\n");
        Assert.Empty(await peer.ReceiveToEndAsync());
        peer.EndOutput();

        Assert.Equal(0, await shell.WaitForExitAsync());
        Assert.Matches("#1 < one\n$", shell.Output);
        Assert.Contains("\nstatus 0\n", shell.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("standard output", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlowReader_SlowsThePeer_AndNothingIsLost()
    {
        const int Total = 96 << 20;
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--output", "raw");
        await using FilterOnPipes listening = filter;
        filter.Process.PauseReading();
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        byte[] piece = new byte[1 << 20];

        long taken = await SendUntilStalledAsync(peer, piece, Total);
        Assert.InRange(taken, 1, Total / 2);

        filter.Process.ResumeReading();
        for (long sent = taken; sent < Total; sent += piece.Length)
        {
            await peer.SendAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, Total - sent)));
        }

        peer.EndOutput();
        await peer.ReceiveToEndAsync();
        filter.Process.Send(Signal.Terminate);
        await filter.Process.WaitForExitAsync();
        Assert.Equal(Total, filter.Process.OutputBytes.LongLength);
    }

    /// <summary>Sends until the kernel takes no more for a second; a machine that pauses that long by itself only makes the test easier to pass.</summary>
    private static async Task<long> SendUntilStalledAsync(TcpPeer peer, byte[] piece, long limit)
    {
        long sent = 0;
        while (sent < limit)
        {
            int count = await Task.Run(() => TrySend(peer, piece), Token);
            if (count == 0)
            {
                break;
            }

            sent += count;
        }

        return sent;
    }

    private static int TrySend(TcpPeer peer, byte[] piece) => peer.Socket.Poll(TimeSpan.FromSeconds(1), System.Net.Sockets.SelectMode.SelectWrite)
        ? peer.Socket.Send(piece.AsSpan(0, 4096))
        : 0;

    private static async Task FeedAsync(OutsideProgram program, byte[] bytes)
    {
        await program.WriteAsync(bytes);
        program.EndInput();
    }

    private static byte[] RandomBytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
