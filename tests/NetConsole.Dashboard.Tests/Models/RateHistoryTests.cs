using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Tests.Models;

public sealed class RateHistoryTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_ShowsWholeSecondsOnly_TheNewestLast()
    {
        RateHistory rates = RateHistory.Empty.With(After(0), 100).With(After(0.9), 50).With(After(2), 7);

        Assert.Equal([0, 0, 0, 0, 0, 0, 150, 0], rates.At(After(2)));
        Assert.Equal([0, 0, 0, 0, 0, 150, 0, 7], rates.At(After(3)));
        Assert.Equal([0, 7, 0, 0, 0, 0, 0, 0], rates.At(After(9)));
        Assert.Equal(new long[8], rates.At(After(1_000_000)));
    }

    [Fact]
    public void PerSecond_IsTheMeanOfTheLastThree_FromTheFirstThatHasAny()
    {
        RateHistory rates = RateHistory.Empty.With(After(0), 90);
        Assert.Null(rates.PerSecond(After(0.5)));
        Assert.Equal(90, rates.PerSecond(After(1)));
        Assert.Equal(45, rates.PerSecond(After(2)));
        Assert.Equal(30, rates.PerSecond(After(3)));
        Assert.Null(rates.PerSecond(After(4)));
    }

    [Fact]
    public void QuietFrom_IsTheFirstMomentAtWhichNothingIsShown()
    {
        RateHistory rates = RateHistory.Empty.With(After(0), 90);
        Assert.Null(rates.QuietFrom(After(0)));

        rates = rates.With(After(1.5), 1);
        DateTimeOffset quiet = rates.QuietFrom(After(1.5))!.Value;
        Assert.Equal(After(5), quiet);
        Assert.NotNull(rates.PerSecond(quiet - TimeSpan.FromMilliseconds(1)));
        Assert.Null(rates.PerSecond(quiet));
    }

    [Fact]
    public void With_ATimeBeforeTheLast_LosesNothing() =>
        Assert.Equal(30, RateHistory.Empty.With(After(5), 10).With(After(1), 20).PerSecond(After(6)));

    private static DateTimeOffset After(double seconds) => s_noon + TimeSpan.FromSeconds(seconds);
}
