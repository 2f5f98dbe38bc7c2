using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Tests.Views;

public class ScreenViewTests
{
    private static readonly (int Width, int Height)[] Sizes = [(200, 60), (200, 50), (120, 40), (80, 24), (60, 12), (40, 10)];

    public static TheoryData<int, int> EverySize => [.. Sizes];

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_BeforeAnybodyConnects_SaysWhatToTry(int width, int height) =>
        Snapshot.Match($"welcome-{width}x{height}", DashboardScenario.At(width, height).Listening().Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_ThreeClientsOneStalled_ShowsThemAll(int width, int height) =>
        Snapshot.Match($"busy-{width}x{height}", Busy(width, height).Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_Help_ListsCommandsAndKeys(int width, int height) =>
        Snapshot.Match($"help-{width}x{height}", DashboardScenario.At(width, height).Listening().Presses(Key.F1).Lines());

    [Fact]
    public void Draw_SeveralListenersAt80Columns_NamesThemInOneLine() =>
        Snapshot.Match("listeners-80x24", WithListeners(80, 24).Lines());

    [Fact]
    public void Draw_SeveralListenersAt120Columns_ListsThemInTheirPane() =>
        Snapshot.Match("listeners-120x40", WithListeners(120, 40).Lines());

    [Fact]
    public void Draw_ScrolledUpWhileMessagesArrive_StaysAndCountsThem()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1);
        for (int i = 1; i <= 100; i++)
        {
            scenario.Says(1, $"message {i}");
        }

        string[] before = scenario.Presses(Key.PageUp).Lines()[6..20];
        string[] after = scenario.Says(1, "one").Says(1, "two").Lines();

        Assert.Equal(before, after[6..20]);
        Assert.Contains(after, line => line.Contains("below · End to follow", StringComparison.Ordinal));
        Assert.Contains("two", scenario.Presses(Key.End).Screen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 60)]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(60, 12)]
    [InlineData(40, 10)]
    public void Draw_Status_TellsTheWholeOfAConnection(int width, int height) =>
        Snapshot.Match($"status-{width}x{height}", Busy(width, height).Presses('u', KeyModifiers.Control).Enters("\\status #1").Lines());

    [Theory]
    [InlineData(200, 60)]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(60, 12)]
    [InlineData(40, 10)]
    public void Draw_Settings_ListsThemWithTheirValues(int width, int height) =>
        Snapshot.Match($"settings-{width}x{height}", Busy(width, height).Presses('u', KeyModifiers.Control).Enters("\\set").Lines());

    [Fact]
    public void Draw_HostileText_StaysInItsRow()
    {
        string[] lines = DashboardScenario.At(80, 24).Listening().Connected(1)
            .Says(1, "\e]0;pwned\a\e[2J\e[H"u8.ToArray())
            .Lines();

        Assert.Contains(lines, line => line.Contains(@"\e]0;pwned\a\e[2J\e[H", StringComparison.Ordinal));
    }

    [Fact]
    public void Draw_LongTypedLine_KeepsTheCursorInSight()
    {
        Frame frame = DashboardScenario.At(60, 12).Listening().Connected(1).Types(new string('x', 200) + "END").Draw();

        string line = frame.Buffer.ToLines()[frame.Cursor!.Value.Y];
        Assert.EndsWith("END", line, StringComparison.Ordinal);
        Assert.InRange(frame.Cursor.Value.X, line.Length - 1, 59);
    }

    [Fact]
    public void Draw_WideText_IsNeverCutInTheMiddle()
    {
        for (int width = 20; width < 60; width++)
        {
            DashboardScenario scenario = DashboardScenario.At(width, 10).Listening().Connected(1).Says(1, new string('漢', 60)).Types("漢字漢字漢字漢字漢字漢字漢字漢字");
            Frame frame = scenario.Draw();
            for (int y = 0; y < 10; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    bool isWide = frame.Buffer[x, y].Columns == 2;
                    Assert.True(!isWide || (x + 1 < width && frame.Buffer[x + 1, y].Columns == 0), $"cut at {x},{y} of width {width}");
                }
            }
        }
    }

    [Fact]
    public void Draw_AtEverySize_Survives()
    {
        for (int width = 1; width < 130; width += 3)
        {
            for (int height = 1; height < 45; height += 2)
            {
                Frame frame = Busy(width, height).Draw();
                Assert.True(frame.Cursor is not { } cursor || (cursor.X < width && cursor.Y < height), $"the cursor left {width}x{height}");
            }
        }
    }

    [Theory]
    [InlineData(19, 24)]
    [InlineData(80, 3)]
    public void Draw_TooSmall_SaysSo(int width, int height) =>
        Assert.Contains("too small", Busy(width, height).Screen(), StringComparison.Ordinal);

    [Fact]
    public void Draw_AScrollingTranscript_DeclaresItsRowsAsABand()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1);
        for (int i = 1; i <= 50; i++)
        {
            scenario.Says(1, $"message {i}");
        }

        ScrollBand before = scenario.Draw().Band!.Value;
        ScrollBand after = scenario.Says(1, "one more").Draw().Band!.Value;

        Assert.Equal(before with { FirstRow = before.FirstRow + 1 }, after);
    }

    [Fact]
    public void Draw_AQuestion_ShowsItAndKeepsTheTypedText()
    {
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1).Connected(2).Enters("hello");

        Assert.Contains("send to all 2? y/n", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("▸ hello", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_ATargetThatIsGone_SaysSoInThePrompt()
    {
        string screen = DashboardScenario.At(80, 24).Listening().Connected(3).Enters("\\to #3").Closed(3).Screen();

        Assert.Contains("#3 closed ▸", screen, StringComparison.Ordinal);
    }

    private static DashboardScenario Busy(int width, int height) => DashboardScenario.At(width, height)
        .Listening()
        .Connected(1, "10.0.4.17", 50122)
        .Connected(2, "10.0.4.8", 41802)
        .Connected(3, "2001:db8::7:1234", 41816)
        .Enters("\\name #1 pump-7")
        .Enters("\\name #2 slow")
        .Counters(1, 1_200_000, 2_048)
        .Counters(2, 2_000, 0, 1_250_000)
        .Counters(3, 5, 84_000)
        .After(TimeSpan.FromSeconds(1.123)).Says(1, "STATUS ok temp=21.4 flow=3.2")
        .After(TimeSpan.FromSeconds(1)).Says(3, "GET /health HTTP/1.1\r\n"u8.ToArray(), 1)
        .Says(3, "\x02PON\x03"u8.ToArray())
        .Says(1, "温度は 21.4 度 café 👍")
        .Connected(4, "10.0.4.22")
        .After(TimeSpan.FromSeconds(2.6)).Closed(4, CloseReason.Reset)
        .Enters("\\to #1")
        .Enters("restart --soft")
        .Types("report all");

    private static DashboardScenario WithListeners(int width, int height) => DashboardScenario.At(width, height)
        .Listening()
        .Listening(2, "*", 9000, openToNetwork: true)
        .Happened(new EngineEvent.ListenerFailed(
            new ListenerId(3), new EndpointAddress(Transport.Tcp, "*", 80), new NetworkFault("port 80 needs root", "choose a port above 1023")))
        .Connected(1)
        .Connected(2, listener: 2);
}
