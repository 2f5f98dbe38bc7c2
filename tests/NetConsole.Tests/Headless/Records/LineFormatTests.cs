using System.Text;
using NetConsole.CommandLine;
using NetConsole.Engine.Events;
using NetConsole.Headless.Records;

namespace NetConsole.Tests.Headless.Records;

/// <summary>The formats for people: <c>text</c> and <c>hex</c>; and <c>raw</c>.</summary>
public sealed class LineFormatTests
{
    private static readonly RunOptions Options = RunOptions.Default;

    [Fact]
    public void Text_IsALineForEachMessage_BothDirections() =>
        Assert.Equal(
            "00:00:00.000 #1 < hello\n00:00:00.000 #1 > answer\n",
            Written.Text(Format(Options), Written.Received("hello\n", lineEnd: 1), Written.Sent("answer\r\n", lineEnd: 2)));

    [Fact]
    public void Text_OfSeveralMessagesInOneRead_IsSeveralLines()
    {
        byte[] bytes = "a\n\nb"u8.ToArray();
        EngineEvent received = new EngineEvent.MessagesReceived(
            Written.First, Payload.Of(bytes, new MessageSpan(0, 2, 0, 1), new MessageSpan(2, 1, 2, 0), new MessageSpan(3, 1, 3, 1)));

        Assert.Equal("00:00:00.000 #1 < a\n00:00:00.000 #1 < \n00:00:00.000 #1 < b\n", Written.Text(Format(Options), received));
    }

    [Theory]
    [InlineData("\u001b[31mred", @"\e[31mred")]
    [InlineData("two\nlines", @"two\nlines")]
    [InlineData(@"C:\new", @"C:\\new")]
    [InlineData("\u202ehidden", @"\u202Ehidden")]
    [InlineData("wörld 🙂", "wörld 🙂")]
    public void Text_NeverLetsAPeerCommandATerminal(string said, string written) =>
        Assert.Equal($"00:00:00.000 #1 < {written}\n", Written.Text(Format(Options), Written.Received(said)));

    [Fact]
    public void Text_InAnotherEncoding_IsWrittenAsUtf8() =>
        Assert.Equal("00:00:00.000 #1 < é\n", Written.Text(Format(Options with { Encoding = Encoding.Latin1 }), Written.Received([0xE9])));

    [Fact]
    public void Text_BytesThatAreNoText_AreEscaped() =>
        Assert.Equal("00:00:00.000 #1 < \\xE9\\xFF\n", Written.Text(Format(Options), Written.Received([0xE9, 0xFF])));

    [Fact]
    public void Hex_IsTheBytesOnTheWire_AsPairs() =>
        Assert.Equal(
            "00:00:00.000 #1 < 68 69 0a\n00:00:00.000 #1 < \n",
            Written.Text(Format(Options with { Output = OutputFormat.Hex }), Written.Received("hi\n", lineEnd: 1), Written.Received("")));

    [Fact]
    public void Raw_IsWhatCameInAndNothingElse() =>
        Assert.Equal(
            "a\0\n"u8.ToArray(),
            Written.Bytes(Format(Options with { Output = OutputFormat.Raw }), Written.Received("a\0\n", lineEnd: 1), Written.Sent("ours")));

    [Fact]
    public void Times_AreInTheZoneOfTheMachine()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

        Assert.StartsWith("02:00:00.000 ", Written.Text(RecordFormat.Create(Options, zone), Written.Received("x")), StringComparison.Ordinal);
    }

    private static RecordFormat Format(RunOptions options) => RecordFormat.Create(options, TimeZoneInfo.Utc);
}
