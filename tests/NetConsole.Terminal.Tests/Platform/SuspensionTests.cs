using System.Diagnostics;
using NetConsole.Testing.Ptys;

namespace NetConsole.Terminal.Tests.Platform;

/// <summary>Ctrl-Z and <c>fg</c>, under a shell with job control.</summary>
public sealed class SuspensionTests
{
    [Fact]
    public async Task Suspend_TenTimes_GivesTheScreenBackAndTakesItAgain()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync(SampleProgram.AsJob());
        IReadOnlyList<byte> raw = terminal.ReadAttributes();

        for (int time = 1; time <= 10; time++)
        {
            await terminal.WriteAsync("\x1A");
            await StoppedAsync(terminal, time);
            terminal.IsAsBefore();

            await terminal.WriteAsync("\r");
            await terminal.WaitForTextAsync($"resumes: {time}");
            Assert.Equal(raw, terminal.ReadAttributes());
        }

        await terminal.WriteAsync("\e[A");
        await terminal.WaitForTextAsync("key: Up");
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Suspend_UnderAScript_StopsTheScriptToo()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync(SampleProgram.AsJob("sh -c 'SAMPLE; exit $?'"));

        await terminal.WriteAsync("\x1A");
        await StoppedAsync(terminal);
        terminal.IsAsBefore();

        await terminal.WriteAsync("\r");
        await terminal.WaitForTextAsync("resumes: 1");
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task TerminalStop_FromOutside_GivesTheScreenBackFirst()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync(SampleProgram.AsJob());

        await KillAsync(terminal, "-TSTP");
        await StoppedAsync(terminal);
        terminal.IsAsBefore();

        await terminal.WriteAsync("\r");
        await terminal.WaitForTextAsync("resumes: 1");
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Stop_ThatCannotBeCaught_IsRedrawnWholeWhenResumed()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync(SampleProgram.AsJob());

        await KillAsync(terminal, "-STOP");
        await terminal.WaitForTextAsync("stopped");

        // Nobody had the time to leave raw mode, so that Enter is no line end here.
        await terminal.WriteAsync("\n");
        await terminal.WaitForTextAsync("resumes: 1");
        Assert.False(terminal.Look(screen => screen.Contains("stopped")));
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Suspend_WithNobodyToResumeIt_RedrawsInstead()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        await terminal.WriteAsync("\x1A");
        await terminal.WaitForTextAsync("resumes: 1");

        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    /// <summary>The shell counts the stops: what it said of an earlier one is still on its screen.</summary>
    private static Task StoppedAsync(PseudoTerminal terminal, int time = 1)
        => terminal.WaitForAsync(screen => !screen.Modes.AlternateScreen && screen.Contains($"stopped {time}"), "the shell");

    /// <summary>The program says its number on the screen; the pseudo terminal knows only the shell's.</summary>
    private static async Task KillAsync(PseudoTerminal terminal, string signal)
    {
        string number = terminal.Look(screen => screen.Line(3))["pid: ".Length..];
        using Process kill = Process.Start("kill", [signal, number]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
