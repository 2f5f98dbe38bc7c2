using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class FixedFramerTests
{
    [Theory]
    [InlineData(3, "abcdefgh", "[abc]", "[def]", "[gh] Unterminated")]
    [InlineData(1, "a\n", "[a]", "[␊]")]
    [InlineData(20, "01234567890123456789abc", "[0123456789012345] Cut", "[abc] Unterminated")]
    [InlineData(3, "")]
    public void ScanAndFlush_CountBytes(int length, string stream, params string[] messages) =>
        Assert.Equal(messages, new FramedStream(new FixedFramer(length, 16)).Read(stream).Flush().Log);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Scan_HoweverTheStreamIsCut_FindsTheSameMessages(int length) =>
        RandomSplits.GiveTheSameMessages(["a", "bc", "defghijklm"], 16, () => new FixedFramer(length, 16));
}
