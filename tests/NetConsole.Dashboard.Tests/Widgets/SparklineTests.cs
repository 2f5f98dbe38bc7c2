using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Tests.Widgets;

public sealed class SparklineTests
{
    [Theory]
    [InlineData("", new long[0])]
    [InlineData("   ", new long[] { 0, 0, 0 })]
    [InlineData(" ▁█", new long[] { 0, 1, 1000 })]
    [InlineData("███", new long[] { 5, 5, 5 })]
    [InlineData("▄█▂", new long[] { 4, 8, 2 })]
    [InlineData("▁█ ", new long[] { 1, long.MaxValue, -1 })]
    public void Of_AmountsNextToTheGreatest(string bars, long[] amounts) => Assert.Equal(bars, Sparkline.Of(amounts));
}
