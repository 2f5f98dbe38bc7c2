using System.Buffers;
using System.Text;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Output;

public sealed class SgrWriterTests
{
    private static readonly Style Bold = new(Attributes: TextAttributes.Bold);
    private static readonly Style BoldDim = new(Attributes: TextAttributes.Bold | TextAttributes.Dim);
    private static readonly Style Dim = new(Attributes: TextAttributes.Dim);

    public static TheoryData<string, Style?, Style, string> Changes() => new()
    {
        { "nothing", Bold, Bold, "" },
        { "to the default", new Style(Color.Red, Color.Blue), default, "\e[m" },
        { "from the unknown to the default", null, default, "\e[m" },
        { "from the unknown", null, new Style(Color.Red), "\e[0;31m" },
        { "a colour on", Style.Default, new Style(Color.Red), "\e[31m" },
        { "a bright colour on", Style.Default, new Style(Color.BrightBlack), "\e[90m" },
        { "the last of the colours", Style.Default, new Style(Color.BrightWhite, Color.BrightWhite), "\e[97;107m" },
        { "a background on", Style.Default, new Style(Background: Color.Black), "\e[40m" },
        { "one of two colours off", new Style(Color.Red, Color.Blue), new Style(Background: Color.Blue), "\e[39m" },
        { "all attributes on", Style.Default, new Style(Attributes: (TextAttributes)15), "\e[1;2;4;7m" },
        { "dim off, bold stays", BoldDim, Bold, "\e[0;1m" },
        { "bold to dim under a colour", Bold with { Background = Color.BrightRed }, Dim with { Background = Color.BrightRed }, "\e[22;2m" },
        { "underline off under a colour", new Style(Color.Red, Attributes: TextAttributes.Underline), new Style(Color.Red), "\e[24m" },
        { "many off, one stays", new Style(Color.Red, Color.Blue, (TextAttributes)12), new Style(Color.Red), "\e[0;31m" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Write_SendsTheShortestChange(string what, Style? from, Style to, string expected)
    {
        Assert.NotEmpty(what);
        var output = new ArrayBufferWriter<byte>();
        var writer = new SequenceWriter(output);
        SgrWriter.Write(ref writer, from, to);
        writer.Flush();
        Assert.Equal(expected, Encoding.ASCII.GetString(output.WrittenSpan));
    }
}
