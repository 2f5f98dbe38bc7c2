using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class IdleFramerTests
{
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(5);

    [Fact]
    public void Flush_DeliversEverythingSinceTheLastSilence() =>
        Assert.Equal(["[a␊b] Unterminated", "[c] Unterminated"], Stream().Read("a\n").Read("b").Flush().Read("c").Flush().Flush().Log);

    [Fact]
    public void SilenceBeforeFlush_IsTheSilenceOfTheFraming()
    {
        FramedStream stream = Stream();
        Assert.Null(stream.Silence);
        Assert.Equal(s_silence, stream.Read("a").Silence);
        Assert.Null(stream.Flush().Silence);
    }

    [Fact]
    public void Scan_OverTheLimit_DiscardsUntilSilence()
    {
        FramedStream stream = Stream().Read("12345678901234567");
        Assert.Equal(s_silence, stream.Silence);
        Assert.Equal(["[1234567890123456] Cut", "[next] Unterminated"], stream.Read("more").Flush().Read("next").Flush().Log);
    }

    [Fact]
    public void Scan_HoweverTheStreamIsCut_FindsTheSameMessages() =>
        RandomSplits.GiveTheSameMessages(["a", "\n", "longer"], 16, () => new IdleFramer(s_silence, 16));

    private static FramedStream Stream() => new(new IdleFramer(s_silence, 16));
}
