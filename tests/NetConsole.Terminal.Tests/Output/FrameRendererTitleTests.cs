using System.Buffers;
using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Output;

public sealed class FrameRendererTitleTests
{
    private static readonly TerminalTraits s_window = new(ColorDepth.Ansi16, IsUnicode: true) { HasTitle = true };
    private readonly ArrayBufferWriter<byte> _output = new();

    [Fact]
    public void Render_ATitle_IsSentOnceWhileItStays()
    {
        FrameRenderer renderer = Shown(s_window);
        ScreenText title = Sanitiser.FromString("netconsole: pump-7");

        Assert.Equal("\e]2;netconsole: pump-7\e\\", Render(renderer, title));
        Assert.Equal("", Render(renderer, title));
    }

    [Fact]
    public void Render_NoTitleAnyMore_BringsTheUsersBackAndKeepsItForTheEnd()
    {
        FrameRenderer renderer = Shown(s_window);
        Render(renderer, Sanitiser.FromString("ours"));

        Assert.Equal("\e[23;0t\e[22;0t", Render(renderer, null));
        Assert.Equal("", Render(renderer, null));
    }

    [Fact]
    public void Render_AfterTheScreenWasGivenBack_SendsItAgain()
    {
        FrameRenderer renderer = Shown(s_window);
        ScreenText title = Sanitiser.FromString("ours");
        Render(renderer, title);
        renderer.Invalidate();

        Assert.EndsWith("\e]2;ours\e\\", Render(renderer, title), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WhereThereIsNoWindow_SendsNoTitle() => Assert.Equal("", Render(Shown(s_window with { HasTitle = false }), Sanitiser.FromString("ours")));

    [Fact]
    public void Render_WithoutUnicode_StandsInForWhatIsNotAscii() =>
        Assert.Equal("\e]2;p->q~\e\\", Render(Shown(s_window with { IsUnicode = false }), Sanitiser.FromString("p-→q…")));

    [Fact]
    public void Render_AHostileTitle_EndsWhereItShould()
    {
        string sent = Render(Shown(s_window), Sanitiser.FromString("a\e\\\u009C\ab"));

        Assert.Equal(2, sent.Count(char.IsControl));
        Assert.EndsWith("b\e\\", sent, StringComparison.Ordinal);
    }

    private FrameRenderer Shown(TerminalTraits traits)
    {
        FrameRenderer renderer = new(traits);
        Render(renderer, null);
        return renderer;
    }

    private string Render(FrameRenderer renderer, ScreenText? title)
    {
        _output.ResetWrittenCount();
        renderer.Render(new Frame(new CellBuffer(10, 2)) { Title = title }, _output);
        return Encoding.UTF8.GetString(_output.WrittenSpan);
    }
}
