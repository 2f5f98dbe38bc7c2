using System.ComponentModel;
using NetConsole.Testing;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Harness.Ptys;

public sealed class PseudoTerminalTests
{
    [Fact]
    public async Task Program_HasTheTerminalAsItsControllingTerminal()
    {
        await using PseudoTerminal terminal = Shell("test -t 0 && test -t 1 && test -t 2 && echo mine >/dev/tty && exit 7");

        ExitStatus status = await terminal.WaitForExitAsync();

        Assert.Equal(new ExitStatus(7, 0), status);
        Assert.Equal(["mine", ""], terminal.Look(screen => screen.Lines.Take(2).ToArray()));
    }

    [Fact]
    public async Task Program_GetsSizeFolderAndEnvironment_AndNoOtherVariables()
    {
        string folder = Path.GetTempPath().TrimEnd('/');
        await using PseudoTerminal terminal = Start(new PtyOptions("sh", "-c", "stty size; pwd; echo $TERM $COLOR $LANG; env | wc -l")
        {
            Width = 61,
            Height = 13,
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string?> { ["COLOR"] = "green", ["DOTNET_ROOT"] = null, ["HOME"] = null },
        });

        await terminal.WaitForExitAsync();

        // TERM, COLOR, LANG, PATH, and PWD, which the shell adds.
        Assert.Equal(["13 61", folder, "xterm-256color green C.UTF-8", "5"], terminal.Look(screen => screen.Lines.Take(4).ToArray()));
    }

    [Fact]
    public async Task Signals_IgnoredOrBlockedHere_AreNotSoInTheProgram()
    {
        await using PseudoTerminal terminal = Shell("sed -nE 's/^Sig(Ign|Blk):\\s*//p' /proc/self/status");

        await terminal.WaitForExitAsync();

        // The C library keeps signals 32 and 33 to itself.
        ulong[] sets = [.. terminal.Look(screen => screen.Lines.Take(2)).Select(line => Convert.ToUInt64(line, 16) & int.MaxValue)];
        Assert.Equal([0ul, 0ul], sets);
    }

    [Fact]
    public async Task Write_WhatIsTyped_ReachesTheProgram()
    {
        await using PseudoTerminal terminal = Shell("read line; echo \"<$line>\"");

        await terminal.WriteAsync("höre\r");
        await terminal.WaitForTextAsync("<höre>");

        Assert.Equal(0, (await terminal.WaitForExitAsync()).Code);
    }

    [Fact]
    public async Task Resize_SignalsTheProgram()
    {
        await using PseudoTerminal terminal = Shell("trap 'stty size; exit' WINCH; echo ready; while :; do read x; done");
        await terminal.WaitForTextAsync("ready");

        terminal.Resize(100, 30);

        await terminal.WaitForTextAsync("30 100");
        Assert.Equal((100, 30), terminal.Look(screen => (screen.Width, screen.Height)));
    }

    [Fact]
    public async Task Send_Terminate_IsSeenInTheExitStatus()
    {
        await using PseudoTerminal terminal = Start(new PtyOptions("cat"));

        terminal.Send(Signal.Terminate);

        Assert.Equal(new ExitStatus(143, 15), await terminal.WaitForExitAsync());
        terminal.Send(Signal.Kill);
    }

    [Fact]
    public async Task HangUp_EndsTheProgramByTheSignal()
    {
        await using PseudoTerminal terminal = Start(new PtyOptions("cat"));

        await terminal.HangUpAsync();

        Assert.Equal(new ExitStatus(129, 1), await terminal.WaitForExitAsync());
        await Assert.ThrowsAsync<WaitFailedException>(() => terminal.WriteAsync("x"));
    }

    [Fact]
    public async Task Attributes_ChangedByTheProgram_DifferUntilRestored()
    {
        await using PseudoTerminal terminal = Shell("old=$(stty -g); stty raw -echo; printf 1; read x; stty $old; printf 2");
        await terminal.WaitForTextAsync("1");
        Assert.NotEqual(terminal.AttributesAtStart, terminal.ReadAttributes());

        await terminal.WriteAsync("\n");
        await terminal.WaitForExitAsync();

        Assert.Equal(terminal.AttributesAtStart, terminal.ReadAttributes());
    }

    [Fact]
    public async Task Questions_AreAnsweredIntoTheProgramsInput()
    {
        await using PseudoTerminal terminal = Shell("stty raw -echo; printf 'ab\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c");

        await terminal.WaitForTextAsync("033   [   1   ;   3   R");
    }

    [Fact]
    public async Task Stalled_ReadsNothing_UntilReleased()
    {
        await using PseudoTerminal terminal = Shell("read go; head -c 200000 /dev/zero | tr '\\0' x; echo end");
        terminal.IsStalled = true;
        await terminal.WriteAsync("\r");

        await terminal.WaitForQuietAsync(TimeSpan.FromMilliseconds(50));
        Assert.False(terminal.Exited.IsCompleted);
        Assert.True(terminal.BytesRead < 100);

        terminal.IsStalled = false;
        await terminal.WaitForExitAsync();
        Assert.True(terminal.BytesRead > 200_000);
    }

    [Fact]
    public async Task BytesPerSecond_SlowsTheReading()
    {
        await using PseudoTerminal terminal = Shell("read go; head -c 1000 /dev/zero | tr '\\0' x");
        terminal.BytesPerSecond = 5000;
        long start = TimeProvider.System.GetTimestamp();

        await terminal.WriteAsync("\r");
        await terminal.WaitForExitAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMilliseconds(150));
        Assert.InRange(terminal.BytesRead, 1000, 1010);
    }

    [Fact]
    public async Task WaitFor_ProgramEndsWithoutIt_FailsAtOnceAndShowsTheScreen()
    {
        await using PseudoTerminal terminal = Shell("echo something else");

        WaitFailedException e = await Assert.ThrowsAsync<WaitFailedException>(() => terminal.WaitForTextAsync("never"));

        Assert.Contains("never", e.Message, StringComparison.Ordinal);
        Assert.Contains("something else", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitFor_AmidAFrame_WaitsForItsEnd()
    {
        await using PseudoTerminal terminal = Shell("printf '\\033[?2026hdraft'; read go; printf '\\033[2J\\033[Hfinal\\033[?2026l'");
        Task draft = terminal.WaitForTextAsync("draft");
        Task final = terminal.WaitForTextAsync("final");

        await terminal.WriteAsync("\r");
        await final;

        await Assert.ThrowsAsync<WaitFailedException>(() => draft);
    }

    [Fact]
    public void Start_UnknownProgram_Throws() =>
        Assert.Throws<Win32Exception>(() => Start(new PtyOptions("/nowhere/at-all")));

    private static PseudoTerminal Shell(string script) => Start(new PtyOptions("sh", "-c", script));

    private static PseudoTerminal Start(PtyOptions options) => PseudoTerminal.Start(options, TestContext.Current.CancellationToken);
}
