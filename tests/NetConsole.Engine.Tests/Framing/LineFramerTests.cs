using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class LineFramerTests
{
    [Fact]
    public void Scan_SplitsAtLineEndsAndKeepsTheRest() =>
        Assert.Equal(["[a]␊", "[]␍␊", "[b] Unterminated"], new FramedStream(new LineFramer(64)).Read("a\n\r\nb").Flush().Log);

    [Fact]
    public void SilenceBeforeFlush_MeansNothing() => Assert.Null(new FramedStream(new LineFramer(64)).Read("rest").Silence);
}
