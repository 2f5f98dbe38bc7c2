using System.Buffers;
using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

public sealed class FrameRendererMouseTests
{
    private readonly FrameRenderer _renderer = new(new TerminalTraits(ColorDepth.Ansi16, IsUnicode: true));

    [Fact]
    public void Render_UntilAFrameAsksForTheMouse_SaysNothingOfIt() => Assert.DoesNotContain("?1000", Render(false), StringComparison.Ordinal);

    [Fact]
    public void Render_TheFirstFrameThatAsks_TurnsItOnAndTheNextLeavesItSo()
    {
        Assert.Contains("\e[?1000h\e[?1002h\e[?1006h", Render(true), StringComparison.Ordinal);
        Assert.Equal("", Render(true));
    }

    [Fact]
    public void Render_TheFirstFrameThatDoesNotAskAnyMore_TurnsItOff()
    {
        Render(true);
        Assert.Equal("\e[?1006l\e[?1002l\e[?1000l", Render(false));
    }

    [Fact]
    public void Invalidate_WhileItIsOn_AsksAgain()
    {
        Render(true);
        _renderer.Invalidate();
        Assert.Contains("\e[?1006h", Render(true), StringComparison.Ordinal);
    }

    [Fact]
    public void Invalidate_BetweenOnAndOff_StillTurnsItOff()
    {
        Render(true);
        _renderer.Invalidate();
        Assert.Contains("\e[?1006l", Render(false), StringComparison.Ordinal);
    }

    private string Render(bool wantsMouse)
    {
        ArrayBufferWriter<byte> output = new();
        _renderer.Render(new Frame(new CellBuffer(4, 2)) { WantsMouse = wantsMouse }, output);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
