using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

public sealed class ColumnWidthTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("─", 1)]
    [InlineData("●", 1)]
    [InlineData("س", 1)]
    [InlineData("漢", 2)]
    [InlineData("한", 2)]
    [InlineData("\u1112\u1161\u11AB", 2)]
    [InlineData("ｗ", 2)]
    [InlineData("か\u3099", 2)]
    [InlineData("😀", 2)]
    [InlineData("❤", 1)]
    [InlineData("❤️", 2)]
    [InlineData("1\uFE0F\u20E3", 2)]
    [InlineData("🇳🇿", 2)]
    [InlineData("🇳", 1)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩‍👩‍👧‍👦", 2)]
    [InlineData("ष\u093F", 2)]
    [InlineData("\U0001FAE9", 2)]
    [InlineData("\U00020000", 2)]
    public void Of_Cluster(string cluster, int columns) => Assert.Equal(columns, ColumnWidth.Of(cluster));

    [Theory]
    [InlineData(0x20, 1)]
    [InlineData(0x2FF, 1)]
    [InlineData(0x300, 0)]
    [InlineData(0x20DD, 0)]
    [InlineData(0x1161, 0)]
    [InlineData(0x302A, 0)]
    [InlineData(0x3000, 2)]
    [InlineData(0x4E00, 2)]
    [InlineData(0x10FFFF, 1)]
    public void Of_Rune(int codePoint, int columns) => Assert.Equal(columns, ColumnWidth.Of(new Rune(codePoint)));

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("┌")]
    [InlineData("…")]
    [InlineData("▸")]
    [InlineData("Ж")]
    [InlineData("漢")]
    [InlineData("한")]
    [InlineData("か")]
    public void IsUncertain_SingleCodePointThatTerminalsAgreeOn_IsFalse(string cluster) => Assert.False(ColumnWidth.IsUncertain(cluster));

    [Theory]
    [InlineData("e\u0301")]
    [InlineData("😀")]
    [InlineData("❤️")]
    [InlineData("🇳🇿")]
    [InlineData("1\uFE0F\u20E3")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("ष\u093F")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("\u2630")]
    [InlineData("\U0001D400")]
    public void IsUncertain_WhereTerminalsDisagree_IsTrue(string cluster) => Assert.True(ColumnWidth.IsUncertain(cluster));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦", 8)]
    [InlineData("👍🏽", 4)]
    [InlineData("❤️", 2)]
    [InlineData("\u1112\u1161\u11AB", 4)]
    [InlineData("ष\u093F", 2)]
    [InlineData("🇳🇿", 2)]
    public void Widest_IsWhatTerminalsWithoutClustersTake(string cluster, int columns) => Assert.Equal(columns, ColumnWidth.Widest(cluster));

    /// <summary>The sum of the tables' parts, as a guard against a generator that reads half of its input.</summary>
    [Fact]
    public void Of_EveryCodePoint_CountsAsInUnicode15()
    {
        int[] counts = new int[3];
        for (int codePoint = 0x300; codePoint <= 0x10FFFF; codePoint++)
        {
            if (Rune.IsValid(codePoint))
            {
                counts[ColumnWidth.Of(new Rune(codePoint))]++;
            }
        }

        Assert.InRange(counts[0], 1_900, 2_300);
        Assert.InRange(counts[2], 182_000, 186_000);
    }
}
