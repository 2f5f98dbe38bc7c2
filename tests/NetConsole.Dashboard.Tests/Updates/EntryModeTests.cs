using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class EntryModeTests
{
    [Fact]
    public void AltE_GoesRoundTheModes()
    {
        DashboardScenario scenario = New();

        Assert.Equal(EntryMode.Escapes, scenario.Alt('e').Model.EntryMode);
        Assert.Equal(EntryMode.Hex, scenario.Alt('e').Model.EntryMode);
        Assert.Equal(EntryMode.Text, scenario.Alt('e').Model.EntryMode);
    }

    [Fact]
    public void Escapes_AreATemplateWithALineEnd() => Assert.Equal(["#1 \\x02{crc16}\n"], New().Alt('e').Enters("\\x02{crc16}").TemplatesSent);

    [Fact]
    public void Escapes_WhatHasTheNameOfACommand_IsOne() => Assert.IsType<Target.All>(New().Alt('e').Enters("\\to all").Model.Target);

    [Theory]
    [InlineData("48 65 6c")]
    [InlineData("48656C")]
    [InlineData(" 4865 6c ")]
    public void Hex_SendsTheBytesAndNothingElse(string typed) => Assert.Equal(["#1 Hel"], New().Alt('e').Alt('e').Enters(typed).Sent);

    [Theory]
    [InlineData(1, "a\\q", "column 2: unknown escape")]
    [InlineData(1, "{nonsense}", "column 2: unknown field")]
    [InlineData(2, "48 6", "column 4: a byte has two hex digits")]
    [InlineData(2, "4g", "column 1: a byte has two hex digits")]
    [InlineData(2, "x", "column 1: x is no hex digit")]
    public void AMistake_IsNamedWhileTyping_AndEnterRefusesIt(int modes, string typed, string problem)
    {
        DashboardScenario scenario = New();
        for (int i = 0; i < modes; i++)
        {
            scenario.Alt('e');
        }

        Assert.StartsWith(problem, scenario.Types(typed).Model.Draft.Mistake?.ToString(), StringComparison.Ordinal);
        scenario.Presses(Key.Enter);
        Assert.Empty(scenario.Sent);
        Assert.Empty(scenario.TemplatesSent);
        Assert.StartsWith(problem, scenario.Notice, StringComparison.Ordinal);
        Assert.Equal(typed, scenario.Text());
    }

    [Fact]
    public void SeveralLines_AreSeveralMessages() => Assert.Equal(["#1 one\n", "#1 \n", "#1 three\n"], New().Lines("one", "", "three").Presses(Key.Enter).Sent);

    [Fact]
    public void SeveralLines_WithACommandAmongThem_AreRefused()
    {
        DashboardScenario scenario = New().Lines("one", "\\q").Presses(Key.Enter);

        Assert.Empty(scenario.Orders);
        Assert.StartsWith("line 2, column 1: a command stands alone", scenario.Notice, StringComparison.Ordinal);
        Assert.Equal(4, scenario.Model.Input.Cursor);
    }

    [Fact]
    public void Trim_StripsBlanks_AndRefusesEmptyLines()
    {
        DashboardScenario scenario = New().Enters("\\set trim on").Enters("  hi \t");
        Assert.Equal(["#1 hi\n"], scenario.Sent);

        scenario.Enters("   ");
        Assert.Single(scenario.Sent);
        Assert.Contains("the line is empty: there is nothing to send", scenario.Notice, StringComparison.Ordinal);
        Assert.Equal("   ", scenario.Text());
    }

    [Fact]
    public void Encoding_WritesWhatIsTyped_AndReadsWhatPeersSay()
    {
        DashboardScenario scenario = New().Enters("\\set encoding windows-1252").Enters("5 €").Says(1, [0x63, 0x61, 0x66, 0xE9]);

        Assert.Equal([0x35, 0x20, 0x80], Assert.Single(scenario.Orders.OfType<EngineCommand.Send>()).Bytes.ToArray());
        Assert.Contains("→  5 €", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("←  café", scenario.Screen(), StringComparison.Ordinal);
        Assert.Contains("windows-1252", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_ACharacterItDoesNotHave_IsNamedAndRefused()
    {
        DashboardScenario scenario = New().Enters("\\set encoding latin1").Enters("5 €");

        Assert.Empty(scenario.Sent);
        Assert.StartsWith("column 3: latin1 has no \"€\"", scenario.Notice, StringComparison.Ordinal);
        Assert.StartsWith("column 7: latin1 has no \"€\"", scenario.Ctrl('u').Enters("\\send €").Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\x02PON\\x03{sum8}", "→ \\x02PON\\x03f2\\n", "8 bytes")]
    [InlineData("{time}", "→ 2026-11-21T12:00:00.000000Z\\n", "for example, 28 bytes")]
    public void Preview_ShowsTheBytesOnTheWire(string typed, string shown, string length)
    {
        string screen = New().Alt('e').Types(typed).Screen();

        Assert.Contains(shown, screen, StringComparison.Ordinal);
        Assert.Contains(length, screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_OfText_IsThereWhenAskedFor()
    {
        DashboardScenario scenario = New().Types("hi");
        Assert.DoesNotContain("→ hi", scenario.Screen(), StringComparison.Ordinal);

        Assert.Contains("→ hi\\n", scenario.Alt('p').Screen(), StringComparison.Ordinal);
        Assert.DoesNotContain("→ hi", scenario.Alt('p').Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_WithAFrame_ShowsIt_AndWhyItDoesNotFit()
    {
        DashboardScenario scenario = New().Alt('p').Happened(new EngineEvent.FramingChanged(SettingScope.Of(new ConnectionId(1)), new FramingSpec.StxEtx())).Types("hi");
        Assert.Contains("→ \\x02hi\\x03", scenario.Screen(), StringComparison.Ordinal);

        scenario.Happened(new EngineEvent.FramingChanged(SettingScope.Of(new ConnectionId(1)), new FramingSpec.FixedLength(5)));
        Assert.Contains("2 bytes, and fixed:5 needs 5", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_OfACommandThatSends_ShowsThat() => Assert.Contains("→ \\x02", New().Alt('p').Types("\\send \\x02").Screen(), StringComparison.Ordinal);

    [Fact]
    public void Utf8_IsStillWhatIsSentByDefault() => Assert.Equal("漢", Encoding.UTF8.GetString(New().Enters("漢").Orders.OfType<EngineCommand.Send>().Single().Bytes.Span));

    private static DashboardScenario New() => DashboardScenario.At(120, 24).Listening().Connected(1);
}
