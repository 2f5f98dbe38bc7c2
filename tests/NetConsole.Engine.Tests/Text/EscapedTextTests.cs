using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public sealed class EscapedTextTests
{
    [Theory]
    [InlineData(@"\n\r\t\0\a\b\v\f\e\\", "0A0D090007080B0C1B5C")]
    [InlineData(@"\x00\xfF", "00FF")]
    [InlineData(@"\x414", "4134")]
    [InlineData(@"\u20AC\U01F600", "E282ACF09F9880")]
    [InlineData("a{b}ä", "617B627DC3A4")]
    [InlineData("", "")]
    public void TryParse_ReadsEveryEscape(string text, string hex)
    {
        Assert.True(EscapedText.TryParse(text, out ReadOnlyMemory<byte> bytes, out TextError? error), error?.Message);
        Assert.Equal(hex, Convert.ToHexString(bytes.Span));
    }

    [Fact]
    public void TryParse_WithAnEncoding_WritesCharactersInIt()
    {
        Assert.True(EscapedText.TryParse(@"ä\u00E4\xE4", out ReadOnlyMemory<byte> bytes, out _, System.Text.Encoding.Latin1));
        Assert.Equal("E4E4E4", Convert.ToHexString(bytes.Span));
    }

    [Theory]
    [InlineData(@"ab\", 2, "a backslash at the end stands for nothing")]
    [InlineData(@"ab\q", 2, "unknown escape: a backslash and \"q\"")]
    [InlineData(@"\x4", 0, @"\x needs 2 hex digits after it")]
    [InlineData(@"\x4g", 0, @"\x needs 2 hex digits after it")]
    [InlineData(@"\u123", 0, @"\u needs 4 hex digits after it")]
    [InlineData(@"\u 123", 0, @"\u needs 4 hex digits after it")]
    [InlineData(@"\U1F600", 0, @"\U needs 6 hex digits after it")]
    [InlineData(@"\uD83D", 0, "U+D83D is only half a character")]
    [InlineData(@"\U110000", 0, "U+110000 is no character")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(EscapedText.TryParse(text, out _, out TextError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public void Format_OfAnyBytes_IsReadBackAsTheSame()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(0, 12)];
            random.NextBytes(bytes);
            string text = EscapedText.Format(bytes);

            Assert.True(EscapedText.TryParse(text, out ReadOnlyMemory<byte> again, out TextError? error), $"seed {seed}: {error}");
            Assert.True(bytes.AsSpan().SequenceEqual(again.Span), $"seed {seed}: {text}");
            Assert.DoesNotContain(text, char.IsControl);
        }
    }

    [Fact]
    public void TryParse_OfRandomText_NeverThrowsAndErrorsLieInsideIt()
    {
        string[] pieces = ["\\", "x", "u", "U", "4", "F", "D8", "00", "n", "\ud83d", "ä", "{"];
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(random.GetItems(pieces, random.Next(0, 8)));
            if (!EscapedText.TryParse(text, out _, out TextError? error))
            {
                Assert.True(error.Position >= 0 && error.Position < text.Length, $"seed {seed}: {error} in {text}");
            }
        }
    }
}
