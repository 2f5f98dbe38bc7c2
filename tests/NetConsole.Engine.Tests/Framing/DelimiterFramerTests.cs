using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class DelimiterFramerTests
{
    private const int Limit = 16;

    [Theory]
    [InlineData(";", "a;b;c", "[a];", "[b];", "[c] Unterminated")]
    [InlineData("--", "a--b-c--", "[a]--", "[b-c]--")]
    [InlineData("aa", "aaa", "[]aa", "[a] Unterminated")]
    [InlineData("\r\n", "a\nb\r\n", "[a␊b]␍␊")]
    [InlineData("--", "1234567890123456--x--", "[1234567890123456] Cut", "[x]--")]
    [InlineData("--", "12345678901234--x", "[12345678901234]--", "[x] Unterminated")]
    [InlineData("--", "123456789012345678", "[1234567890123456] Cut")]
    public void ScanAndFlush_SplitAfterEachDelimiter(string delimiter, string stream, params string[] messages) =>
        Assert.Equal(messages, new FramedStream(Create(delimiter)).Read(stream).Flush().Log);

    [Fact]
    public void Scan_WhileDiscarding_FindsADelimiterThatComesApart() =>
        Assert.Equal(["[1234567890123456] Cut", "[x]--"], new FramedStream(Create("--")).Read("12345678901234567-").Read("-x").Read("--").Log);

    [Fact]
    public void SilenceBeforeFlush_MeansNothing() => Assert.Null(new FramedStream(Create("--")).Read("rest").Silence);

    [Fact]
    public void Scan_LooksOnlyWhereFreshBytesCanEndADelimiter()
    {
        var messages = new List<MessageSpan>();

        int consumed = Create("--").Scan("a--b"u8, fresh: 1, messages);

        Assert.Equal(0, consumed);
        Assert.Empty(messages);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("--")]
    [InlineData("aa")]
    [InlineData("aba")]
    public void Scan_HoweverTheStreamIsCut_FindsTheSameMessages(string delimiter) =>
        RandomSplits.GiveTheSameMessages(["a", "b", "-", ";", delimiter, "a word", "much longer than the limit is"], Limit, () => Create(delimiter));

    private static DelimiterFramer Create(string delimiter) => new(System.Text.Encoding.Latin1.GetBytes(delimiter), Limit);
}
