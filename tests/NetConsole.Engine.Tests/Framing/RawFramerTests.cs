using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class RawFramerTests
{
    [Fact]
    public void Scan_MakesEachChunkAMessage() =>
        Assert.Equal(["[a␊b]", "[c␊]"], new FramedStream(new RawFramer()).Read("a\nb").Read("").Read("c\n").Flush().Log);

    [Fact]
    public void SilenceBeforeFlush_MeansNothing() => Assert.Null(new FramedStream(new RawFramer()).Read("abc").Silence);
}
