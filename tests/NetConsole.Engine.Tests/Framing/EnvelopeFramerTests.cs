using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class EnvelopeFramerTests
{
    private const int Limit = 16;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData("\u0002abc\u0003", "␂[abc]␃")]
    [InlineData("\u0002\u0003\u0002a\u0003", "␂[]␃", "␂[a]␃")]
    [InlineData("\u0002a\u0002b\u0003", "␂[a␂b]␃")]
    [InlineData("\u0006\u0002a\u0003k\u0002b\u0003", "[␆] Unterminated", "␂[a]␃", "[k] Unterminated", "␂[b]␃")]
    [InlineData("\u0002abc", "␂[abc] Unterminated")]
    [InlineData("\u0003", "[␃] Unterminated")]
    [InlineData("\u000212345678901234\u0003", "␂[12345678901234]␃")]
    [InlineData("\u0002123456789012345\u0003\u0002a\u0003", "␂[123456789012345] Cut", "␂[a]␃")]
    [InlineData("noise longer than allowed\u0002a\u0003", "[noise longer tha] Cut", "␂[a]␃")]
    public void ScanAndFlush_OfStxEtx_FindFramesAndWhatIsBetween(string stream, params string[] messages) =>
        Assert.Equal(messages, new FramedStream(StxEtx()).Read(stream).Flush().Log);

    [Theory]
    [InlineData("\u000bMSH|\rPID|\u001c\r", "␋[MSH|␍PID|]␜␍")]
    [InlineData("\u000ba\u001cb\u001c\r\r", "␋[a␜b]␜␍", "[␍] Unterminated")]
    public void ScanAndFlush_OfMllp_EndAtFsAndCr(string stream, params string[] messages) =>
        Assert.Equal(messages, new FramedStream(Mllp()).Read(stream).Flush().Log);

    [Fact]
    public void SilenceBeforeFlush_InsideAFrame_MeansNothing() => Assert.Null(new FramedStream(StxEtx()).Read("\u0002abc").Silence);

    [Fact]
    public void SilenceBeforeFlush_OutsideFrames_IsThePause() => Assert.Equal(s_pause, new FramedStream(StxEtx()).Read("\u0002abc\u0003\u0006").Silence);

    [Fact]
    public void SilenceBeforeFlush_WhileDiscarding_MeansSomethingOnlyOutsideFrames()
    {
        Assert.Equal(s_pause, new FramedStream(StxEtx()).Read("noise longer than allowed").Silence);
        Assert.Null(new FramedStream(StxEtx()).Read("\u0002text longer than allowed").Silence);
    }

    [Fact]
    public void Flush_OfDiscardedNoise_LetsTheNextMessageBegin() => Assert.Equal(
        ["[noise longer tha] Cut", "[ok] Unterminated"],
        new FramedStream(StxEtx()).Read("noise longer than allowed").Flush().Read("ok").Flush().Log);

    [Theory]
    [InlineData("\u0002ab\u0003cd")]
    [InlineData("ab\u0002cd")]
    public void Scan_LooksOnlyAtFreshBytes_SoThatSingleBytesCostNoMore(string pending)
    {
        var messages = new List<MessageSpan>();

        int consumed = StxEtx().Scan(System.Text.Encoding.Latin1.GetBytes(pending), fresh: 1, messages);

        Assert.Equal(0, consumed);
        Assert.Empty(messages);
    }

    [Fact]
    public void Scan_OfStxEtxHoweverCut_FindsTheSameMessages() =>
        RandomSplits.GiveTheSameMessages(["\u0002", "\u0003", "a", "word", "much longer than the limit"], Limit, StxEtx);

    [Fact]
    public void Scan_OfMllpHoweverCut_FindsTheSameMessages() =>
        RandomSplits.GiveTheSameMessages(["\u000b", "\u001c\r", "\u001c", "\r", "a", "word", "much longer than the limit"], Limit, Mllp);

    private static EnvelopeFramer StxEtx() => new(Envelope.StxEtx, Limit, s_pause);

    private static EnvelopeFramer Mllp() => new(Envelope.Mllp, Limit, s_pause);
}
