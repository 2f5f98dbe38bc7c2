using NetConsole.Testing.Ptys;

namespace NetConsole.Terminal.Tests.Platform;

/// <summary>What a person sees: opening, keys, size, idleness. Endings and stops have files of their own.</summary>
public sealed class TerminalSessionTests
{
    [Fact]
    public async Task Open_EntersRawModeAndShowsTheFirstFrameInOneWrite()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        Assert.Equal(1, terminal.Reads);
        Assert.NotEqual(terminal.AttributesAtStart, terminal.ReadAttributes());
        Assert.True(terminal.Look(screen => screen.Modes is { AlternateScreen: true, BracketedPaste: true, AutoWrap: false, ImplicitBidi: false }));

        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Key_IsAnEventAndNeverASignalOrAnEcho()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        (string Sent, string Shown)[] keys =
        [
            ("\e[A", "Up"), ("\x03", "Ctrl-C"), ("\x1C", "Ctrl-\\"), ("\x13", "Ctrl-S"), ("\r", "Enter"), ("\n", "Ctrl-J"), ("\e", "Esc"), ("é", "é"),
            ("\e[200~a\rb\e[201~", "pasted 3"),
        ];

        foreach ((string sent, string shown) in keys)
        {
            await terminal.WriteAsync(sent);
            await terminal.WaitForAsync(screen => screen.Line(0) == $"key: {shown}", shown);
        }

        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Resize_IsSeenAtOnce()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        await terminal.WaitForTextAsync("size: 80x24");

        terminal.Resize(100, 30);
        await terminal.WaitForTextAsync("size: 100x30");

        terminal.Resize(20, 4);
        await terminal.WaitForTextAsync("size: 20x4");
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    [Fact]
    public async Task Ring_SoundsTheBellOnce()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        await terminal.WriteAsync("b");
        await terminal.WaitForAsync(screen => screen.Bells > 0, "the bell");

        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
        Assert.Equal(1, terminal.Look(screen => screen.Bells));
    }

    [Fact]
    public async Task DrainAsync_EndsWhenTheFrameIsTaken()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        await terminal.WriteAsync("d");
        await terminal.WaitForTextAsync("drained");
    }

    [Fact]
    public async Task Present_WhileNobodyReads_NeverWaits()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        terminal.IsStalled = true;
        await terminal.WriteAsync("fx");
        // A program that nobody reads shows nothing; that it got on with its work is seen from its processor time standing still.
        long ticks;
        do
        {
            ticks = terminal.CpuTicks();
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        while (terminal.CpuTicks() != ticks);

        terminal.IsStalled = false;
        await terminal.WaitForTextAsync("flooded, blocked: False");
        await terminal.WaitForTextAsync("key: x");
        await terminal.WriteAsync("q");
        await terminal.EndsAsync(0);
    }

    /// <summary>The one test that needs a stretch of time: that nothing happens can't be waited for.</summary>
    [Fact]
    public async Task Idle_WritesNothingAndUsesNoProcessorTime()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        // The runtime compiles its start-up code again in the background for a moment.
        await terminal.WaitForQuietAsync(TimeSpan.FromMilliseconds(500));
        long bytes = terminal.BytesRead;
        long ticks = terminal.CpuTicks();

        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(bytes, terminal.BytesRead);
        Assert.Equal(ticks, terminal.CpuTicks());
    }

    [Theory]
    [InlineData("dumb", "TERM=dumb has no screen to draw on")]
    [InlineData("", "TERM is not set")]
    [InlineData(null, "TERM is not set")]
    public async Task Open_OnATerminalWithoutAScreen_IsRefusedAndChangesNothing(string? name, string reason)
    {
        PtyOptions options = SampleProgram.Options with { Environment = new Dictionary<string, string?> { ["TERM"] = name } };
        await using PseudoTerminal terminal = SampleProgram.Start(options);

        await terminal.EndsAsync(2);
        Assert.Equal([$"sample: {reason}"], terminal.Look(screen => screen.Lines.Where(line => line.Length > 0).ToArray()));
    }

    [Theory]
    [InlineData("SAMPLE < /dev/null")]
    [InlineData("SAMPLE > /dev/null")]
    [InlineData("SAMPLE | cat")]
    public async Task Open_WithoutATerminalOnBothSides_IsRefused(string command)
    {
        await using PseudoTerminal terminal = SampleProgram.Start(SampleProgram.InShell(command));

        await terminal.WaitForTextAsync("sample: stdin and stdout are not both a terminal");
        _ = await terminal.WaitForExitAsync();
        terminal.IsAsBefore();
    }
}
