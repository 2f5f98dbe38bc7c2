using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

public sealed class SanitiserTests
{
    public static TheoryData<string, string, string> HostileBytes => HostileCorpus.Rows(onlyText: false);

    public static TheoryData<string, string, string> HostileText => HostileCorpus.Rows(onlyText: true);

    [Theory]
    [MemberData(nameof(HostileBytes))]
    public void FromUtf8_Hostile_ShowsWhatItIs(string name, string bytes, string shown)
    {
        Assert.NotEmpty(name);
        Assert.Equal(shown, Sanitiser.FromUtf8(Convert.FromHexString(bytes)).ToString());
    }

    [Theory]
    [MemberData(nameof(HostileText))]
    public void FromString_Hostile_ShowsTheSame(string name, string bytes, string shown)
    {
        Assert.NotEmpty(name);
        Assert.Equal(shown, Sanitiser.FromString(Encoding.UTF8.GetString(Convert.FromHexString(bytes))).ToString());
    }

    [Theory]
    [InlineData("e\u0301\u0302\u0303\u0304x", "e\u0301\u0302\u0303|\\|u|0|3|0|4|x", "more than three marks")]
    [InlineData(" \u0301", " |\\|u|0|3|0|1", "a mark on a blank")]
    [InlineData("1\uFE0F\u20E3", "1\uFE0F\u20E3", "a keycap")]
    [InlineData("1\uFE0Fx", "1|\\|u|F|E|0|F|x", "an invisible selector on a digit")]
    [InlineData("👩‍🚀", "👩‍🚀", "joined emoji")]
    [InlineData("👩‍a", "👩|\\|u|2|0|0|D|a", "a joiner before a letter")]
    [InlineData("🧑🏻‍❤️‍💋‍🧑🏼", "🧑🏻‍❤️‍💋‍🧑🏼", "the longest emoji")]
    [InlineData("👍🏽", "👍🏽", "a skin tone")]
    [InlineData("a🏽", "a|\\|U|0|1|F|3|F|D", "a skin tone on a letter")]
    [InlineData("\u0E01\u0E33\u0E33", "\u0E01\u0E33\u0E33", "a letter that counts as a mark")]
    [InlineData("\u0E33", "\\|u|0|E|3|3", "such a letter alone")]
    [InlineData("🇳🇿🇩🇪🇫", "🇳🇿|🇩🇪|🇫", "flags")]
    [InlineData("\u1112\u1161\u11AB", "\u1112\u1161\u11AB", "a Hangul syllable in its parts")]
    [InlineData("\u1161", "\\|u|1|1|6|1", "a Hangul vowel alone")]
    [InlineData("\u0937\u093F", "\u0937\u093F", "a spacing mark")]
    [InlineData("\r\n", "\\|r|\\|n", "a line end")]
    [InlineData("ब\\ é", "ब|\\| |é", "a backslash of the text")]
    public void FromString_Clusters(string text, string clusters, string what)
    {
        Assert.NotEmpty(what);
        Assert.Equal(clusters, string.Join('|', Sanitiser.FromString(text).Glyphs.ToArray().Select(glyph => glyph.Cluster)));
        Assert.Equal(clusters, string.Join('|', Sanitiser.FromUtf8(Encoding.UTF8.GetBytes(text)).Glyphs.ToArray().Select(glyph => glyph.Cluster)));
    }

    [Fact]
    public void FromString_LoneSurrogates_AreEscaped() => Assert.Equal("a\\uD83Db\\uDE00", Sanitiser.FromString("a\uD83Db\uDE00").ToString());

    [Fact]
    public void FromUtf8_Escapes_AreMarkedAndTextIsNot()
    {
        ReadOnlySpan<Glyph> glyphs = Sanitiser.FromUtf8("\\n\n"u8).Glyphs;
        Assert.Equal([("\\", false), ("n", false), ("\\", true), ("n", true)], glyphs.ToArray().Select(glyph => (glyph.Cluster, glyph.IsEscape)));
    }

    [Theory]
    [InlineData("hello", 5, "hello", false)]
    [InlineData("hello", 4, "hell", true)]
    [InlineData("hé", 2, "hé", false)]
    [InlineData("hé!", 2, "hé", true)]
    [InlineData("漢字", 4, "漢字", false)]
    [InlineData("漢字", 3, "漢", true)]
    [InlineData("漢字", 1, "", true)]
    [InlineData("ae\u0301", 2, "ae\u0301", false)]
    [InlineData("a\r", 2, "a\\", true)]
    public void From_MoreThanTheLimit_IsCutAndSaysSo(string text, int maxColumns, string shown, bool isCut)
    {
        foreach (ScreenText result in new[] { Sanitiser.FromString(text, maxColumns), Sanitiser.FromUtf8(Encoding.UTF8.GetBytes(text), maxColumns) })
        {
            Assert.Equal((shown, isCut), (result.ToString(), result.IsCut));
            Assert.Equal(result.Glyphs.ToArray().Sum(glyph => glyph.Columns), result.Columns);
        }
    }

    [Fact]
    public void From_Empty_IsEmpty()
    {
        Assert.Equal((0, false), (Sanitiser.FromUtf8([]).Columns, Sanitiser.FromUtf8([]).IsCut));
        Assert.Equal((0, false), (Sanitiser.FromString("").Columns, Sanitiser.FromString("").IsCut));
    }

    [Fact]
    public void FromString_HundredThousandMarksOnOneLetter_ShowsThreeAndEscapesTheRest()
    {
        ScreenText text = Sanitiser.FromString("e" + new string('\u0301', 100_000));
        Assert.Equal("e\u0301\u0301\u0301", text.Glyphs[0].Cluster);
        Assert.Equal(1 + (6 * (100_000 - 3)), text.Glyphs.Length);
    }

    /// <summary>The reader looks at a window of the text at a time: clusters that lie across its end are not cut.</summary>
    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🇳🇿")]
    [InlineData("e\u0301")]
    [InlineData("漢")]
    public void From_LongRunsOfOneCluster_KeepsEveryCluster(string cluster)
    {
        string text = string.Concat(Enumerable.Repeat(cluster, 1000));
        Assert.All(Sanitiser.FromString(text).Glyphs.ToArray(), glyph => Assert.Equal(cluster, glyph.Cluster));
        Assert.All(Sanitiser.FromUtf8(Encoding.UTF8.GetBytes(text)).Glyphs.ToArray(), glyph => Assert.Equal(cluster, glyph.Cluster));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("\\e\e", "\\\\e\\e")]
    [InlineData("漢\\\u0301\u202E", "漢\\\\\u0301\\u202E")]
    public void EscapedText_DoublesTheTextsOwnBackslashes(string text, string expected) =>
        Assert.Equal(expected, Sanitiser.EscapedText(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void FromUtf8_PrintableAscii_AllocatesTheGlyphsAlone()
    {
        byte[] line = Encoding.ASCII.GetBytes(new string('x', 100));
        Sanitiser.FromUtf8(line);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ScreenText text = Sanitiser.FromUtf8(line);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100, text.Columns);
        Assert.InRange(allocated, 1, (100 * System.Runtime.CompilerServices.Unsafe.SizeOf<Glyph>()) + 100);
    }
}
