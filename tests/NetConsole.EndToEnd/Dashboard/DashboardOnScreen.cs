using System.Globalization;
using System.Text.RegularExpressions;
using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;
using NetConsole.Testing.Screens;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>The dashboard of the real program on a real terminal, with a listener on a port that the kernel chose.</summary>
internal sealed partial class DashboardOnScreen : IAsyncDisposable
{
    private readonly NetConsoleProgram _program;

    private DashboardOnScreen(NetConsoleProgram program, PseudoTerminal terminal, int port)
    {
        _program = program;
        Terminal = terminal;
        Port = port;
    }

    public PseudoTerminal Terminal { get; }

    public int Port { get; }

    public string Home => _program.Home;

    /// <summary>Opens it and waits for the first frame with the listener on it.</summary>
    public static Task<DashboardOnScreen> OpenAsync(int width = 120, int height = 40, params (string Name, string Value)[] environment) =>
        OpenAsync("▸", width, height, environment);

    /// <summary>As <see cref="OpenAsync(int, int, ValueTuple{string, string}[])"/>, in a locale that has no more than ASCII.</summary>
    public static Task<DashboardOnScreen> OpenAsciiAsync() => OpenAsync("to nobody yet >", 120, 40, [("LANG", "C")]);

    /// <summary>As <see cref="OpenAsync(int, int, ValueTuple{string, string}[])"/>, on a line that has been slow from the start.</summary>
    public static Task<DashboardOnScreen> OpenSlowAsync(int width, int height, int bytesPerSecond) => OpenAsync("▸", width, height, [], bytesPerSecond);

    private static async Task<DashboardOnScreen> OpenAsync(
        string prompt, int width, int height, (string Name, string Value)[] environment, int bytesPerSecond = 0)
    {
        NetConsoleProgram program = new();
        PseudoTerminal terminal = program.OnTerminal(new PtyOptions(NetConsoleProgram.FileName, ["tcp://127.0.0.1:0"])
        {
            Width = width,
            Height = height,
            Environment = environment.ToDictionary(variable => variable.Name, variable => (string?)variable.Value),
        });
        terminal.BytesPerSecond = bytesPerSecond;
        await terminal.WaitForAsync(screen => BoundPort().IsMatch(screen.ToString()) && screen.Contains(prompt), "the listener's address and the prompt");
        int port = int.Parse(BoundPort().Match(terminal.ToString()).Groups[1].Value, CultureInfo.InvariantCulture);
        return new DashboardOnScreen(program, terminal, port);
    }

    public Task<TcpPeer> ConnectAsync() => TcpPeer.ConnectAsync(Port, TestContext.Current.CancellationToken);

    /// <summary>Types a line and Enter.</summary>
    public Task EnterAsync(string line) => Terminal.WriteAsync(line + "\r");

    public Task SeesAsync(string text) => Terminal.WaitForTextAsync(text);

    /// <summary>The program's status; and the terminal must be as it was before.</summary>
    public async Task<int> EndedAsync()
    {
        ExitStatus status = await Terminal.WaitForExitAsync();
        Assert.Equal(ScreenModes.AtStart, Terminal.Look(screen => screen.Modes));
        Assert.Equal(Terminal.AttributesAtStart, Terminal.ReadAttributes());
        Assert.Empty(Terminal.Look(screen => screen.Violations));
        return status.Code;
    }

    public async ValueTask DisposeAsync()
    {
        await Terminal.DisposeAsync();
        _program.Dispose();
    }

    [GeneratedRegex(@"tcp://127\.0\.0\.1:([1-9][0-9]*)")]
    private static partial Regex BoundPort();
}
