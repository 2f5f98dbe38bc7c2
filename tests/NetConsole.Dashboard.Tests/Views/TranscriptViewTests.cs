using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Tests.Views;

public class TranscriptViewTests
{
    private static readonly (int Width, int Height)[] Sizes = [(200, 60), (120, 40), (80, 24), (60, 12), (40, 10)];

    private static readonly string[] Pieces =
        ["temp=21.4 ", "漢字", "e\u0301", "\x02", "\r", "👍🏽", "👨‍👩‍👧", "🇩🇪", "1️⃣", "שלום ", "مرحبا ", "\u202E", "한국", "\\x02", "क्षि"];

    public static TheoryData<string, int, int> EveryViewAndSize =>
        [.. from view in new[] { "text", "hex", "both" } from size in Sizes select (view, size.Width, size.Height)];

    public static TheoryData<int, int> EverySize => [.. Sizes];

    [Theory]
    [MemberData(nameof(EveryViewAndSize))]
    public void Draw_ManyTongues_InEachView(string view, int width, int height) =>
        Snapshot.Match($"tongues-{view}-{width}x{height}", Tongues(width, height).Enters($"\\view {view}").Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_JsonAndNumbersAndDelta(int width, int height) => Snapshot.Match(
        $"json-{width}x{height}",
        DashboardScenario.At(width, height).Listening().Connected(1).Enters("\\set json on").Enters("\\set numbers on").Enters("\\set time delta")
            .Says(1, """{"unit":"°C","at":[21.4,{"漢":"字 👍"}]}""").After(TimeSpan.FromMilliseconds(1.5)).Says(1, "ok").Lines());

    [Theory]
    [MemberData(nameof(EverySize))]
    public void Draw_AnOpenMessage(int width, int height) => Snapshot.Match(
        $"message-{width}x{height}",
        Focused(Tongues(width, height)).Presses('k').Presses('k').Presses('k').Presses(Key.Enter).Presses('h').Presses('h').Lines());

    [Fact]
    public void Draw_AtAnyWidth_CutsText_BetweenClustersAlone()
    {
        Random random = new(1);
        for (int width = 20; width < 130; width++)
        {
            string text = string.Concat(random.GetItems(Pieces, 30));
            string whole = Sanitiser.FromString(text).ToString();
            DashboardScenario scenario = DashboardScenario.At(width, 16).Listening().Connected(1).Enters("\\clear").Says(1, text);
            Frame frame = scenario.Draw();
            int left = RowForm.Of(scenario.Model).Columns.BodyX;
            string shown = string.Concat(Enumerable.Range(left, width - left).Select(x => frame.Buffer[x, frame.Band!.Value.Top].Cluster)).TrimEnd(' ');

            Assert.EndsWith("…", shown, StringComparison.Ordinal);
            Assert.StartsWith(shown[..^1].TrimEnd(' '), whole, StringComparison.Ordinal);
            Assert.True(shown.Length == 1 || StartsACluster(whole, shown.Length - 1), $"cut within a cluster at {width} columns: {shown}");
            foreach (string view in new[] { "hex", "both" })
            {
                AssertWhole(scenario.Enters($"\\view {view}").Draw().Buffer);
            }
        }
    }

    [Fact]
    public void Draw_WithRowsKeptFromTheFrameBefore_LooksAsIfDrawnAnew()
    {
        Random random = new(2);
        RowMemo memo = new();
        string[] commands = ["\\view hex", "\\view both", "\\view text", "\\set json on", "\\set time delta", "\\set time us", "\\name #1 pump", "\\clear"];
        char[] keys = ['j', 'k', 'g', 'G', 'h', 'f'];
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1);
        for (int step = 0; step < 500; step++)
        {
            switch (random.Next(8))
            {
                case 0: scenario.Presses(Key.Escape).Enters(random.GetItems(commands, 1)[0]); break;
                case 1: scenario.Presses(Key.PageUp); break;
                case 2: scenario.Presses(Key.PageDown); break;
                case 3: Focused(scenario).Presses(random.GetItems(keys, 1)[0]); break;
                case 4 when step % 10 == 0: scenario.Resizes(random.Next(20, 130), random.Next(8, 40)); break;
                default: scenario.Says(1, string.Concat(random.GetItems(Pieces, random.Next(1, 40)))); break;
            }

            CellBuffer kept = new(scenario.Model.Width, scenario.Model.Height);
            ScreenView.Draw(new Scene(scenario.Model, Theme.Dark) { Memo = memo }, kept);
            AssertSame(scenario.Draw().Buffer, kept);
        }
    }

