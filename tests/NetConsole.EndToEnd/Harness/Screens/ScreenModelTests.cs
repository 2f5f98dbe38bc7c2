using System.Text;
using NetConsole.Testing.Screens;

namespace NetConsole.EndToEnd.Harness.Screens;

public sealed class ScreenModelTests
{
    private readonly ScreenModel _screen = new(10, 4);

    [Theory]
    [InlineData("ab\r\ncd", "ab|cd||", 2, 1)]
    [InlineData("ab\bX", "aX|||", 2, 0)]
    [InlineData("\e[2;3Hx", "|  x||", 3, 1)]
    [InlineData("\e[H\e[3dx", "||x|", 1, 2)]
    [InlineData("abc\e[2Gx", "axc|||", 2, 0)]
    [InlineData("a\e[3Cx", "a   x|||", 5, 0)]
    [InlineData("abcd\e[3Dx", "axcd|||", 2, 0)]
    [InlineData("\e[3;1Hx\e[2Ay", " y||x|", 2, 0)]
    [InlineData("x\e[2By", "x|| y|", 2, 2)]
    [InlineData("\e[99;99Hx\e[99A\e[99D", "|||         x", 0, 0)]
    public void Cursor_AfterMotion_StandsWhereEcma48Says(string input, string expected, int x, int y)
    {
        _screen.Feed(input);

        Assert.Equal(expected, string.Join('|', _screen.Lines));
        Assert.Equal((x, y), _screen.Cursor);
        Assert.Empty(_screen.Violations);
    }

    [Theory]
    [InlineData("\e[2;5H\e[J", "abcdefghij|klmn||")]
    [InlineData("\e[2;5H\e[1J", "|     pqrst|uvwxyzABCD|EFGHIJKLMN")]
    [InlineData("\e[2J", "|||")]
    [InlineData("\e[1;3H\e[K", "ab|klmnopqrst|uvwxyzABCD|EFGHIJKLMN")]
    [InlineData("\e[1;3H\e[1K", "   defghij|klmnopqrst|uvwxyzABCD|EFGHIJKLMN")]
    [InlineData("\e[1;3H\e[2K", "|klmnopqrst|uvwxyzABCD|EFGHIJKLMN")]
    [InlineData("\e[1;3H\e[4X", "ab    ghij|klmnopqrst|uvwxyzABCD|EFGHIJKLMN")]
    [InlineData("\e[2;3r\e[3;1H\nnew", "abcdefghij|uvwxyzABCD|new|EFGHIJKLMN")]
    [InlineData("\e[2;3r\e[2;1H\eMnew", "abcdefghij|new|klmnopqrst|EFGHIJKLMN")]
    [InlineData("\e[2;4r\e[2S", "abcdefghij|EFGHIJKLMN||")]
    [InlineData("\e[1;3r\e[T", "|abcdefghij|klmnopqrst|EFGHIJKLMN")]
    [InlineData("\e[1;2r\e[4;1H\nX", "abcdefghij|klmnopqrst|uvwxyzABCD|XFGHIJKLMN")]
    [InlineData("\e[2;3r\e[r\e[4;1H\n", "klmnopqrst|uvwxyzABCD|EFGHIJKLMN|")]
    public void ErasingAndScrolling_OnAFullScreen_LeaveTheRestAlone(string input, string expected)
    {
        _screen.Feed("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN");

        _screen.Feed(input);

        Assert.Equal(expected, string.Join('|', _screen.Lines));
        Assert.Empty(_screen.Violations);
    }

    [Fact]
    public void LastColumn_WithWrap_WaitsForTheNextCharacter()
    {
        _screen.Feed("0123456789");
        Assert.Equal((9, 0), _screen.Cursor);

        _screen.Feed("a");
        Assert.Equal(["0123456789", "a", "", ""], _screen.Lines);
    }

    [Fact]
    public void LastColumn_WithoutWrap_IsOverwritten()
    {
        _screen.Feed("\e[?7l0123456789ab");

        Assert.Equal("012345678b", _screen.Line(0));
        Assert.Equal((9, 0), _screen.Cursor);
    }

    [Fact]
    public void Wide_CutInTwo_LosesBothHalves()
    {
        _screen.Feed("漢字\e[1;2Hx");

        Assert.Equal(" x字", _screen.Line(0));
        Assert.Equal(new ScreenCell("字", 2, default), _screen[2, 0]);
        Assert.Equal(new ScreenCell("", 0, default), _screen[3, 0]);
    }

