using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Tests.Views.Rows;

public class RowTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("clock", 120, "12:00:04")]
    [InlineData("ms", 120, "12:00:04.723")]
    [InlineData("us", 120, "12:00:04.723456")]
    [InlineData("start", 120, " 0:00:04.723")]
    [InlineData("delta", 120, "  +0.700456")]
    [InlineData("clock", 40, "12:00:04")]
    [InlineData("ms", 40, "12:00:04")]
    [InlineData("us", 40, "12:00:04")]
    [InlineData("start", 40, " 0:00:04")]
    [InlineData("delta", 40, "  +0.700")]
    public void Of_EachMode_FillsItsColumn(string word, int width, string shown)
    {
        RowForm form = Form(word, width);

        Assert.Equal(shown, RowTime.Of(form, Start + TimeSpan.FromSeconds(4.723456), Start + TimeSpan.FromSeconds(4.023)));
        Assert.Equal(form.Columns.Time, shown.Length);
    }

    [Fact]
    public void Of_TheFirstMessage_HasNoneBefore() => Assert.Equal("", RowTime.Of(Form("delta", 120), Start, null));

    [Theory]
    [InlineData("start", 120, "1.02:03:04.5", "26:03:04.500")]
    [InlineData("start", 40, "1.02:03:04.5", "26:03:04")]
    [InlineData("delta", 120, "00:16:39.999999", "+999.999999")]
    [InlineData("delta", 120, "00:16:40", "   +0:16:40")]
    [InlineData("delta", 40, "00:16:39.999", "+999.999")]
    [InlineData("delta", 40, "00:16:40", "+0:16:40")]
    public void Of_LongTimes_StayInTheirColumn(string word, int width, string time, string shown) =>
        Assert.Equal(shown, RowTime.Of(Form(word, width), Start + TimeSpan.Parse(time, CultureInfo.InvariantCulture), Start));

    private static RowForm Form(string word, int width) =>
        RowForm.Of(DashboardScenario.At(width, 24).Enters($"\\set time {word}").Model with { Started = Start });
}
