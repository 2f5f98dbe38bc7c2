using System.Diagnostics;
using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>A second opinion from a terminal emulator that we did not write: pyte, where a Python has it.</summary>
public sealed class FrameRendererPyteTests
{
    private const string Python = "/usr/bin/python3";
    private const int Width = 60;
    private const int Height = 16;

    /// <summary>Reads frames, each a length and so many bytes, and prints the screen after each, in JSON.</summary>
    private const string Script = """
        import json, struct, sys, pyte
        width, height = int(sys.argv[1]), int(sys.argv[2])
        class Screen(pyte.Screen):
            # pyte takes ESC[r for ESC[0r and leaves the bottom margin where it was; xterm and the VT220 reset both.
            def set_margins(self, top=None, bottom=None):
                super().set_margins(top or None, bottom)
                self.cursor_position()
        screen = Screen(width, height)
        screen.reset_mode(7, private=True)
        stream = pyte.ByteStream(screen)
        while head := sys.stdin.buffer.read(4):
            stream.feed(sys.stdin.buffer.read(struct.unpack("<I", head)[0]))
            print(json.dumps([line.rstrip() for line in screen.display], ensure_ascii=True))
        """;

    [Fact]
    public async Task Render_RandomFrames_ShowsThemInPyteToo()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Assert.SkipUnless(await CanRunAsync(cancellationToken), "No python3 with pyte.");
        var random = new Random(11);
        var screen = new RenderedScreen(Width, Height);
        var input = new MemoryStream();
        var expected = new List<string[]>();
        long firstRow = 0;
        for (int frame = 0; frame < 150; frame++)
        {
            firstRow += random.Next(-2, 5);
            CellBuffer buffer = Draw(firstRow, random);
            screen.Render(new Frame(buffer, new CursorPosition(3, Height - 1), new ScrollBand(3, 10, firstRow)));
            input.Write(BitConverter.GetBytes(screen.SentBytes));
            input.Write(screen.SentMemory.Span);
            expected.Add(buffer.ToLines());
        }

        string[] shown = (await RunAsync(input.ToArray(), cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Count, shown.Length);
        for (int frame = 0; frame < shown.Length; frame++)
        {
            Assert.Equal(expected[frame], System.Text.Json.JsonSerializer.Deserialize<string[]>(shown[frame])!);
        }
    }

    private static CellBuffer Draw(long firstRow, Random random)
    {
        var buffer = new CellBuffer(Width, Height);
        buffer.Canvas.Write(random.Next(Width), random.Next(3), "漢字 status", new Style(Color.Red, Color.Blue, (TextAttributes)random.Next(16)));
        for (int row = 0; row < 10; row++)
        {
            long line = firstRow + row;
            buffer.Canvas.Write(0, 3 + row, $"{line:D3} ─ " + new string((char)('a' + (Math.Abs(line) % 26)), (int)(Math.Abs(line * 37) % 70)), new Style((Color)(Math.Abs(line) % 17)));
        }

        buffer.Canvas.Write(0, Height - 1, "> " + new string('x', random.Next(Width)));
        return buffer;
    }

    private static async Task<bool> CanRunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pyte"]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }

    private static async Task<string> RunAsync(byte[] input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Python, ["-c", Script, $"{Width}", $"{Height}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return await output;
    }
}
