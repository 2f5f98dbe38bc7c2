using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>Every way out leaves the terminal as it was.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData(Signal.Terminate, 143)]
    [InlineData(Signal.Hangup, 129)]
    [InlineData(Signal.Interrupt, 130)]
    [InlineData(Signal.Quit, 131)]
    public async Task ASignal_RestoresTheTerminal(Signal signal, int status)
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        dashboard.Terminal.Send(signal);

        Assert.Equal(status, await dashboard.EndedAsync());
    }

    [Fact]
    public async Task ASignal_WhileConnected_StillEndsTheConnectionInOrder()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("connected from");
        dashboard.Terminal.Send(Signal.Terminate);

        Assert.Empty(await peer.ReceiveToEndAsync());
    }

    [Fact]
    public async Task AHangUp_EndsTheProgramWithinASecond_EvenIfAPeerDoesNotAnswerOurFin()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("connected from");
        long start = TimeProvider.System.GetTimestamp();
        await dashboard.Terminal.HangUpAsync();

        Assert.Equal(129, (await dashboard.Terminal.WaitForExitAsync()).Code);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("main")]
    public async Task ABug_RestoresTheTerminal_SaysOneLine_AndKeepsTheTrace(string where)
    {
        using NetConsoleProgram program = new();
        await using PseudoTerminal terminal = program.OnTerminal(new PtyOptions(NetConsoleProgram.FileName, "tcp://127.0.0.1:0")
        {
            Width = 200,
            Environment = new Dictionary<string, string?> { ["NETCONSOLE_TEST_FAULT"] = where },
        });

        Assert.Equal(70, (await terminal.WaitForExitAsync()).Code);
        Assert.Equal(Testing.Screens.ScreenModes.AtStart, terminal.Look(screen => screen.Modes));
        Assert.Equal(terminal.AttributesAtStart, terminal.ReadAttributes());
        string said = Assert.Single(terminal.Look(screen => screen.Lines), line => line.Length > 0);
        Assert.StartsWith("netconsole: this is a bug: a fault for a test", said, StringComparison.Ordinal);
        string trace = Assert.Single(Directory.GetFiles(Path.Join(program.Home, "state", "netconsole"), "crash-*.txt"));
        Assert.Contains("InvalidOperationException", await File.ReadAllTextAsync(trace, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dumb")]
    [InlineData("")]
    public async Task ATerminalThatCannotBeDrawnOn_IsRefusedInOneLine(string term)
    {
        using NetConsoleProgram program = new();
        await using PseudoTerminal terminal = program.OnTerminal(new PtyOptions(NetConsoleProgram.FileName)
        {
            Environment = new Dictionary<string, string?> { ["TERM"] = term },
        });

        Assert.Equal(2, (await terminal.WaitForExitAsync()).Code);
        Assert.StartsWith("netconsole: ", Assert.Single(terminal.Look(screen => screen.Lines), line => line.Length > 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspended_AndResumed_GoesOnWithWhatWasTyped()
    {
        Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");
        using NetConsoleProgram program = new();
        // A shell that keeps no history of its own: it would write it into the home while that is thrown away.
        Dictionary<string, string?> environment = new(program.Environment) { ["HISTFILE"] = "" };
        await using Tmux tmux = await Tmux.StartAsync(
            80, 24, ["bash", "--norc", "--noprofile", "-i"], environment, TestContext.Current.CancellationToken);
        await tmux.TypeAsync($"{NetConsoleProgram.FileName} 127.0.0.1:0");
        await tmux.PressAsync("Enter");
        await tmux.WaitForTextAsync("to nobody yet ▸");
        await tmux.TypeAsync("typed before");
        await tmux.WaitForTextAsync("▸ typed before");

        await tmux.PressAsync("C-z");
        await tmux.WaitForTextAsync("Stopped");
        Assert.False(await tmux.IsAlternateAsync());
        await tmux.TypeAsync("stty -a | grep -o ' icanon'; fg");
        await tmux.PressAsync("Enter");
        await tmux.WaitForTextAsync("▸ typed before");
        Assert.True(await tmux.IsAlternateAsync());
        await tmux.PressAsync("C-u");
        await tmux.TypeAsync("\\q");
        await tmux.PressAsync("Enter");
        await tmux.WaitForTextAsync("icanon");
        Assert.False(await tmux.IsAlternateAsync());

        // The shell answers once the program has ended, its history written.
        await tmux.TypeAsync("echo status $?");
        await tmux.PressAsync("Enter");
        await tmux.WaitForTextAsync("status 0");
    }
}
