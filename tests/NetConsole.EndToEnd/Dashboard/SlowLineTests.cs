using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;
using NetConsole.Testing.Screens;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>A line of 9,600 baud with a terminal at its end: what comes first, not how long it takes.</summary>
public sealed class SlowLineTests
{
    private const int BytesPerSecond = 960;

    /// <summary>As many rows as there is room for.</summary>
    private const int Burst = 14;

    private static readonly string s_row = new('b', 50);

    [Fact]
    public async Task AKeyTypedWhileRowsAreOnTheirWay_AppearsBeforeTheRestOfThem()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenSlowAsync(80, 24, BytesPerSecond);
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to #1 ▸");

        await SendRowsAsync(peer);

        // Both are done where the line is read, so that it makes no difference how long the test is held up between them.
        Task typing = Task.CompletedTask;
        await dashboard.Terminal.WaitForAsync(screen => Rows(screen) > 0 && IsDone(() => typing = dashboard.Terminal.WriteAsync("typed")), "the first row");
        int rows = 0;
        await dashboard.Terminal.WaitForAsync(screen => screen.Contains("▸ typed") && IsDone(() => rows = Rows(screen)), "the keys");
        await typing;

        Assert.InRange(rows, 1, Burst - 1);
        dashboard.Terminal.BytesPerSecond = 0;
        await dashboard.Terminal.WaitForAsync(screen => Rows(screen) == Burst, "the rest");
        Assert.Empty(dashboard.Terminal.Look(screen => screen.Violations));
    }

    [Fact]
    public async Task Leaving_LeavesNoAnswerToTheShell()
    {
        using NetConsoleProgram program = new();
        await using PseudoTerminal terminal = program.OnTerminal(new PtyOptions("sh", "-c", $"{NetConsoleProgram.FileName} tcp://127.0.0.1:0; stty -echo; read -r line; echo \"line: $line.\""));
        await terminal.WaitForTextAsync("▸");
        terminal.BytesPerSecond = BytesPerSecond;
        await terminal.WriteAsync("\\clear\r\\q\r");
        await terminal.WaitForAsync(screen => !screen.Modes.AlternateScreen, "the shell's screen");
        await terminal.WriteAsync("last\r");

        await terminal.WaitForTextAsync("line: last.");
        await terminal.WaitForExitAsync();
    }

    private static async Task SendRowsAsync(TcpPeer peer) => await peer.SendAsync(string.Concat(Enumerable.Repeat(s_row + "\n", Burst)));

    private static bool IsDone(Action action)
    {
        action();
        return true;
    }

    private static int Rows(ScreenModel screen) => screen.Lines.Count(line => line.EndsWith(s_row, StringComparison.Ordinal));
}