    [Fact]
    public void Wide_AtTheLastColumnWithoutWrap_IsAViolation()
    {
        _screen.Feed("\e[?7l\e[10G漢");

        Assert.Single(_screen.Violations);
    }

    [Fact]
    public void CombiningMark_JoinsTheTextBeforeIt_AndNothingElse()
    {
        _screen.Feed("e\u0301x");
        Assert.Equal("e\u0301", _screen[0, 0].Text);
        Assert.Equal((2, 0), _screen.Cursor);
        Assert.Empty(_screen.Violations);

        _screen.Feed("\e[5G\u0301");
        Assert.Single(_screen.Violations);
    }

    [Fact]
    public void EmojiSequence_ByCodePointsOrByClusters_TakesWhatSuchATerminalGives()
    {
        const string family = "👨\u200D👩\u200D👧";
        var clusters = new ScreenModel(10, 1, _ => 2);

        _screen.Feed(family);
        clusters.Feed(family);

        Assert.Equal((6, 0), _screen.Cursor);
        Assert.Equal((2, 0), clusters.Cursor);
        Assert.Equal(family, clusters[0, 0].Text);
        Assert.Empty(_screen.Violations);
        Assert.Empty(clusters.Violations);
    }

    [Fact]
    public void Rendition_SetAndReset_ReachesTheCells()
    {
        _screen.Feed("\e[1;2;4;7;31;102ma\e[22;24;27mb\e[38;5;200;48;2;1;2;3mc\e[39;49md\e[me");

        Assert.Equal(
            [
                new ScreenStyle(
                    ScreenColor.Palette(1),
                    ScreenColor.Palette(10),
                    ScreenAttributes.Bold | ScreenAttributes.Dim | ScreenAttributes.Underline | ScreenAttributes.Reverse),
                new ScreenStyle(ScreenColor.Palette(1), ScreenColor.Palette(10), ScreenAttributes.None),
                new ScreenStyle(ScreenColor.Palette(200), ScreenColor.Rgb(1, 2, 3), ScreenAttributes.None),
                ScreenStyle.Default,
                ScreenStyle.Default,
            ],
            Enumerable.Range(0, 5).Select(x => _screen[x, 0].Style));
        Assert.Empty(_screen.Violations);
    }

    [Fact]
    public void Erase_WithAPaperColour_KeepsThePaperAlone()
    {
        _screen.Feed("\e[7;31;44m\e[K");

        Assert.Equal(new ScreenStyle(ScreenColor.Default, ScreenColor.Palette(4), ScreenAttributes.None), _screen[5, 0].Style);
    }

    [Fact]
    public void AlternateScreen_LeftAgain_ShowsWhatWasThere()
    {
        _screen.Feed("shell\e[31m\e[?1049h\e[H\e[2Japp\e[34m");
        Assert.Equal("app", _screen.Line(0));
        Assert.True(_screen.Modes.AlternateScreen);

        _screen.Feed("\e[?1049l$");
        Assert.Equal("shell$", _screen.Line(0));
        Assert.Equal(ScreenColor.Palette(1), _screen[5, 0].Style.Foreground);
        Assert.Equal(ScreenModes.AtStart, _screen.Modes);
    }

    [Fact]
    public void Modes_SwitchedOnAndOff_AreSeen()
    {
        _screen.Feed("\e[?1h\e[?7l\e[?25l\e[?2004h\e[?2026h\e[8l");
        Assert.Equal(
            new ScreenModes
            {
                ApplicationCursorKeys = true,
                AutoWrap = false,
                CursorVisible = false,
                BracketedPaste = true,
                SynchronizedOutput = true,
                ImplicitBidi = false,
            },
            _screen.Modes);

        _screen.Feed("\e[?1l\e[?7h\e[?25h\e[?2004l\e[?2026l\e[8h");
        Assert.Equal(ScreenModes.AtStart, _screen.Modes);
    }

    [Fact]
    public void Title_PushedAndPopped_IsWhatItWas()
    {
        _screen.Feed("\e]2;before\e\\\e[22;0t\e]2;höre\a");
        Assert.Equal("höre", _screen.Title);

        _screen.Feed("\e[23;0t");
        Assert.Equal("before", _screen.Title);
        Assert.Empty(_screen.Violations);
    }

    [Fact]
    public void Questions_AreAnsweredInOrder()
    {
        var answers = new List<string>();
        _screen.Answer = answers.Add;

        _screen.Feed("\e[2;3H\e[5n\e[6n\e[c\e[>c\e[?25$p\e[?9999$p");

        Assert.Equal(["\e[0n", "\e[2;3R", "\e[?62;22c", "\e[>1;10;0c", "\e[?25;1$y", "\e[?9999;0$y"], answers);
        Assert.Empty(_screen.Violations);
    }

