using System.Diagnostics;
using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Benchmarks;

/// <summary>A million messages of 64 bytes in the transcript: a page of it, finding the oldest, filters, keys meanwhile, and what they take in memory.</summary>
internal static class FindingBenchmark
{
    private const int Messages = 1_000_000;
    private const int MessageBytes = 64;
    private const int InARead = 1000;
    private const int Rounds = 5;
    private const int Keys = 200;

    public static async Task RunAsync()
    {
        await MemoryAsync(64 << 20);
        await MemoryAsync(256 << 20);
        await using FindingDesk desk = new(256 << 20);
        Fill(desk);
        desk.Draw();
        Measured.Print("a million: a page and its frame", 500, () =>
        {
            desk.Press(KeyStroke.Of(Key.PageUp));
            desk.Draw();
        });
        Both(desk, "find a text of the oldest", "\\find OLDEST-ONLY", model => model.Find?.Current is not null, Leave);
        Both(desk, "find an expression of the oldest", "\\find OLDEST.ONLY", model => model.Find?.Current is not null, Leave);
        Both(desk, "filter, only the oldest is left", "\\filter \"OLDEST\"", IsFiltered, Unfilter);
        Both(desk, "filter, only the oldest is hidden", "\\filter not /^OLD/", IsFiltered, Unfilter);
        Both(desk, "filter off", "\\filter off", model => model.Filter is null, Unfilter, before: "\\filter not /^OLD/");
        MeasureKeys(desk);
    }

    /// <summary>Milliseconds to the next frame, and to the frame that shows the result.</summary>
    private static void Both(FindingDesk desk, string what, string line, Func<DashboardModel, bool> isDone, Action<FindingDesk> after, string? before = null)
    {
        double first = 0;
        double bestNext = double.MaxValue;
        double bestResult = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            if (before is not null)
            {
                desk.Enter(before);
                desk.FindUntil(IsFiltered);
            }

            long start = Stopwatch.GetTimestamp();
            desk.Enter(line);
            desk.Draw();
            double next = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            first = round == 0 ? next : first;
            desk.FindUntil(isDone);
            desk.Draw();
            bestNext = Math.Min(bestNext, next);
            bestResult = Math.Min(bestResult, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            after(desk);
        }

        Console.WriteLine($"{"a million: " + what,-56} {bestNext,7:0.0} ms to a frame ({first:0.0} the first time), {bestResult:0.0} ms to the result");
    }

    private static void MeasureKeys(FindingDesk desk)
    {
        List<double> delays = [];
        while (delays.Count < Keys)
        {
            desk.Enter("\\filter /x+y|OLD/");
            do
            {
                desk.Note();
                long start = Stopwatch.GetTimestamp();
                desk.Press(KeyStroke.Of("qQ"[delays.Count % 2]));
                desk.Draw();
                delays.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            while (!IsFiltered(desk.Model) && delays.Count < Keys);
            desk.Press(KeyStroke.Of('u', KeyModifiers.Control));
            Unfilter(desk);
        }

        delays.Sort();
        Console.WriteLine($"{"a million: a key and its frame while a filter works",-56} {delays[Keys / 2],7:0.00} ms, p99 {delays[Keys * 99 / 100]:0.00} ms");
    }

    private static async Task MemoryAsync(int limitBytes)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await using FindingDesk desk = new(limitBytes);
        Fill(desk);
        double took = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)(1 << 20);
        Console.WriteLine(
            $"{"a million under a limit of " + (limitBytes >> 20) + " MiB",-56} {took,7:0.0} MiB of heap, {desk.Held.BytesHeld / (double)(1 << 20):0.0} MiB accounted for, {desk.Held.Shown:N0} kept");
        GC.KeepAlive(desk);
    }

    private static void Fill(FindingDesk desk)
    {
        byte[] oldest = Encoding.ASCII.GetBytes("OLDEST-ONLY".PadRight(MessageBytes - 1, '-') + "\n");
        desk.Receive(oldest, [new MessageSpan(0, MessageBytes, 0, MessageBytes - 1)]);
        byte[] read = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', MessageBytes - 1) + "\n", InARead)));
        MessageSpan[] spans = [.. Enumerable.Range(0, InARead).Select(at => new MessageSpan(at * MessageBytes, MessageBytes, at * MessageBytes, MessageBytes - 1))];
        for (int said = 1; said < Messages; said += InARead)
        {
            desk.Receive(read, spans.AsSpan(0, Math.Min(InARead, Messages - said)));
        }
    }

    private static bool IsFiltered(DashboardModel model) => model.Filter?.Tally is { IsComplete: true };

    private static void Leave(FindingDesk desk)
    {
        desk.Press(KeyStroke.Of(Key.Escape));
        desk.Press(KeyStroke.Of(Key.Escape));
        desk.Enter("\\follow");
    }

    private static void Unfilter(FindingDesk desk)
    {
        desk.Enter("\\filter off");
        desk.Enter("\\follow");
    }
}
