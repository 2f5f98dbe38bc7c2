using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

public sealed class GlyphTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("e\u0301")]
    [InlineData("漢")]
    [InlineData("❤️")]
    [InlineData("1\uFE0F\u20E3")]
    [InlineData("👩‍👩‍👧‍👦")]
    public void Of_SafeCluster_HoldsIt(string cluster) => Assert.Equal(cluster, Glyph.Of(cluster).Cluster);

    [Theory]
    [InlineData("")]
    [InlineData("\e")]
    [InlineData("\u007F")]
    [InlineData("\u009B")]
    [InlineData("a\u200D")]
    [InlineData("a\u200Db")]
    [InlineData("\u200D👩")]
    [InlineData("a\uFE0F")]
    [InlineData("\u202E")]
    [InlineData("\u2028")]
    [InlineData("\u00A0")]
    [InlineData("\uE000")]
    [InlineData("\uFFFF")]
    [InlineData("\u3164")]
    [InlineData("\U000E0041")]
    public void Of_AnythingElse_Throws(string cluster) => Assert.Throws<ArgumentException>(() => Glyph.Of(cluster));

    [Fact]
    public void Of_LoneSurrogate_Throws() => Assert.Throws<ArgumentException>(() => Glyph.Of("\uD83D"));

    [Theory]
    [InlineData('\x1F')]
    [InlineData('\x7F')]
    [InlineData('é')]
    public void Ascii_AnythingElse_Throws(char character) => Assert.Throws<ArgumentOutOfRangeException>(() => Glyph.Ascii(character));

    [Fact]
    public void Default_IsABlank() => Assert.Equal(" ", default(Glyph).Cluster);
}
