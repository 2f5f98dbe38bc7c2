using System.Text;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Tests.Views.Rows;

public class TranscriptRowTests
{
    private const string Json = """{"id":7,"temp":21.4,"unit":"°C","tags":["a","b"]}""";

    [Fact]
    public void Hex_At120Columns_ShowsSixteenBytesToALine() => Assert.Equal(
        [
            " 12:00:00.000  #1               ←  0000  53 54 41 54 55 53 20 6f  6b 20 74 65 6d 70 3d 32  STATUS ok temp=2",
            "                                   0010  31 2e 34 0d 0a                                    1.4..",
        ],
        Rows(120, "hex", "STATUS ok temp=21.4\r\n"u8));

    [Fact]
    public void Hex_At80Columns_ShowsEight() => Assert.Equal(
        [
            " 12:00:00.000 #1         ← 0000  50 49 4e 47 20 31 32 33  PING 123",
            "                           0008  0a                       .",
        ],
        Rows(80, "hex", "PING 123\n"u8));

    [Fact]
    public void Hex_At40Columns_ShowsFour() => Assert.Equal(
        [" 12:00:00 #1    ← 0000 50 49 4e 47 PING", "                  0004 0a          ."],
        Rows(40, "hex", "PING\n"u8));

    [Fact]
    public void Hex_ALongMessage_SaysHowMuchIsLeftOut()
    {
        string[] rows = Rows(120, "hex", new byte[1136]);

        Assert.Equal(8, rows.Length);
        Assert.EndsWith("   … 1,024 bytes more", rows[7], StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ShowsTheTextAndTheBytesBesideIt() => Assert.Equal(
        [
            " 12:00:00.000 #1         ← café 温度                        63 61 66 c3 a9 20 e6 b8",
            "                                                            a9 e5 ba a6 0d",
        ],
        Rows(83, "both", Encoding.UTF8.GetBytes("café 温度\r")).Select(row => row.Replace("\\r", "  ", StringComparison.Ordinal)).ToArray());

    [Fact]
    public void Both_TextThatIsLonger_IsWrapped()
    {
        string[] rows = Rows(80, "both", Encoding.UTF8.GetBytes(new string('x', 16) + "\x01\x02\x03\x04" + new string('y', 12)));

        Assert.Equal(4, rows.Length);
        Assert.Contains(@"xxxxxxxxxxxxxxxx\x01\x02\x03", rows[0], StringComparison.Ordinal);
        Assert.Contains(@"\x04yyyyyyyyyyyy", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_WhenAskedFor_IsIndented_AndTextIsNot()
    {
        string[] rows = Body(Scene(120).Enters("\\set json on").Says(1, Json).Says(1, "{no json}").Draw());

        Assert.Equal(
            ["{", "  \"id\": 7,", "  \"temp\": 21.4,", "  \"unit\": \"°C\",", "  \"tags\": [", "    \"a\",", "    \"b\"", "  ]", "}", "{no json}"],
            rows.Select(row => row[35..]).ToArray());
    }

    [Fact]
    public void Json_OfManyLines_SaysHowManyAreLeftOut() => Assert.EndsWith(
        "… 87 lines more",
        Body(Scene(120, 40).Enters("\\set json on").Says(1, $"[{string.Join(',', Enumerable.Range(0, 100))}]").Draw())[15],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("text")]
    [InlineData("hex")]
    [InlineData("both")]
    public void Notes_AreText_InEveryView(string view) => Assert.Contains(
        "#7                  closed by the peer", Scene(120).Enters($"\\view {view}").Connected(7).Closed(7).Screen(), StringComparison.Ordinal);

    [Fact]
    public void Delta_CountsFromMessageToMessage_NotFromNotesBetween()
    {
        DashboardScenario scenario = Scene(120).Enters("\\set time delta").Says(1, "one")
            .After(TimeSpan.FromSeconds(1)).Connected(2).After(TimeSpan.FromSeconds(1.5)).Says(1, "two");

        string[] rows = Body(scenario.Draw());

        Assert.StartsWith("   +1.000000  #2", rows[^2], StringComparison.Ordinal);
        Assert.StartsWith("   +2.500000  #1", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_AreCut_AndStandBelowEachOther()
    {
        DashboardScenario scenario = Scene(120).Connected(12345).Enters("\\name #1 a-name-that-is-too-long").Enters("\\name #12345 pump").Says(1, "x").Says(12345, "y");

        string[] rows = Body(scenario.Draw());

        Assert.StartsWith(" 12:00:00.000  #1   a-name-tha… ←  x", rows[^2], StringComparison.Ordinal);
        Assert.StartsWith(" 12:00:00.000  #12345 pump      ←  y", rows[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("both")]
    public void Escapes_AreToldFromTypedBackslashes_ByInk(string view) => AssertInks(view, Theme.Dark);

    [Theory]
    [InlineData("text")]
    [InlineData("both")]
    public void Escapes_AreToldFromTypedBackslashes_WithoutColour(string view)
    {
        AssertInks(view, Theme.Monochrome);
        Assert.Equal(TextAttributes.Underline, Theme.Monochrome.Escape.Attributes);
    }

    [Fact]
    public void Hex_ADotThatStandsForAByte_IsToldFromADot()
    {
        CellBuffer buffer = Scene(120).Enters("\\view hex").Says(1, [(byte)'.', 0x01]).Draw().Buffer;
        int y = Array.FindIndex(buffer.ToLines(), line => line.Contains("2e 01", StringComparison.Ordinal));
        int x = buffer.ToLines()[y].IndexOf("..", StringComparison.Ordinal);

        Assert.Equal(Theme.Dark.Text, buffer[x, y].Style);
        Assert.Equal(Theme.Dark.Escape, buffer[x + 1, y].Style);
    }

    [Fact]
    public void Cursor_IsOnTheFirstLineOfItsRow()
    {
        DashboardScenario scenario = Focused(Scene(120).Enters("\\view hex").Says(1, new byte[40]));
        CellBuffer buffer = scenario.Draw().Buffer;
        int y = Array.FindIndex(buffer.ToLines(), line => line.Contains("0000  00", StringComparison.Ordinal));

        Assert.True(buffer[1, y].Style.Attributes.HasFlag(TextAttributes.Reverse));
        Assert.False(buffer[1, y + 1].Style.Attributes.HasFlag(TextAttributes.Reverse));
    }

    private static void AssertInks(string view, Theme theme)
    {
        DashboardScenario scenario = Scene(120).Enters($"\\view {view}").Says(1, "a\\e\e\\\\"u8.ToArray());
        CellBuffer buffer = new(120, 24);
        ScreenView.Draw(new Scene(scenario.Model, theme), buffer);
        int y = Array.FindIndex(buffer.ToLines(), line => line.Contains(@"a\e\e\\", StringComparison.Ordinal));
        int x = buffer.ToLines()[y].IndexOf(@"a\e\e\\", StringComparison.Ordinal);

        Assert.Equal(
            [theme.Text, theme.Text, theme.Text, theme.Escape, theme.Escape, theme.Text, theme.Text],
            Enumerable.Range(x, 7).Select(column => buffer[column, y].Style).ToArray());
    }

    private static DashboardScenario Scene(int width, int height = 24) => DashboardScenario.At(width, height).Listening().Connected(1).Enters("\\clear");

    private static DashboardScenario Focused(DashboardScenario scenario)
    {
        while (scenario.Model.Focus != Dashboard.Models.Pane.Transcript)
        {
            scenario.Presses(Terminal.Input.Key.F6);
        }

        return scenario;
    }

    private static string[] Rows(int width, string view, ReadOnlySpan<byte> message) =>
        Body(Scene(width).Enters($"\\view {view}").Says(1, message.ToArray()).Draw());

    /// <summary>The rows of the transcript's pane that are not blank.</summary>
    private static string[] Body(Frame frame)
    {
        ScrollBand band = frame.Band!.Value;
        return [.. frame.Buffer.ToLines().Skip(band.Top).Take(band.Height).Where(line => line.Length > 0)];
    }
}
