namespace NetConsole.Dashboard.Widgets;

/// <summary>Amounts as a row of bars, one column each; the greatest is the highest.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>Nothing is a blank; the least that is something is the lowest bar.</summary>
    public static string Of(ReadOnlySpan<long> amounts)
    {
        long greatest = 1;
        foreach (long amount in amounts)
        {
            greatest = Math.Max(greatest, amount);
        }

        Span<char> bars = stackalloc char[amounts.Length];
        for (int index = 0; index < amounts.Length; index++)
        {
            // In floating point: an amount may be near the greatest that a long holds.
            bars[index] = amounts[index] <= 0 ? ' ' : Bars[(int)((Bars.Length - 1) * ((double)amounts[index] / greatest))];
        }

        return new string(bars);
    }
}
