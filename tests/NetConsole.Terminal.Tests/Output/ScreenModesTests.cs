using System.Text;
using Modes = NetConsole.Terminal.Output.ScreenModes;
using NetConsole.Testing.Screens;

namespace NetConsole.Terminal.Tests.Output;

public sealed class ScreenModesTests
{
    [Fact]
    public void Leave_AfterEnterAndAFrameCutAnywhere_RestoresEveryMode()
    {
        byte[] frame = Encoding.UTF8.GetBytes("\e[?2026h\e[?25l\e[?1000h\e[?1002h\e[?1006h\e[2;5r\e[1;7;31mé\e[?2026l");
        for (int length = 1; length < frame.Length; length++)
        {
            var screen = new ScreenModel(20, 6);
            screen.Feed("before");
            screen.Feed(Modes.Enter);
            screen.Feed(frame.AsSpan(0, length));
            screen.Feed(Modes.Cancel);
            screen.Feed(Modes.Leave);
            screen.Feed("x");

            Assert.Equal(Testing.Screens.ScreenModes.AtStart, screen.Modes);
            Assert.Equal((0, 5), screen.ScrollRegion);
            Assert.Equal("beforex", screen.Line(0));
            Assert.Equal(default, screen[6, 0].Style);
        }
    }

    [Fact]
    public void Leave_UndoesInReverse()
    {
        Assert.Equal("\e[22;0t\e[?1049h\e[?2004h\e[?7l\e[8l", Encoding.ASCII.GetString(Modes.Enter));
        Assert.Equal("\e[r\e[m\e[?25h\e[?1006l\e[?1002l\e[?1000l\e[8h\e[?7h\e[?2004l\e[?1049l\e[23;0t", Encoding.ASCII.GetString(Modes.Leave));
    }
}
