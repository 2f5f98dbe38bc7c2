using System.Diagnostics;

namespace NetConsole.Benchmarks;

/// <summary>Time and memory of one call, the best of several rounds.</summary>
internal static class Measured
{
    private const int Rounds = 5;

    public static void Print(string what, int calls, Action call)
    {
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        double best = double.MaxValue;
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
            {
                call();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
        }

        Console.WriteLine($"{what,-56} {best,10:0.0} us {allocated,10:N0} B");
    }
}
