using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Terminal.Input;
using KeyTable = NetConsole.Dashboard.Keys.KeyTable;

namespace NetConsole.Dashboard.Tests.Views;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => new(CommandTable.Entries.Where(entry => entry.Arguments.Length > 0).Select(entry => entry.Word));

    [Theory]
    [MemberData(nameof(Commands))]
    public void EveryCommandThatTakesSomething_HasExamplesThatAreRight(string word)
    {
        DashboardModel model = New().Model;
        Assert.NotEmpty(CommandExamples.Of(word));
        foreach (CommandExample example in CommandExamples.Of(word))
        {
            Assert.True(CommandParser.Parse(example.Line, model).Succeeded(out _, out CommandError? error), $"{example.Line}: {error}");
        }
    }

    [Fact]
    public void EveryKey_IsOnThePage()
    {
        HashSet<string> rows = [.. HelpPage.Rows(new Overlay.Help()).Select(row => row.Left)];
        Assert.All(KeyTable.Bindings, binding => Assert.Contains(string.Join(", ", binding.Keys), rows));
    }

    [Theory]
    [InlineData("listen", "\\listen ADDRESS")]
    [InlineData("\\listen", "\\listen ADDRESS")]
    [InlineData("f6", "f6")]
    [InlineData("Ctrl-X o", "Ctrl-X o")]
    [InlineData("theme", "\\set theme auto|dark|light|monochrome")]
    public void AWord_IsExplainedFirst(string word, string heading) =>
        Assert.Equal(new PageRow(heading, "", IsHeading: true), HelpPage.Rows(Shown(New().Enters($"\\? {word}")))[0]);

    [Fact]
    public void AWordThatIsNothing_IsAnError() => Assert.Contains("no command, key, setting or field nonsense", New().Enters("\\? nonsense").Notice, StringComparison.Ordinal);

    [Fact]
    public void F1_InTheMiddleOfACommand_ExplainsIt_AndLeavesItThere()
    {
        DashboardScenario scenario = New().Types("\\rule --on ").Presses(Key.F1);
        Assert.StartsWith("\\rule ", HelpPage.Rows(Shown(scenario))[0].Left, StringComparison.Ordinal);
        Assert.Equal("\\rule --on ", scenario.Presses(Key.Escape).Model.Input.Text);
    }

    [Fact]
    public void F1_InAWordThatIsNoCommandYet_ShowsEverything() =>
        Assert.StartsWith("Commands", HelpPage.Rows(Shown(New().Types("\\zz").Presses(Key.F1)))[0].Left, StringComparison.Ordinal);

    [Fact]
    public void QuestionMark_InAPane_PutsItsKeysFirst()
    {
        IReadOnlyList<PageRow> rows = HelpPage.Rows(Shown(New().Presses(Key.F6).Presses('?')));
        int own = Index(rows, "In the connections' pane");
        Assert.InRange(own, 0, Index(rows, "Commands, on the input line"));
        Assert.True(Index(rows, "In the transcript") > Index(rows, "Commands, on the input line"));
    }

    private static int Index(IReadOnlyList<PageRow> rows, string heading) => rows.TakeWhile(row => row.Left != heading).Count();

    private static Overlay.Help Shown(DashboardScenario scenario) => Assert.IsType<Overlay.Help>(scenario.Model.Overlay);

    private static DashboardScenario New() => DashboardScenario.At(80, 24).Listening().Connected(3).Connected(5).Enters("\\name #5 pump")
        .Happened(new EngineEvent.AnswersChanged(SettingScope.Everything, AnswerSet.None))
        .Enters("\\save-message ping F3 PING");
}
