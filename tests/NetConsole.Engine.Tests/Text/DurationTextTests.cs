using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 500, "500ms")]
    [InlineData("2s", 2_000, "2s")]
    [InlineData("1m", 60_000, "1m")]
    [InlineData("1h", 3_600_000, "1h")]
    [InlineData("5", 5_000, "5s")]
    [InlineData("0.5", 500, "500ms")]
    [InlineData("1.5m", 90_000, "90s")]
    [InlineData("1000ms", 1_000, "1s")]
    [InlineData("0.5ms", 0.5, "0.5ms")]
    [InlineData("0s", 0, "0s")]
    public void TryParse_ReadsEveryUnit_AndFormatWritesTheLargest(string text, double milliseconds, string written)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration, out TextError? error), error?.Message);
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
        Assert.Equal(written, DurationText.Format(duration));
    }

    [Theory]
    [InlineData("", 0, "the number is missing")]
    [InlineData("s", 0, "the number is missing")]
    [InlineData("soon", 0, "\"soon\" is no duration")]
    [InlineData("5 s", 1, "unknown unit \" s\"")]
    [InlineData("-5s", 0, "\"-5s\" is no duration")]
    [InlineData("1.2.3s", 0, "not a number, or too large a one")]
    [InlineData("99999999999999999999999999999999s", 0, "not a number, or too large a one")]
    [InlineData("25000000s", 0, "the duration is too long")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(DurationText.TryParse(text, out _, out TextError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
    }
}
