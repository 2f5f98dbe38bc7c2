using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd;

public sealed class StartTests : IDisposable
{
    private readonly NetConsoleProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Version_OnATerminal_EndsWell_AndLeavesTheTerminalAsItWas()
    {
        await using PseudoTerminal terminal = _program.OnTerminal("--version");

        Assert.Equal(0, (await terminal.WaitForExitAsync()).Code);
        Assert.Equal(terminal.AttributesAtStart, terminal.ReadAttributes());
        Assert.Empty(terminal.Look(screen => screen.Violations));
    }

    [Fact]
    public async Task Version_AsAFilter_EndsWell()
    {
        await using OutsideProgram filter = _program.AsFilter("--version");

        Assert.Equal(0, await filter.WaitForExitAsync());
        Assert.Empty(filter.Errors);
    }

    [Fact]
    public async Task Version_InTmux_EndsWell()
    {
        Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");
        await using Tmux tmux = await _program.InTmuxAsync(80, 24, "--version");

        Assert.Equal(0, await tmux.WaitForExitAsync());
        Assert.False(await tmux.IsAlternateAsync());
    }
}
