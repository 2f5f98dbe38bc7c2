using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Views;

public class FindingViewTests
{
    private static readonly (int Width, int Height)[] Sizes = [(200, 60), (120, 40), (80, 24), (60, 12), (40, 10)];

    public static TheoryData<int, int> EverySize => [.. Sizes];

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_AFilter_SaysWhatItHides(int width, int height) =>
        Snapshot.Match($"filter-{width}x{height}", Talk(width, height).Enters("\\filter in not \"温度\"").Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_AFilterAtWork_SaysHowFarItIs(int width, int height)
    {
        DashboardModel model = Talk(width, height).Enters("\\filter in").Model;
        model = model with { Filter = model.Filter! with { Tally = new MatchTally(8, LookedFrom: 5, Percent: 42) } };

        Snapshot.Match($"filtering-{width}x{height}", Lines(model));
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_AFilterOfWhichNothingIsShownYet_HasNoCounts(int width, int height)
    {
        DashboardModel model = Talk(width, height).Enters("\\filter in").Model;

        string screen = string.Join('\n', Lines(model with { Filter = model.Filter! with { Tally = null } }));
        Assert.Contains("filtering", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", screen, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_ASearch_CountsItsMatches(int width, int height) =>
        Snapshot.Match($"find-{width}x{height}", InPane(Talk(width, height)).Presses('/').Types("e\u0301|温度").Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_AnExpressionWithAMistake_SaysWhatIsWrong(int width, int height) =>
        Snapshot.Match($"find-mistake-{width}x{height}", InPane(Talk(width, height)).Presses('/').Types("温度[").Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_MarksAndAFilter(int width, int height) => Snapshot.Match(
        $"marks-{width}x{height}",
        InPane(Talk(width, height)).Presses('k').Presses('m').Presses('k').Presses('k').Presses('m').Presses(Key.Escape).Enters("\\filter marked or #2").Lines());

    [Fact]
    public void Draw_AMatch_IsInkedWhereItStands_AlsoAfterWideAndCombiningText()
    {
        DashboardScenario scenario = InPane(DashboardScenario.At(80, 24).Listening().Connected(1).Says(1, "漢字 cafe\u0301 温度=21")).Presses('/').Types("温度");
        CellBuffer buffer = scenario.Draw().Buffer;
        int y = Array.FindIndex(buffer.ToLines(), line => line.Contains("温度=21", StringComparison.Ordinal));

        Assert.Equal("温度", string.Concat(Enumerable.Range(0, 80).Where(x => buffer[x, y].Style.Background == Theme.Dark.Match.Background).Select(x => buffer[x, y].Cluster)));
    }

    [Theory]
    [InlineData("\\view hex", "b8 a9 e5 ba a6|......", "温度")]
    [InlineData("\\view both", "温度 e6 b8 a9 e5 ba a6", "温度")]
    [InlineData("\\set json on", "温度", "温度")]
    [InlineData("\\view both", "21.4 32 31 2e 34", "21\\.4")]
    public void Draw_AMatch_InEveryView_IsInkedWhereItStands(string view, string inked, string pattern)
    {
        DashboardScenario scenario = InPane(DashboardScenario.At(120, 40).Listening().Connected(1).Enters(view).Says(1, """{"漢":"温度","t":21.4}""")).Presses('/').Types(pattern);
        CellBuffer buffer = scenario.Draw().Buffer;

        string[] found = [.. Enumerable.Range(0, 40).Select(y => InkedText(buffer, y)).Where(text => text.Length > 0)];
        Assert.Contains(inked.Replace("|", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), string.Concat(found).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_AMatchThatIsNotOnScreen_InksTheRowsArrow()
    {
        DashboardScenario scenario = InPane(DashboardScenario.At(120, 40).Listening().Connected(1).Enters("\\view hex").Says(1, new string('x', 300) + "end")).Presses('/').Types("end");
        CellBuffer buffer = scenario.Draw().Buffer;

        Assert.Equal("←", string.Concat(Enumerable.Range(0, 40).Select(y => InkedText(buffer, y))));
    }

    [Theory]
    [InlineData("", "温度温度")]
    [InlineData("h", "e6b8a9e5baa6......e6b8a9e5baa6......")]
    [InlineData("hh", "温度e6b8a9e5baa6温度e6b8a9e5baa6")]
    public void Draw_AnOpenMessage_InksWhatWasSearched(string views, string inked)
    {
        DashboardScenario scenario = InPane(DashboardScenario.At(120, 40).Listening().Connected(1).Says(1, "温度=21.4, é 温度=7")).Presses('/').Types("温度").Presses(Key.Enter);
        CellBuffer buffer = scenario.Presses(Key.Enter).Types(views).Draw().Buffer;

        char[] all = [.. string.Concat(Enumerable.Range(0, 40).Select(y => InkedText(buffer, y))).Where(character => character != ' ').Order()];
        Assert.Equal(inked.Order(), all);
    }

    private static string InkedText(CellBuffer buffer, int y) =>
        string.Concat(Enumerable.Range(0, buffer.Width).Where(x => buffer[x, y].Style.Background == Theme.Dark.Match.Background).Select(x => buffer[x, y].Cluster));

    private static string[] Lines(DashboardModel model) =>
        ScreenView.Draw(new Scene(model, Theme.Dark), new CellBuffer(model.Width, model.Height)).Buffer.ToLines();

    private static DashboardScenario Talk(int width, int height) => DashboardScenario.At(width, height).Listening().Connected(1).Connected(2)
        .Says(1, "温度=21.4 漢字").Says(2, "cafe\u0301 👍🏽 ok").Says(1, "temp=3\x02").Says(1, "re\u0301sume\u0301 温度=7").Says(2, "한국 温度 שלום").Enters("\\to all").Enters("grüße").Says(1, "ok");

    private static DashboardScenario InPane(DashboardScenario scenario)
    {
        while (scenario.Model.Focus != Pane.Transcript)
        {
            scenario.Presses(Key.F6);
        }

        return scenario;
    }
}
