using System.Diagnostics;
using NetConsole.Testing.Ptys;

namespace NetConsole.Terminal.Tests.Platform;

/// <summary>Whatever ends the program and can be caught, the terminal is put back.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData(Signal.Hangup)]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Quit)]
    [InlineData(Signal.Terminate)]
    public async Task Signal_PutsTheTerminalBackAndEndsWithItsStatus(Signal signal)
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        terminal.Send(signal);

        await terminal.EndsAsync(128 + (int)signal);
    }

    [Theory]
    [InlineData("m", "thrown on main")]
    [InlineData("p", "thrown on the pool")]
    public async Task Exception_PutsTheTerminalBackAndLeavesOneLine(string key, string message)
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        await terminal.WriteAsync(key);

        await terminal.EndsAsync(70);
        Assert.Equal([$"sample: {message}"], terminal.Look(screen => screen.Lines.Where(line => line.Length > 0).ToArray()));
    }

    [Fact]
    public async Task EnvironmentExit_PutsTheTerminalBack()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        await terminal.WriteAsync("e");

        await terminal.EndsAsync(5);
    }

    [Fact]
    public async Task Terminate_WhenTheProgramIsStuck_EndsItAllTheSame()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        await terminal.WriteAsync("s");
        await terminal.WaitForTextAsync("key: stuck");

        long start = Stopwatch.GetTimestamp();
        terminal.Send(Signal.Terminate);

        // The screen is given back at once, long before the two seconds are over.
        await terminal.WaitForAsync(screen => !screen.Modes.AlternateScreen, "the main screen");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5));
        await terminal.EndsAsync(143);
    }

    [Fact]
    public async Task HangUp_EndsTheProgramWithinASecond()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();

        long start = Stopwatch.GetTimestamp();
        await terminal.HangUpAsync();

        await EndsUnseenAsync(terminal, 129);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task HangUp_AmidAStalledFrame_EndsTheProgram()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        terminal.IsStalled = true;
        await terminal.WriteAsync("f");

        await terminal.HangUpAsync();

        await EndsUnseenAsync(terminal, 129);
    }

    [Fact]
    public async Task Terminate_WhileNobodyReads_EndsAllTheSame()
    {
        await using PseudoTerminal terminal = await SampleProgram.StartReadyAsync();
        terminal.IsStalled = true;
        await terminal.WriteAsync("f");

        terminal.Send(Signal.Terminate);

        await EndsUnseenAsync(terminal, 143);
        Assert.Equal(terminal.AttributesAtStart, terminal.ReadAttributes());
    }

    private static async Task EndsUnseenAsync(PseudoTerminal terminal, int code)
    {
        ExitStatus status = await terminal.Exited.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(new ExitStatus(code, 0), status);
    }
}
