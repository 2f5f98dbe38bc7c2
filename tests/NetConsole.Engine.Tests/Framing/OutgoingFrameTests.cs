using System.Buffers;
using System.Text;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class OutgoingFrameTests
{
    [Theory]
    [InlineData("auto", "abc", "abc")]
    [InlineData("raw", "abc", "abc")]
    [InlineData("line", "abc", "abc")]
    [InlineData("idle:5ms", "abc", "abc")]
    [InlineData(@"delimiter:\r\n", "abc", "abc\r\n")]
    [InlineData("length:1", "abc", "\u0003abc")]
    [InlineData("length:2", "abc", "\0\u0003abc")]
    [InlineData("length:2le", "abc", "\u0003\0abc")]
    [InlineData("length:4", "", "\0\0\0\0")]
    [InlineData("length:4le", "abc", "\u0003\0\0\0abc")]
    [InlineData("fixed:3", "abc", "abc")]
    [InlineData("stx-etx", "abc", "\u0002abc\u0003")]
    [InlineData("mllp", "abc", "\u000babc\u001c\r")]
    public void TryWrite_PutsTheMessageIntoItsFrame(string framing, string message, string wire)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.True(OutgoingFrame.TryWrite(Parse(framing), Encoding.Latin1.GetBytes(message), output, out _));

        Assert.Equal(wire, Encoding.Latin1.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("fixed:3", 4, "the message has 4 bytes, and fixed:3 needs 3")]
    [InlineData("fixed:3", 2, "the message has 2 bytes, and fixed:3 needs 3")]
    [InlineData("length:1", 256, "the message has 256 bytes, and length:1 can say 255 at most")]
    [InlineData("length:2", 65536, "the message has 65536 bytes, and length:2be can say 65535 at most")]
    public void TryWrite_WhereTheMessageDoesNotFit_WritesNothing(string framing, int length, string message)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.False(OutgoingFrame.TryWrite(Parse(framing), new byte[length], output, out NetworkFault? error));

        Assert.Equal(message, error.Message);
        Assert.Equal(0, output.WrittenCount);
    }

    [Theory]
    [InlineData(@"delimiter:\r\n")]
    [InlineData("length:1")]
    [InlineData("length:2le")]
    [InlineData("length:4")]
    [InlineData("fixed:5")]
    [InlineData("stx-etx")]
    [InlineData("mllp")]
    public void TryWrite_IsUndoneByTheFramerOfTheSameSpec(string framing)
    {
        FramingSpec spec = Parse(framing);
        var output = new ArrayBufferWriter<byte>();
        Assert.True(spec.FramesWhatIsSent);
        Assert.True(OutgoingFrame.TryWrite(spec, "hello"u8, output, out _));
        Assert.True(OutgoingFrame.TryWrite(spec, "world"u8, output, out _));

        var messages = new List<MessageSpan>();
        int consumed = FramerFactory.Create(EngineOptions.Default with { Framing = spec }).Scan(output.WrittenSpan, output.WrittenCount, messages);

        Assert.Equal(output.WrittenCount, consumed);
        Assert.Equal(["hello", "world"], messages.Select(m => Encoding.Latin1.GetString(output.WrittenSpan.Slice(m.TextStart, m.TextLength))));
    }

    private static FramingSpec Parse(string text) => FramingSpec.TryParse(text, out FramingSpec? framing, out _) ? framing : throw new ArgumentException(text);
}
