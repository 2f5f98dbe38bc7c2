using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Exchanges;

/// <summary>The exchanges in which somebody types, through the dashboard in tmux.</summary>
public sealed class OperatorTests : IDisposable
{
    private readonly NetConsoleProgram _program = new();

    public OperatorTests() => Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task TypedLines_AreTrimmed_AnEmptyOneIsRefused_AnswersAreNumbered_AndQuitEndsInOrder()
    {
        (OutsideProgram server, string host, int port) = await Counterpart.ServeAsync("numbers_server.py");
        await using OutsideProgram serving = server;
        await using Tmux screen = await ConnectAsync("--eol", "none", "--trim", $"tcp://{host}:{port}");
        await EnterAsync(screen, "\\set numbers on");
        await EnterAsync(screen, "  first ");
        await server.WaitForOutputAsync($"{host} said b'first' answered");
        await EnterAsync(screen, "   ");
        await screen.WaitForTextAsync("nothing to send");
        await screen.PressAsync("C-u");
        await EnterAsync(screen, "second one");
        await server.WaitForOutputAsync($"{host} said b'second one' answered");
        string[] answers = [.. server.Told().Select(line => line[(line.LastIndexOf("b'", StringComparison.Ordinal) + 2)..^1])];
        await screen.WaitForTextAsync($"←      1 {answers[0]}");
        await screen.WaitForTextAsync($"←      2 {answers[1]}");
        await EnterAsync(screen, "\\q");

        Assert.Equal(0, await screen.WaitForExitAsync());
        await server.WaitForOutputAsync("disconnected\n");
        Assert.Equal(3, server.Told().Length);
    }

    [Fact]
    public async Task TypedLines_GoOutWithTheirLineEnds()
    {
        (OutsideProgram server, string host, int port) = await Counterpart.ServeAsync("silent_server.py");
        await using OutsideProgram serving = server;
        await using Tmux screen = await ConnectAsync($"tcp://{host}:{port}");
        await EnterAsync(screen, "first line");
        await server.WaitForOutputAsync("first line");
        await EnterAsync(screen, "");
        await server.WaitForOutputAsync("said b'\\n'\n");
        await EnterAsync(screen, "\\q");

        Assert.Equal(0, await screen.WaitForExitAsync());
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal(["127.0.0.1 said b'first line\\n'", "127.0.0.1 said b'\\n'", "disconnected"], server.Told());
    }

    [Fact]
    public async Task TypedLines_AreADatagramEach_WithoutALineEnd()
    {
        (OutsideProgram server, _, int port) = await Counterpart.ServeAsync("datagram_lines_server.py");
        await using OutsideProgram serving = server;
        await using Tmux screen = await ConnectAsync($"udp://localhost:{port}");
        await EnterAsync(screen, "first line");
        await EnterAsync(screen, "second");
        await server.WaitForOutputAsync("said b'second'\n");
        await EnterAsync(screen, "\\q");

        Assert.Equal(0, await screen.WaitForExitAsync());
        Assert.Equal(["127.0.0.1 said b'first line'", "127.0.0.1 said b'second'"], server.Told());
    }

    private static async Task EnterAsync(Tmux screen, string line)
    {
        await screen.TypeAsync(line);
        await screen.PressAsync("Enter");
    }

    private async Task<Tmux> ConnectAsync(params string[] arguments)
    {
        Tmux screen = await _program.InTmuxAsync(100, 30, ["connect", .. arguments]);
        await screen.WaitForTextAsync("connected to");
        return screen;
    }
}
