using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>Whatever is drawn, in whatever order, the terminal shows it: random frames, on terminals that disagree about widths.</summary>
public sealed class FrameRendererPropertyTests
{
    private const int FramesEach = 60;

    private static readonly string[] Words =
    [
        "hello", "a", "  ", "GET / HTTP/1.1", "漢字", "한국어", "e\u0301", "👩‍👩‍👧‍👦", "👍🏽", "❤️", "🇳🇿", "1\uFE0F\u20E3", "ष\u093F", "\u1112\u1161\u11AB", "س", "─", "│",
        "●", "ｶ\uFF9E", "\u0E01\u0E33", "\u2630", "😀", "\e[2J", "\u1100", "가", "x",
    ];

    public static TheoryData<int, string, ColorDepth> Cases()
    {
        var cases = new TheoryData<int, string, ColorDepth>();
        for (int seed = 0; seed < 40; seed++)
        {
            cases.Add(seed, (seed % 3) switch { 0 => "code points", 1 => "clusters", _ => "clusters, pictures narrow" }, seed % 4 == 3 ? ColorDepth.Monochrome : ColorDepth.Ansi16);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_RandomFrames_ShowsEachOfThem(int seed, string terminal, ColorDepth colors) =>
        Draw(seed, terminal, colors, (screen, frame, _) => screen.RenderAndCompare(frame));

    /// <summary>Some frames are overtaken by the next when a part of them is drawn.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_RandomFramesInSlices_ShowsEachThatIsNotOvertaken(int seed, string terminal, ColorDepth colors) =>
        Draw(seed, terminal, colors, (screen, frame, random) =>
        {
            int slices = random.Next(8) + (random.Next(2) * 10_000);
            while (slices-- > 0)
            {
                if (screen.RenderSlice(frame, random.Next(90)))
                {
                    screen.Compare(frame);
                    return;
                }
            }
        });

    private static void Draw(int seed, string terminal, ColorDepth colors, Action<RenderedScreen, Frame, Random> render)
    {
        var random = new Random(seed);
        int width = random.Next(2, 40);
        int height = random.Next(1, 14);
        var screen = new RenderedScreen(width, height, colors, clusterWidth: Widths(terminal));
        var buffer = new CellBuffer(width, height);
        long firstRow = random.Next(100);
        for (int frame = 0; frame < FramesEach; frame++)
        {
            if (random.Next(15) == 0)
            {
                width = random.Next(2, 40);
                height = random.Next(1, 14);
                screen.Model.Resize(width, height);
            }

            if (random.Next(15) == 0)
            {
                screen.Model.Feed("\e[H\e[32msomebody else was here\e[m");
                screen.Invalidate();
            }

            int top = height / 4;
            int rows = height - top - (height / 4);
            int moved = random.Next(3) == 0 ? random.Next(-3, 4) : 0;
            firstRow += moved;
            buffer = NextBuffer(buffer, width, height, top, rows, moved, random);
            ScrollBand? band = random.Next(6) == 0 ? null : new ScrollBand(top, rows, firstRow);
            CursorPosition? cursor = random.Next(3) == 0 ? null : new CursorPosition(random.Next(width + 2), random.Next(height));
            render(screen, new Frame(buffer, cursor, band), random);
        }
    }

    /// <summary>The last buffer, its band moved, and drawn on here and there.</summary>
    private static CellBuffer NextBuffer(CellBuffer last, int width, int height, int top, int rows, int moved, Random random)
    {
        var buffer = new CellBuffer(width, height);
        for (int y = 0; y < Math.Min(height, last.Height); y++)
        {
            bool isInBand = y >= top && y < top + rows;
            int from = isInBand ? y + moved : y;
            if (from >= last.Height || from < 0 || (isInBand && (from < top || from >= top + rows)))
            {
                continue;
            }

            for (int x = 0; x < Math.Min(width, last.Width); x++)
            {
                Cell cell = last[x, from];
                if (cell.Columns > 0)
                {
                    buffer.Canvas.Write(x, y, cell.Cluster, cell.Style);
                }
            }
        }

        for (int stroke = random.Next(8); stroke > 0; stroke--)
        {
            var style = new Style((Color)random.Next(17), random.Next(3) == 0 ? (Color)random.Next(17) : Color.Default, (TextAttributes)(random.Next(3) == 0 ? random.Next(16) : 0));
            int x = random.Next(-3, width);
            int y = random.Next(height);
            if (random.Next(4) == 0)
            {
                buffer.Canvas.Fill(new Rect(x, y, random.Next(width), random.Next(3)), ' ', random.Next(2) == 0 ? default : style);
            }
            else
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Words[random.Next(Words.Length)]));
                buffer.Canvas.Write(x, y, text, style);
            }
        }

        return buffer;
    }

    private static Func<string, int>? Widths(string terminal) => terminal switch
    {
        "code points" => null,
        "clusters" => static cluster => ColumnWidth.Of(cluster),
        _ => static cluster => cluster.Contains('\uFE0F') ? 1 : ColumnWidth.Of(cluster),
    };
}
