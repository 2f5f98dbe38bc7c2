using NetConsole.Terminal.Output;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Output;

public sealed class AsciiStandInTests
{
    [Theory]
    [InlineData("─│┌┼╯═║", "-|+++-|")]
    [InlineData("█▒", "##")]
    [InlineData("←→▸↑↓", "<>>^v")]
    [InlineData("●✗✓…·‼", "*xv~.!")]
    [InlineData("é", "?")]
    [InlineData("e\u0301", "?")]
    [InlineData("漢", "??")]
    [InlineData("👍🏽", "??")]
    public void For_KeepsTheColumns(string text, string expected) =>
        Assert.Equal(expected, string.Concat(Sanitiser.FromString(text).Glyphs.ToArray().Select(glyph => AsciiStandIn.For(glyph.Cluster, glyph.Columns))));
}
