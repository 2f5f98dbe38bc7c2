using NetConsole.Engine.Framing;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Framing;

public sealed class FramingSpecTests
{
    [Theory]
    [InlineData("auto", "auto")]
    [InlineData("AUTO", "auto")]
    [InlineData("auto:50ms", "auto:50ms")]
    [InlineData("auto:0.5s", "auto:500ms")]
    [InlineData("raw", "raw")]
    [InlineData("line", "line")]
    [InlineData(@"delimiter:\r\n", @"delimiter:\r\n")]
    [InlineData(@"delimiter:\x00", @"delimiter:\x00")]
    [InlineData("delimiter: ", "delimiter: ")]
    [InlineData("delimiter::", "delimiter::")]
    [InlineData(@"delimiter:\\{}", @"delimiter:\\{}")]
    [InlineData(@"delimiter:\u20ac", "delimiter:€")]
    [InlineData("length:1", "length:1")]
    [InlineData("length:1le", "length:1")]
    [InlineData("length:2", "length:2be")]
    [InlineData("length:2LE", "length:2le")]
    [InlineData("length:4be", "length:4be")]
    [InlineData("fixed:16", "fixed:16")]
    [InlineData("stx-etx", "stx-etx")]
    [InlineData("mllp", "mllp")]
    [InlineData("idle:5ms", "idle:5ms")]
    public void TryParse_ReadsEveryFraming_AndWhatItPrintsIsReadAsEqual(string text, string printed)
    {
        Assert.True(FramingSpec.TryParse(text, out FramingSpec? framing, out TextError? error), error?.Message);
        Assert.Equal(printed, framing.ToString());
        Assert.True(FramingSpec.TryParse(printed, out FramingSpec? again, out _));
        Assert.Equal(framing, again);
        Assert.Equal(framing.GetHashCode(), again.GetHashCode());
    }

    [Theory]
    [InlineData("", 0, "the framing is missing")]
    [InlineData("lines", 0, "unknown framing \"lines\"")]
    [InlineData("bogus:1", 0, "unknown framing \"bogus\"")]
    [InlineData("raw:1", 4, "nothing may follow raw")]
    [InlineData("mllp:", 5, "nothing may follow mllp")]
    [InlineData("auto:", 5, "the duration is missing")]
    [InlineData("auto:x", 5, "\"x\" is no duration")]
    [InlineData("auto:20x", 7, "unknown unit \"x\"")]
    [InlineData("auto:0s", 5, "the silence must be longer than 0")]
    [InlineData("idle", 4, "the duration is missing")]
    [InlineData("delimiter", 9, "the delimiter is missing")]
    [InlineData(@"delimiter:a\q", 11, "unknown escape: a backslash and \"q\"")]
    [InlineData("length", 6, "the width of the length is missing")]
    [InlineData("length:3", 7, "\"3\" is no width")]
    [InlineData("fixed:", 6, "the length is missing")]
    [InlineData("fixed:0", 6, "\"0\" is no length")]
    [InlineData("fixed:-1", 6, "\"-1\" is no length")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(FramingSpec.TryParse(text, out _, out TextError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public void TryParse_OfADelimiterOver256Bytes_IsRefused()
    {
        Assert.True(FramingSpec.TryParse($"delimiter:{new string('x', 256)}", out _, out _));
        Assert.False(FramingSpec.TryParse($"delimiter:{new string('x', 257)}", out _, out _));
    }

    [Fact]
    public void TryParse_OfANameNearlyRight_SuggestsIt()
    {
        Assert.False(FramingSpec.TryParse("lenght:2", out _, out TextError? error));
        Assert.Equal("did you mean length?", error.Hint);
    }
}