    [Fact]
    public void Draw_RowsOfSeveralLines_DeclareHowFarTheyMoved()
    {
        RowMemo memo = new();
        DashboardScenario scenario = DashboardScenario.At(80, 24).Listening().Connected(1).Enters("\\view hex");
        for (int i = 0; i < 20; i++)
        {
            scenario.Says(1, new byte[20]);
        }

        long before = Draw().FirstRow;
        scenario.Says(1, new byte[20]);
        Assert.Equal(before + 3, Draw().FirstRow);
        scenario.Presses(Key.PageUp);
        Assert.Equal(before + 3 - (Draw().Height - 1), Draw().FirstRow);

        ScrollBand Draw() => ScreenView.Draw(new Scene(scenario.Model, Theme.Dark) { Memo = memo }, new CellBuffer(80, 24)).Band!.Value;
    }

    [Fact]
    public void Draw_ChunkBorders_WhenAskedFor_HaveASignAndAnInkOfTheirOwn()
    {
        Assert.Contains("←  PING 温度", Chunked("off", MessageView.Text).Screen, StringComparison.Ordinal);
        (string screen, CellBuffer buffer) = Chunked("on", MessageView.Text);
        Assert.Contains("←  PI┊NG 温┊度", screen, StringComparison.Ordinal);
        int y = Array.FindIndex(buffer.ToLines(), line => line.Contains("PI┊", StringComparison.Ordinal));
        Assert.Equal(Theme.Dark.ChunkBorder, buffer[buffer.ToLines()[y].IndexOf('┊', StringComparison.Ordinal), y].Style);
        Assert.NotEqual(default(Style), Theme.Monochrome.ChunkBorder);

        Assert.Contains("50 49┊4e 47 20 e6┊b8 a9  e5 ba a6", Chunked("on", MessageView.Hex).Screen, StringComparison.Ordinal);
        Assert.Contains("50 49┊4e 47 20 e6┊b8 a9  e5 ba a6", Chunked("on", MessageView.Both).Screen, StringComparison.Ordinal);
    }

    /// <summary>A message that came in three reads, of which the second ended within a character.</summary>
    private static (string Screen, CellBuffer Buffer) Chunked(string chunks, MessageView view)
    {
        TranscriptStore store = new(1 << 20);
        byte[] bytes = Encoding.UTF8.GetBytes("PING 温度");
        store.Append(new TranscriptEntry(EntryKind.Received, DateTimeOffset.UnixEpoch, 1, 1, MessageFlags.None, bytes, 0, bytes.Length, null) { ChunkBorders = new[] { 2, 6 } });
        DashboardModel model = DashboardScenario.At(120, 24).Connected(1).Enters($"\\set chunks {chunks}").Model;
        model = model with
        {
            Rows = store,
            Transcript = TranscriptWindow.Live with { Extent = store.Extent },
            Settings = model.Settings with { View = view },
        };
        CellBuffer buffer = new(120, 24);
        ScreenView.Draw(new Scene(model, Theme.Dark), buffer);
        return (string.Join('\n', buffer.ToLines()), buffer);
    }

    private static DashboardScenario Tongues(int width, int height) => DashboardScenario.At(width, height)
        .Listening()
        .Connected(1)
        .Enters("\\name #1 ポンプ")
        .Says(1, "温度は二十一度四分、流量は毎分三リットル、圧力は千十三ヘクトパスカルです。異常はありません。")
        .Says(1, "family 👨‍👩‍👧‍👦 thumb 👍🏽 flags 🇩🇪🇯🇵 keycaps 1️⃣#️⃣ done")
        .Says(1, "cafe\u0301 na\u0308ive, שלום עולם, مرحبا, \u202Eevil\u202C")
        .Says(1, "\x02STATUS\\r\x03\r\n"u8.ToArray(), 2);

    private static DashboardScenario Focused(DashboardScenario scenario)
    {
        while (scenario.Model.Focus != Pane.Transcript)
        {
            scenario.Presses(Key.F6);
        }

        return scenario;
    }

    private static bool StartsACluster(string text, int index)
    {
        int position = 0;
        while (position < index)
        {
            position = GraphemeCursor.Next(text, position);
        }

        return position == index;
    }

    private static void AssertWhole(CellBuffer buffer)
    {
        for (int y = 0; y < buffer.Height; y++)
        {
            for (int x = 0; x < buffer.Width; x++)
            {
                bool isWide = buffer[x, y].Columns == 2;
                Assert.True(!isWide || (x + 1 < buffer.Width && buffer[x + 1, y].Columns == 0), $"cut at {x},{y} of width {buffer.Width}");
            }
        }
    }

    private static void AssertSame(CellBuffer expected, CellBuffer actual)
    {
        Assert.Equal(expected.ToLines(), actual.ToLines());
        for (int y = 0; y < expected.Height; y++)
        {
            for (int x = 0; x < expected.Width; x++)
            {
                Assert.Equal(expected[x, y].Style, actual[x, y].Style);
            }
        }
    }
}
