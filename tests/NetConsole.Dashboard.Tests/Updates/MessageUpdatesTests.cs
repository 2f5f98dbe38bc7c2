using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class MessageUpdatesTests
{
    [Fact]
    public void Enter_OnARow_OpensTheWholeMessage_AndEscLeadsBack()
    {
        string text = new string('x', 290) + " the end";
        DashboardScenario scenario = Focused(New().Says(1, text)).Presses(Key.Enter);

        Assert.Contains("── Message, text ──", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("xx the end", scenario.Screen(), StringComparison.Ordinal);
        Assert.Equal(Pane.Transcript, scenario.Presses(Key.Escape).Model.Focus);
        Assert.Null(scenario.Model.Overlay);
    }

    [Fact]
    public void OpenMessage_TellsWhatIsKnownOfIt()
    {
        string screen = Focused(New().Enters("\\name #1 pump").After(TimeSpan.FromSeconds(0.123456)).Says(1, "PING")).Presses(Key.Enter).Screen();

        Assert.Matches("from +#1 pump\n", screen);
        Assert.Matches("time +2026-11-21 12:00:00.123456\n", screen);
        Assert.Matches("length +5 bytes, 4 bytes of text\n", screen);
        Assert.Matches("number +1 of those received on its connection\n", screen);
    }

    [Fact]
    public void OpenMessage_StaysAsItIs_WhenTheTranscriptLetsGoOfIt()
    {
        DashboardScenario scenario = Focused(New().Says(1, "PING")).Presses(Key.Enter);
        string[] before = scenario.Lines();
        for (int i = 0; i < 40; i++)
        {
            scenario.Says(1, new byte[50_000]);
        }

        Assert.True(scenario.Model.Transcript.Extent.LetGo > 0);
        Assert.Equal(before, scenario.Lines());
    }

    [Fact]
    public void OpenMessage_H_GoesThroughTheViews()
    {
        DashboardScenario scenario = Focused(New().Says(1, "PING")).Presses(Key.Enter).Presses('h');
        Assert.Contains("0000  50 49 4e 47 0a                                    PING.", scenario.Screen(), StringComparison.Ordinal);

        Assert.Matches("\n  PING +50 49 4e 47 0a\n", scenario.Presses('h').Screen());
        Assert.Contains("Message, text", scenario.Presses('h').Screen(), StringComparison.Ordinal);
        Assert.Equal(MessageView.Text, scenario.Model.Settings.View);
    }

    [Fact]
    public void OpenMessage_Json_IsIndented() =>
        Assert.Contains("    \"id\": 7\n", Focused(New().Says(1, """{"id":7}""")).Presses(Key.Enter).Screen(), StringComparison.Ordinal);

    [Fact]
    public void OpenMessage_LongerThanTheScreen_Scrolls_ToItsLastByte()
    {
        DashboardScenario scenario = Focused(New().Says(1, [.. new byte[5000], (byte)'!'])).Presses('h').Presses(Key.Enter).Presses('G');

        Assert.Contains("1380  00 00 00 00 00 00 00 00  21", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains(" of 318 ─", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("time ", scenario.Presses('g').Screen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(200, 60)]
    [InlineData(20, 4)]
    public void OpenMessage_IsLaidOutAnew_OnAResize(int width, int height)
    {
        DashboardScenario scenario = Focused(New().Says(1, new string('x', 500))).Presses(Key.Enter).Resizes(width, height).Presses('G');

        string[] lines = [.. scenario.Lines().Where(line => line.Contains("xx", StringComparison.Ordinal))];
        Assert.Equal(500 % (width - 4), lines[^1].Trim().Length);
        Assert.All(lines[..^1], line => Assert.Equal(new string('x', width - 4), line.Trim()));
    }

    [Fact]
    public void Y_CopiesTheText_WithEscapes_AndBackslashesDoubled()
    {
        DashboardScenario scenario = Focused(New().Says(1, "a\\b\x02\n"u8.ToArray(), 1)).Presses('y');

        Assert.Equal(@"a\\b\x02", Copied(scenario));
        Assert.Equal("copied 8 bytes of text", scenario.Notice);
    }

    [Fact]
    public void ShiftY_CopiesTheBytesOnTheWire_AsHex()
    {
        DashboardScenario scenario = Focused(New().Says(1, "PING")).Presses('Y');

        Assert.Equal("50494e470a", Copied(scenario));
        Assert.Equal("copied 10 bytes of hex", scenario.Notice);
    }

    [Fact]
    public void Y_OnAnOpenMessage_CopiesThatOne()
    {
        DashboardScenario scenario = Focused(New().Says(1, "first")).Presses(Key.Enter).Says(1, "second").Presses('y');

        Assert.Equal("first", Copied(scenario));
    }

    [Fact]
    public void Copy_OfMoreThanTerminalsTake_IsRefused()
    {
        DashboardScenario scenario = Focused(New().Says(1, new byte[(ITerminal.MostCopiedBytes / 2) + 1])).Presses('Y');

        Assert.Empty(scenario.Effects.OfType<Effect.Copy>());
        Assert.Equal("100,002 bytes of hex are more than the 100,000 that terminals take; nothing was copied", scenario.Notice);
    }

    [Fact]
    public void Keys_WithoutAnyRow_SaySo()
    {
        DashboardScenario scenario = Focused(New().Enters("\\clear"));
        foreach (KeyStroke key in new[] { KeyStroke.Of(Key.Enter), KeyStroke.Of('y'), KeyStroke.Of('Y') })
        {
            Assert.Equal("there is no row", scenario.Presses(key).Notice);
        }
    }

    private static string Copied(DashboardScenario scenario) => Encoding.UTF8.GetString(Assert.Single(scenario.Effects.OfType<Effect.Copy>()).Utf8.Span);

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(1);

    private static DashboardScenario Focused(DashboardScenario scenario)
    {
        while (scenario.Model.Focus != Pane.Transcript)
        {
            scenario.Presses(Key.F6);
        }

        return scenario;
    }
}
