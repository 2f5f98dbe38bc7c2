using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class AutoFramerTests
{
    private const int Limit = 8;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_characterWait = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("one\n", "[one]␊")]
    [InlineData("one\r\n", "[one]␍␊")]
    [InlineData("one\ntwo\n", "[one]␊", "[two]␊")]
    [InlineData("\n", "[]␊")]
    [InlineData("\r\n\n", "[]␍␊", "[]␊")]
    [InlineData("a\rb\n", "[a␍b]␊")]
    [InlineData("a\r\r\n", "[a␍]␍␊")]
    [InlineData("")]
    [InlineData("unfinished")]
    public void Scan_SplitsAtLineEnds(string stream, params string[] messages) => Assert.Equal(messages, Stream().Read(stream).Log);

    [Fact]
    public void Scan_WhenCrAndLfComeApart_CountsBothAsLineEnd() => Assert.Equal(["[one]␍␊"], Stream().Read("one\r").Read("\n").Log);

    [Fact]
    public void Flush_DeliversTheRestAsUnterminated()
    {
        FramedStream stream = Stream().Read("one\ntw").Read("o").Flush();

        Assert.Equal(["[one]␊", "[two] Unterminated"], stream.Log);
        Assert.Equal(0, stream.PendingBytes);
    }

    [Fact]
    public void Flush_OfNothing_DeliversNothing() => Assert.Empty(Stream().Flush().Log);

    [Fact]
    public void SilenceBeforeFlush_WithNothingPending_IsNull() => Assert.Null(Stream().Read("one\n").Silence);

    [Fact]
    public void SilenceBeforeFlush_WithARest_IsThePause() => Assert.Equal(s_pause, Stream().Read("rest").Silence);

    [Theory]
    [InlineData("\xC3")]
    [InlineData("x\xE2\x82")]
    [InlineData("\xF0\x9F\x98")]
    public void SilenceBeforeFlush_InsideACharacter_IsLonger(string rest) => Assert.Equal(s_pause + s_characterWait, Stream().Read(rest).Silence);

    [Theory]
    [InlineData("\xC3\xA4")]
    [InlineData("\xFF")]
    [InlineData("\x80\x80\x80\x80")]
    [InlineData("\xE2\x28")]
    [InlineData("\xF5\x80")]
    public void SilenceBeforeFlush_WhereNoCharacterCanBeCompleted_IsThePause(string rest) => Assert.Equal(s_pause, Stream().Read(rest).Silence);

    [Theory]
    [InlineData("12345678\n9\n", "[12345678] Cut", "[9]␊")]
    [InlineData("1234567\n9\n", "[1234567]␊", "[9]␊")]
    [InlineData("123456789abc\n9\n", "[12345678] Cut", "[9]␊")]
    public void Scan_OverTheLimit_CutsAndGoesOnAfterTheLineEnd(string stream, params string[] messages) =>
        Assert.Equal(messages, Stream(Limit).Read(stream).Log);

    [Fact]
    public void Scan_OverTheLimit_LeavesNothingPending()
    {
        FramedStream stream = Stream(Limit).Read("12345678");
        Assert.Equal(8, stream.PendingBytes);

        stream.Read("9");
        Assert.Equal(0, stream.PendingBytes);

        stream.Read("more").Read("\nnext\n");
        Assert.Equal(["[12345678] Cut", "[next]␊"], stream.Log);
    }

    [Fact]
    public void Flush_EndsTheDiscardingOfACutMessage()
    {
        FramedStream stream = Stream(Limit).Read("123456789");
        Assert.Equal(s_pause, stream.Silence);

        stream.Flush().Read("next\n");
        Assert.Equal(["[12345678] Cut", "[next]␊"], stream.Log);
        Assert.Null(stream.Silence);
    }

    [Fact]
    public void Scan_LooksOnlyAtFreshBytes_SoThatSingleBytesCostNoMore()
    {
        var messages = new List<MessageSpan>();

        int consumed = new AutoFramer(Limit, s_pause, s_characterWait).Scan("a\nb"u8, fresh: 1, messages);

        Assert.Equal(0, consumed);
        Assert.Empty(messages);
    }

    [Fact]
    public void Scan_HoweverTheStreamIsCut_FindsTheSameMessages() =>
        RandomSplits.GiveTheSameMessages(
            ["\n", "\r\n", "\r", "a", "word", "\xC3\xA4", "a line over the limit"], Limit, () => new AutoFramer(Limit, s_pause, s_characterWait));

    private static FramedStream Stream(int limit = 1 << 20) => new(new AutoFramer(limit, s_pause, s_characterWait));
}
