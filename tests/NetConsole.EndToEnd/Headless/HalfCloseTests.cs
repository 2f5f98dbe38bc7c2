using System.Text;
using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Headless;

/// <summary>When a listener ends its side for a client that has ended its own but still listens.</summary>
public sealed class HalfCloseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AProducerThatPauses_IsNotCut()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync();
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await filter.Process.WriteAsync("before\n");
        Assert.Equal("before", await peer.ReceiveLineAsync());
        peer.EndOutput();
        await filter.Process.WaitForErrorsAsync("#1 ended its input");

        // What the second one says is shown after all that follows from the end of the first.
        using TcpPeer second = await TcpPeer.ConnectAsync(port, Token);
        await second.SendAsync("me too\n");
        await filter.Process.WaitForOutputAsync("#2 < me too\n");
        await filter.Process.WriteAsync("after\n");
        Assert.Equal("after", await peer.ReceiveLineAsync());

        filter.Process.EndInput();

        Assert.Empty(await peer.ReceiveToEndAsync());
    }

    [Fact]
    public async Task AnInputThatNeverSaidAnything_IsNotWaitedFor()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--echo");
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        await peer.SendAsync("hello\n");
        peer.EndOutput();

        Assert.Equal("hello\n", Encoding.UTF8.GetString(await peer.ReceiveToEndAsync()));
    }

    [Fact]
    public async Task AFileAsInput_GoesToTheClient_ThatMayStillAnswer_AndEndsWhenItDoes()
    {
        using NetConsoleProgram program = new();
        int port = Loopback.FreeTcpPort();
        string file = Path.Join(program.Home, "file");
        await File.WriteAllTextAsync(file, "first\nlast without end", Token);
        await using OutsideProgram shell = OutsideProgram.Start(
            "sh", ["-c", "exec \"$0\" listen \"$1\" <\"$2\"", NetConsoleProgram.FileName, $"127.0.0.1:{port}", file], Token, program.Environment);
        await shell.WaitForErrorsAsync("listening");
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        Assert.Equal("first\nlast without end", await peer.ReceiveTextAsync(22));
        await peer.SendAsync("thanks\n");
        await shell.WaitForOutputAsync("#1 < thanks\n");
        peer.EndOutput();
        Assert.Empty(await peer.ReceiveToEndAsync());

        using TcpPeer second = await TcpPeer.ConnectAsync(port, Token);
        second.EndOutput();
        Assert.Empty(await second.ReceiveToEndAsync());
    }

    [Fact]
    public async Task AFileAsInput_IsSentAlsoToAClientThatEndsItsSideAtOnce()
    {
        using NetConsoleProgram program = new();
        int port = Loopback.FreeTcpPort();
        string file = Path.Join(program.Home, "file");
        string content = string.Concat(Enumerable.Range(0, 200_000).Select(number => $"line {number}\n"));
        await File.WriteAllTextAsync(file, content, Token);
        await using OutsideProgram shell = OutsideProgram.Start(
            "sh", ["-c", "exec \"$0\" listen \"$1\" <\"$2\" >/dev/null", NetConsoleProgram.FileName, $"127.0.0.1:{port}", file], Token, program.Environment);
        await shell.WaitForErrorsAsync("listening");
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        peer.EndOutput();

        Assert.Equal(content, Encoding.UTF8.GetString(await peer.ReceiveToEndAsync()));
    }
}
