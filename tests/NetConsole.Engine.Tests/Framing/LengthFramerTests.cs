using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class LengthFramerTests
{
    private const int Limit = 16;

    [Theory]
    [InlineData(1, false, "\u0003abc\0\u0001d", "␃[abc]", "␀[]", "␁[d]")]
    [InlineData(2, false, "\0\u0003abc", "␀␃[abc]")]
    [InlineData(2, true, "\u0003\0abc", "␃␀[abc]")]
    [InlineData(4, false, "\0\0\0\u0003abc", "␀␀␀␃[abc]")]
    [InlineData(4, true, "\u0003\0\0\0abc", "␃␀␀␀[abc]")]
    [InlineData(2, false, "\0\u0003ab", "␀␃[ab] Unterminated")]
    [InlineData(2, false, "\0", "␀[] Unterminated")]
    [InlineData(1, false, "\u000f123456789012345\u0001x", "␏[123456789012345]", "␁[x]")]
    [InlineData(1, false, "\u00101234567890123456\u0001x", "␐[123456789012345] Cut", "␁[x]")]
    [InlineData(4, false, "\u00FF\u00FF\u00FF\u00FF123456789012345678", "\u00FF\u00FF\u00FF\u00FF[123456789012] Cut")]
    public void ScanAndFlush_TakeTheLengthFromTheHeader(int width, bool littleEndian, string stream, params string[] messages) =>
        Assert.Equal(messages, new FramedStream(new LengthFramer(width, littleEndian, Limit)).Read(stream).Flush().Log);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, false)]
    public void Scan_HoweverTheStreamIsCut_FindsTheSameMessages(int width, bool littleEndian) =>
        RandomSplits.GiveTheSameMessages(["\0", "\0\0\0", "\u0001", "\u0005", "a", "\u0014"], Limit, () => new LengthFramer(width, littleEndian, Limit));
}
