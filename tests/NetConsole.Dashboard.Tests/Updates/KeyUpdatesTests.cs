using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;
using KeyTable = NetConsole.Dashboard.Keys.KeyTable;

namespace NetConsole.Dashboard.Tests.Updates;

public class KeyUpdatesTests
{
    [Fact]
    public void Typing_WhileMessagesArrive_IsNotDisturbed()
    {
        DashboardScenario scenario = New().Types("hello ");
        scenario.Says(1, "noise").Types("world").Says(1, "more noise");

        Assert.Equal("hello world", scenario.Model.Input.Text);
        Assert.Contains("▸ hello world", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resize_KeepsWhatWasTyped() => Assert.Equal("hello", New().Types("hello").Resizes(30, 5).Resizes(120, 40).Model.Input.Text);

    [Fact]
    public void CtrlC_ClearsTheLine_ThenAsksOnceMore_ThenQuits()
    {
        DashboardScenario scenario = New().Types("abc").Presses('c', KeyModifiers.Control);
        Assert.True(scenario.Model.Input.IsEmpty);
        Assert.Empty(scenario.Effects.OfType<Effect.Quit>());

        scenario.Presses('c', KeyModifiers.Control);
        Assert.Equal("Ctrl-C once more quits", scenario.Notice);
        Assert.Empty(scenario.Effects.OfType<Effect.Quit>());

        scenario.Presses('c', KeyModifiers.Control);
        Assert.Single(scenario.Effects.OfType<Effect.Quit>());
    }

    [Fact]
    public void CtrlC_ThenAnotherKey_DisarmsQuitting() => Assert.Empty(
        New().Presses('c', KeyModifiers.Control).Presses('x').Presses('u', KeyModifiers.Control).Presses('c', KeyModifiers.Control).Effects.OfType<Effect.Quit>());

    [Fact]
    public void Undo_BringsBackAClearedLine() =>
        Assert.Equal("abc", New().Types("abc").Presses('c', KeyModifiers.Control).Presses('_', KeyModifiers.Control).Model.Input.Text);

    [Fact]
    public void Literal_PutsAControlCharacterIntoTheLine() =>
        Assert.Equal("\x02\e", New().Presses('v', KeyModifiers.Control).Presses('b', KeyModifiers.Control).Presses('v', KeyModifiers.Control).Presses(Key.Escape).Model.Input.Text);

    [Fact]
    public void History_StepsBackAndReturnsToTheDraft()
    {
        DashboardScenario scenario = New().Enters("one").Enters("two").Types("draft");

        Assert.Equal("two", scenario.Presses(Key.Up).Model.Input.Text);
        Assert.Equal("one", scenario.Presses('p', KeyModifiers.Control).Model.Input.Text);
        Assert.Equal("one", scenario.Presses(Key.Up).Model.Input.Text);
        Assert.Equal("two", scenario.Presses(Key.Down).Model.Input.Text);
        Assert.Equal("draft", scenario.Presses('n', KeyModifiers.Control).Model.Input.Text);
    }

    [Fact]
    public void TwoStrokeKey_ScrollsTheTranscript()
    {
        DashboardScenario scenario = New();
        for (int i = 0; i < 100; i++)
        {
            scenario.Says(1, $"line {i}");
        }

        scenario.Presses('v', KeyModifiers.Alt).Presses('v', KeyModifiers.Alt);
        long up = scenario.Model.Transcript.End.Ordinal;
        scenario.Presses('x', KeyModifiers.Control).Presses('v');

        Assert.True(scenario.Model.Transcript.End.Ordinal > up);
        Assert.True(scenario.Presses('>', KeyModifiers.Alt).Model.Transcript.IsLive);
    }

    [Fact]
    public void PageUp_StopsWhereTheTranscriptBegins()
    {
        DashboardScenario scenario = New();
        for (int i = 0; i < 40; i++)
        {
            scenario.Says(1, $"line {i}");
        }

        for (int i = 0; i < 20; i++)
        {
            scenario.Presses(Key.PageUp);
        }

        Assert.Contains("L1 listening", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Panes_AreVisitedInTurn()
    {
        DashboardScenario scenario = New(120, 40);
        List<Pane> visited = [];
        for (int i = 0; i < 4; i++)
        {
            visited.Add(scenario.Presses(Key.F6).Model.Focus);
        }

        Assert.Equal([Pane.Listeners, Pane.Connections, Pane.Transcript, Pane.Input], visited);
        Assert.Equal(Pane.Transcript, scenario.Presses(Key.Tab, KeyModifiers.Shift).Model.Focus);
        Assert.Equal(Pane.Input, scenario.Presses(Key.Escape).Model.Focus);
    }

    [Fact]
    public void ConnectionsPane_EnterMakesTheSelectedOneTheTarget()
    {
        DashboardScenario scenario = New().Connected(2).Connected(3).Presses(Key.Tab).Presses('j').Presses(Key.Enter);

        Assert.Equal(new Target.Connections([new ConnectionId(2)]), scenario.Model.Target);
        Assert.Equal(Pane.Input, scenario.Model.Focus);
    }

    [Fact]
    public void ConnectionsPane_XClosesAfterAQuestion()
    {
        DashboardScenario scenario = New().Presses(Key.Tab).Presses('x');
        Assert.Empty(scenario.Orders);

        Assert.Equal(new ConnectionId(1), Assert.IsType<EngineCommand.CloseConnection>(Assert.Single(scenario.Presses('y').Orders)).Connection);
    }

    [Fact]
    public void Notice_GoesWithTheNextKey() => Assert.Null(New().Enters("\\nonsense").Presses(Key.Left).Notice);

    [Fact]
    public void Help_ScrollsAndCloses()
    {
        DashboardScenario scenario = New().Enters("\\?");
        string first = scenario.Screen();
        Assert.NotEqual(first, scenario.Presses(Key.PageDown).Screen());
        Assert.Null(scenario.Presses('q').Model.Overlay);
    }

    [Fact]
    public void Keys_EveryLineOfTheTable_HasAKeyThatAVt100Sends()
    {
        foreach (KeyBinding binding in KeyTable.Bindings)
        {
            Assert.True(binding.Keys.Any(IsOnAVt100), $"{binding.Description} has no key for a VT100: {string.Join(", ", binding.Keys)}");
        }
    }

    [Fact]
    public void Keys_EveryAction_DoesSomethingOrLeavesTheModelInOrder()
    {
        foreach (DashboardAction action in Enum.GetValues<DashboardAction>())
        {
            Assert.NotNull(ActionUpdates.Perform(New().Types("some text").Model, action).Model);
        }
    }

    // The keys of a VT100: characters, control characters, ESC as a prefix, Tab, Return, Backspace, the arrows, and PF1 to PF4.
    private static bool IsOnAVt100(KeySequence keys) => (keys.Prefix is null || IsOnAVt100(keys.Prefix.Value)) && IsOnAVt100(keys.Stroke);

    private static bool IsOnAVt100(KeyStroke stroke) => stroke switch
    {
        { Key: Key.Character, Modifiers: KeyModifiers.Control } => Rune.IsLetter(stroke.Character) || stroke.Character.Value is '_' or '\\' or ']' or '^' or ' ',
        { Key: Key.Character } => stroke.Character.IsAscii,
        { Key: Key.Enter or Key.Tab or Key.Escape or Key.Backspace or Key.Up or Key.Down or Key.Left or Key.Right or Key.F1 or Key.F2 or Key.F3 or Key.F4 } =>
            stroke.Modifiers is KeyModifiers.None or KeyModifiers.Alt,
        _ => false,
    };

    private static DashboardScenario New(int width = 80, int height = 24) => DashboardScenario.At(width, height).Listening().Connected(1);
}
