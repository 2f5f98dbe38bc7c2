using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views;

/// <summary>Columns of the connections' pane. They depend on the pane's width and on whether anybody has a name, so that they do not jump as connections come and go.</summary>
/// <param name="Label">Columns for number and name.</param>
/// <param name="Remote">Columns for the peer's address.</param>
/// <param name="HasListener">Whether there is room to say who accepted it.</param>
/// <param name="Last">Columns for when it was last heard, or for its state.</param>
/// <param name="HasTrend">Whether the bars of the last seconds have a place of their own.</param>
/// <param name="HasRate">Whether bytes a second are shown.</param>
/// <param name="Words">Columns for what it said last; 0 for none.</param>
internal readonly record struct ConnectionColumns(int Label, int Remote, bool HasListener, int Last, bool HasTrend, bool HasRate, int Words)
{
    public const int Trend = RateHistory.Samples;

    public const int Rate = 8;

    /// <summary>Signs, age, in, out, and the gaps between all of them.</summary>
    private const int Fixed = 34;

    private const int Listener = 4;

    /// <summary>From here on names and addresses have as much as they need, and there is room for more.</summary>
    private const int WideWidth = 100;

    private const int VeryWideWidth = 130;

    private const int FewestWords = 12;

    /// <summary>Columns of <c>#12345</c>.</summary>
    private const int FewestLabel = 6;

    /// <summary>Columns of an IPv6 address with its port.</summary>
    private const int LongestRemote = 47;

    public static ConnectionColumns For(int width, bool severalListeners, bool hasNames)
    {
        if (width < WideWidth)
        {
            // Room for a state in a word, as long as that leaves anything to the rest.
            int rest = Math.Max(19, width - Fixed - 11);
            bool hasListener = severalListeners && rest >= 28;
            rest -= hasListener ? Listener : 0;
            int label = hasNames ? Math.Clamp(rest * 2 / 5, FewestLabel, 20) : FewestLabel;
            return new ConnectionColumns(label, Math.Clamp(rest - label, 8, LongestRemote), hasListener, 8, false, false, 0);
        }

        (int wideLabel, int wideRemote) = width >= VeryWideWidth ? (20, 28) : (16, 22);
        if (!hasNames)
        {
            (wideLabel, wideRemote) = (FewestLabel, Math.Min(LongestRemote, wideRemote + wideLabel - FewestLabel));
        }

        const int state = 12;
        int left = width - Fixed - wideLabel - wideRemote - state - 1 - (severalListeners ? Listener : 0);
        bool hasTrend = left > Trend;
        left -= hasTrend ? Trend + 1 : 0;
        bool hasRate = left > Rate;
        left -= hasRate ? Rate + 1 : 0;
        return new ConnectionColumns(wideLabel, wideRemote, severalListeners, state, hasTrend, hasRate, left > FewestWords ? left - 2 : 0);
    }
}
