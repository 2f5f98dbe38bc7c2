using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

public sealed class TextFitTests
{
    private static readonly string[] Pieces =
        ["a", "temp=21.4 ", "漢", "e\u0301", "\n", "\x02", "👍🏽", "👨‍👩‍👧", "🇩🇪", "1️⃣", "שלום", "\u202E", "x\u0301\u0302\u0303\u0304\u0305", "한", "क्षि"];

    [Theory]
    [InlineData("abcdef", 4, 4)]
    [InlineData("abc", 4, 3)]
    [InlineData("ab漢", 3, 2)]
    [InlineData("ab漢", 4, 5)]
    [InlineData("ab\x02", 5, 2)]
    [InlineData("ab\x02", 6, 3)]
    [InlineData("abe\u0301d", 3, 5)]
    [InlineData("漢字", 1, 3)]
    public void BytesWithin_TakesWholeClustersThatFit_ButAtLeastOne(string text, int columns, int bytes) =>
        Assert.Equal(bytes, TextFit.BytesWithin(Encoding.UTF8.GetBytes(text), columns));

    [Fact]
    public void BytesWithin_BytesThatAreNoText_CountAsTheirEscapes() => Assert.Equal(2, TextFit.BytesWithin([0xFF, 0xFE, 0xFD], 9));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(80)]
    public void Lines_TogetherShowWhatTheWholeShows_AndEachFits(int columns)
    {
        Random random = new(columns);
        for (int round = 0; round < 200; round++)
        {
            byte[] text = round % 4 == 0 ? Noise(random) : Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Pieces, 40)));
            StringBuilder shown = new();
            int start = 0;
            while (start < text.Length)
            {
                int length = TextFit.BytesWithin(text.AsSpan(start), columns);
                ScreenText line = Sanitiser.FromUtf8(text.AsSpan(start, length));
                Assert.True(line.Columns <= columns || length <= 32, $"{line.Columns} columns are more than {columns}");
                shown.Append(line);
                start += length;
            }

            Assert.Equal(Sanitiser.FromUtf8(text).ToString(), shown.ToString());
        }
    }

    private static byte[] Noise(Random random)
    {
        byte[] bytes = new byte[100];
        random.NextBytes(bytes);
        return bytes;
    }
}
