using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Tests.Views;

/// <summary>Panes, palette and help with names and words from all over the world.</summary>
public sealed class PanesViewTests
{
    private static readonly (int Width, int Height)[] Sizes = [(200, 60), (120, 40), (80, 24), (60, 12), (40, 10)];

    public static TheoryData<int, int> EverySize => [.. Sizes];

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Panes_ShowNamesAndLastWords(int width, int height) => Snapshot.Match($"panes-{width}x{height}", World(width, height).Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Panes_WithoutListeners_HaveRoomForMore(int width, int height) =>
        Snapshot.Match($"panes-wide-{width}x{height}", World(width, height).Presses('x', KeyModifiers.Control).Presses('l').Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Palette_ListsWhatIsFound(int width, int height) =>
        Snapshot.Match($"palette-{width}x{height}", World(width, height).Types("draft").Presses('x', KeyModifiers.Alt).Types("conn").Presses(Key.Down).Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Help_OnACommand_ExplainsItFirst(int width, int height) =>
        Snapshot.Match($"help-word-{width}x{height}", World(width, height).Types("\\listen 漢字 ").Presses(Key.F1).Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Help_InAPane_HasItsKeysFirst(int width, int height) =>
        Snapshot.Match($"help-pane-{width}x{height}", World(width, height).Presses(Key.F6).Presses(Key.F6).Presses('?').Lines());

    [Fact]
    public void NothingIsCutInTheMiddleOfAWideCharacter()
    {
        for (int width = 20; width < 210; width += width < 66 ? 1 : 7)
        {
            AssertWhole(World(width, 24));
            AssertWhole(World(width, 24).Presses('x', KeyModifiers.Control).Presses('l'));
            AssertWhole(World(width, 24).Presses('x', KeyModifiers.Alt).Types("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"));
        }
    }

    [Fact]
    public void NoScreenIsTooSmallForAnythingOpen()
    {
        for (int height = 1; height < 14; height++)
        {
            foreach (int width in new[] { 1, 19, 20, 33, 60, 116 })
            {
                DashboardScenario scenario = World(width, height).Presses('x', KeyModifiers.Alt).Types("c").Presses(Key.Down).Presses(Key.Up).Presses(Key.Up);
                Frame frame = scenario.Draw();
                Assert.True(frame.Cursor is not { } cursor || (cursor.X < width && cursor.Y < height), $"the cursor left {width}x{height}");
                AssertWhole(scenario.Presses(Key.Escape).Presses(Key.F6).Presses('+').Presses('j').Presses('G').Presses('?').Presses(Key.PageDown));
            }
        }
    }

    private static DashboardScenario World(int width, int height) => DashboardScenario.At(width, height)
        .Listening()
        .Connected(1, "10.0.4.17", 50122)
        .Connected(2, "10.0.4.8", 41802)
        .Connected(3, "2001:db8::7:1234", 41816)
        .Connected(4, "192.168.100.200", 65535)
        .Enters("\\name #1 温度計第一号機")
        .Enters("\\name #2 👩‍🔬🇩🇪1️⃣")
        .Enters("\\name #3 cafe\u0301-\u05E9\u05DC\u05D5\u05DD")
        .Counters(1, 1_000_000, 2_000).Counters(2, 2_000, 0, 1_250_000).Counters(3, 5, 84_000)
        .After(TimeSpan.FromSeconds(1)).Counters(1, 1_040_000, 2_000).Counters(3, 25, 84_000)
        .After(TimeSpan.FromSeconds(1)).Counters(1, 1_200_000, 2_048).Counters(3, 45, 84_000)
        .After(TimeSpan.FromSeconds(1)).Counters(1, 1_200_100, 2_048)
        .Heard(1, "温度は 21.4 度、流量は 3.2 リットル毎分、すべて正常です、そして長い")
        .Heard(2, "👨‍👩‍👧‍👦 e\u0301e\u0301 \x1b[2J\x07 🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷🇫🇷")
        .Heard(3, "\u05E9\u05DC\u05D5\u05DD \u202E abc")
        .Enters("\\to #1");

    private static void AssertWhole(DashboardScenario scenario)
    {
        Frame frame = scenario.Draw();
        for (int y = 0; y < frame.Buffer.Height; y++)
        {
            for (int x = 0; x < frame.Buffer.Width; x++)
            {
                bool isWide = frame.Buffer[x, y].Columns == 2;
                Assert.True(!isWide || (x + 1 < frame.Buffer.Width && frame.Buffer[x + 1, y].Columns == 0), $"cut at {x},{y} of width {frame.Buffer.Width}");
            }
        }
    }
}
