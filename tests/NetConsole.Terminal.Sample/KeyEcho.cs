using System.Diagnostics;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Sample;

/// <summary>Shows the last key, the size and what happened; some keys make it misbehave.</summary>
internal sealed class KeyEcho(ITerminal terminal)
{
    private string _last = "ready";
    private string _note = "";
    private int _resumes;
    private Frame? _spare;

    public async Task<int> RunAsync()
    {
        Show();
        await foreach (TerminalEvent what in terminal.Events.ReadAllAsync())
        {
            switch (what)
            {
                case TerminalEvent.Signalled(var number):
                    return 128 + number;
                case TerminalEvent.HungUp:
                    return 129;
                case TerminalEvent.Resumed:
                    _resumes++;
                    break;
                case TerminalEvent.Pasted(var text, _):
                    _last = $"pasted {text.Length}";
                    break;
                case TerminalEvent.KeyPressed(var stroke):
                    _last = stroke.ToString();
                    if (_last == "q")
                    {
                        return 0;
                    }

                    await ActAsync(_last);
                    break;
            }

            Show();
        }

        return 1;
    }

    private async Task ActAsync(string key)
    {
        switch (key)
        {
            case "Ctrl-Z":
                terminal.Suspend();
                break;
            case "Ctrl-L":
                terminal.Redraw();
                break;
            case "m":
                throw new InvalidOperationException("thrown on main");
            case "p":
                ThreadPool.UnsafeQueueUserWorkItem(_ => throw new InvalidOperationException("thrown on the pool"), null);
                await Task.Delay(Timeout.Infinite);
                break;
            case "e":
                Environment.Exit(5);
                break;
            case "s":
                _last = "stuck";
                Show();
                await Task.Delay(Timeout.Infinite);
                break;
            case "b":
                terminal.Ring();
                break;
            case "d":
                await terminal.DrainAsync(CancellationToken.None);
                _note = "drained";
                break;
            case "f":
                _note = $"flooded, blocked: {Flood()}";
                break;
        }
    }

    /// <summary>Presents many frames that have nothing in common; whether any of them took longer than a person notices.</summary>
    private bool Flood()
    {
        TimeSpan longest = TimeSpan.Zero;
        for (int i = 0; i < 2000; i++)
        {
            CellBuffer buffer = Buffer();
            buffer.Canvas.Fill(new(0, 0, buffer.Width, buffer.Height), (char)('A' + (i % 26)), default);
            long start = Stopwatch.GetTimestamp();
            _spare = terminal.Present(new Frame(buffer));
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        return longest > TimeSpan.FromMilliseconds(500);
    }

    private void Show()
    {
        CellBuffer buffer = Buffer();
        buffer.Clear();
        buffer.Canvas.Write(0, 0, $"key: {_last}");
        buffer.Canvas.Write(0, 1, $"size: {terminal.Size.Width}x{terminal.Size.Height}");
        buffer.Canvas.Write(0, 2, $"resumes: {_resumes}");
        buffer.Canvas.Write(0, 3, $"pid: {Environment.ProcessId}");
        buffer.Canvas.Write(0, 4, _note);
        _spare = terminal.Present(new Frame(buffer, new CursorPosition(5, 0)));
    }

    private CellBuffer Buffer()
    {
        (int width, int height) = terminal.Size;
        return _spare?.Buffer is { } free && free.Width == width && free.Height == height ? free : new CellBuffer(width, height);
    }
}