    [Theory]
    [InlineData("\e[3J")]
    [InlineData("\e[8m")]
    [InlineData("\e[5m")]
    [InlineData("\e[38;5;256m")]
    [InlineData("\e[?1003h")]
    [InlineData("\e[4h")]
    [InlineData("\e[2b")]
    [InlineData("\e[>1u")]
    [InlineData("\e[21t")]
    [InlineData("\e[3;2r")]
    [InlineData("\e[1;99r")]
    [InlineData("\e]0;both\a")]
    [InlineData("\e]52;c;YQ==\a")]
    [InlineData("\e]2;a\nb")]
    [InlineData("\ec")]
    [InlineData("\e=")]
    [InlineData("\e7")]
    [InlineData("\ePq\e\\")]
    [InlineData("\e_G\e\\")]
    [InlineData("\t")]
    [InlineData("\0")]
    [InlineData("\x7F")]
    [InlineData("\u009B2J")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u200Db")]
    [InlineData("\u00A0")]
    [InlineData("\uE0B0")]
    [InlineData("\u2028")]
    public void WhatOurRendererMayNotSend_IsAViolation(string input)
    {
        _screen.Feed(input);

        Assert.NotEmpty(_screen.Violations);
        Assert.All(_screen.Violations, text => Assert.DoesNotContain(text, char.IsControl));
    }

    [Theory]
    [InlineData("9B324A")]
    [InlineData("C09B")]
    [InlineData("EDA080")]
    [InlineData("E228")]
    [InlineData("FF")]
    public void BytesThatAreNotUtf8_AreAViolation(string hex)
    {
        _screen.Feed(Convert.FromHexString(hex));

        Assert.NotEmpty(_screen.Violations);
    }

    [Fact]
    public void Feed_CutAnywhere_EndsAlike()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(
            "\e[?1049h\e]2;täst\e\\\e[1;4;38;2;9;8;7m漢e\u0301\e[0m\r\n\e[2;3r\e[3;1H\nx\e[r\e[4;3Hy\xC3\e[?25l\e]9;no\a👩\u200D🚀\e[K");
        var whole = new ScreenModel(20, 4);
        whole.Feed(bytes);
        string expected = Describe(whole);

        for (int cut = 1; cut < bytes.Length; cut++)
        {
            var parts = new ScreenModel(20, 4);
            parts.Feed(bytes.AsSpan(0, cut));
            parts.Feed(bytes.AsSpan(cut));
            Assert.Equal(expected, Describe(parts));
        }
    }

    [Fact]
    public void RandomBytes_NeverThrow()
    {
        var random = new Random(20260101);
        byte[] alphabet = Encoding.UTF8.GetBytes("\e\e\e[[[[?;;0123456789ABCDHJKSTXhlmnrtGd]\\\r\n\bMab漢e\u0301👩\u200D🚀\xFF");
        for (int round = 0; round < 200; round++)
        {
            var screen = new ScreenModel(random.Next(2, 12), random.Next(1, 6), round % 2 == 0 ? null : text => text.Length > 1 ? 2 : 1);
            for (int i = 0; i < 40; i++)
            {
                screen.Feed(random.GetItems(alphabet, 50));
                if (random.Next(8) == 0)
                {
                    screen.Resize(random.Next(2, 12), random.Next(1, 6));
                }
            }

            for (int y = 0; y < screen.Height; y++)
            {
                Assert.Equal(screen.Width, Enumerable.Range(0, screen.Width).Sum(x => screen[x, y].Columns));
            }
        }
    }

    [Fact]
    public void Resize_Smaller_CutsAndKeepsTheCursorInside()
    {
        _screen.Feed("abc漢字\r\n\n\nlast");

        _screen.Resize(4, 2);

        Assert.Equal(["abc", ""], _screen.Lines);
        Assert.Equal((3, 1), _screen.Cursor);
        Assert.Equal((0, 1), _screen.ScrollRegion);
    }

    private static string Describe(ScreenModel screen)
    {
        IEnumerable<ScreenCell> cells = Enumerable.Range(0, screen.Height).SelectMany(y => Enumerable.Range(0, screen.Width).Select(x => screen[x, y]));
        return $"{screen}\n{screen.Title}\n{screen.Cursor}\n{screen.Modes}\n{string.Join('\n', screen.Violations)}\n{string.Join('\n', cells)}";
    }
}
