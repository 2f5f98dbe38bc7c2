using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Tests.Widgets;

public class HumanTextTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(1536, "1.5 kB")]
    [InlineData(10_240, "10 kB")]
    [InlineData(1_023_000, "999 kB")]
    [InlineData(1_024_000, "1.0 MB")]
    [InlineData(3_565_158, "3.4 MB")]
    [InlineData(52_428_800, "50 MB")]
    [InlineData(long.MaxValue, "8192 PB")]
    public void Size_IsReadable(long bytes, string expected) => Assert.Equal(expected, HumanText.Size(bytes));

    [Fact]
    public void Size_IsNeverWiderThanItsColumn()
    {
        for (long bytes = 1; bytes < 1L << 58; bytes += (bytes / 7) + 1)
        {
            Assert.True(HumanText.Size(bytes).Length <= 6, $"{bytes} is {HumanText.Size(bytes)}");
        }
    }

    [Theory]
    [InlineData(59, "<1m")]
    [InlineData(60, "1m")]
    [InlineData(5_999, "99m")]
    [InlineData(6_000, "1h")]
    [InlineData(259_200, "3d")]
    public void Age_CountsInWholeMinutes(int seconds, string expected) => Assert.Equal(expected, HumanText.Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.24, "0.2s")]
    [InlineData(48.9, "48s")]
    [InlineData(725, "12m 5s")]
    [InlineData(11_040, "3h 4m")]
    public void Duration_IsReadable(double seconds, string expected) => Assert.Equal(expected, HumanText.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "1 message")]
    [InlineData(18_204, "18,204 messages")]
    public void Count_HasASingularAndThousands(long count, string expected) => Assert.Equal(expected, HumanText.Count(count, "message"));
}
