using System.Text;
using NetConsole.CommandLine;
using NetConsole.Headless.Input;

namespace NetConsole.Tests.Headless.Input;

public sealed class InputLinesTests
{
    [Theory]
    [InlineData("a\nb\r\n\nlast", "a|\n b|\r\n |\n last|")]
    [InlineData("a\rb\n", "a\rb|\n")]
    [InlineData("\r\n", "|\r\n")]
    [InlineData("cr\r", "cr\r|")]
    [InlineData("", "")]
    public void Lines_AreTheSame_HoweverTheInputIsRead(string input, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(input);
        for (int size = 1; size <= bytes.Length + 1; size++)
        {
            InputLines lines = new(pieceBytes: 1000);
            List<string> found = [];
            foreach (byte[] chunk in bytes.Chunk(size))
            {
                found.AddRange(Described(lines.Accept(chunk)));
            }

            found.AddRange(Described(lines.Finish()));
            Assert.Equal(expected, string.Join(' ', found));
        }
    }

    [Fact]
    public void ALineThatIsTooLong_ComesInPieces_OfWhichTheLastHasTheEnd()
    {
        InputLines lines = new(pieceBytes: 4);
        List<string> found = [];
        found.AddRange(Described(lines.Accept("abcdefghij"u8.ToArray())));
        found.AddRange(Described(lines.Accept("k\r\nx"u8.ToArray())));
        found.AddRange(Described(lines.Finish()));

        Assert.Equal("abcd| efgh| ijk|\r\n x|", string.Join(' ', found));
    }

    [Theory]
    [InlineData(null, "text\n", "text\n")]
    [InlineData("crlf", "text\n", "text\r\n")]
    [InlineData("cr", "text\n", "text\r")]
    [InlineData("none", "text\r\n", "text")]
    [InlineData("crlf", "text", "text")]
    public void Bytes_HaveTheChosenEnd_WhereTheLineHadOne(string? eol, string line, string sent) =>
        Assert.Equal(sent, Sent(RunOptions.Default with { LineEnd = eol }, line));

    [Theory]
    [InlineData(" \t text of it \n", "text of it\n")]
    [InlineData("  \n", "\n")]
    public void Bytes_WithTrim_HaveNoBlanksAround(string line, string sent) =>
        Assert.Equal(sent, Sent(RunOptions.Default with { Trim = true }, line));

    [Fact]
    public void Bytes_AreInThePeersEncoding()
    {
        InputLine line = Assert.Single(new InputLines(1000).Accept("é\n"u8.ToArray()));
        LineWriter writer = new(RunOptions.Default with { Encoding = Encoding.Latin1 });

        Assert.Equal([0xE9], writer.Text(line).ToArray());
    }

    private static string Sent(RunOptions options, string input)
    {
        InputLines lines = new(1000);
        InputLine[] ended = [.. lines.Accept(Encoding.UTF8.GetBytes(input))];
        InputLine line = Assert.Single(ended.Concat(lines.Finish()));
        LineWriter writer = new(options);
        return Encoding.UTF8.GetString(writer.Text(line).Span) + Encoding.UTF8.GetString(writer.End(line, "lf").Span);
    }

    private static string[] Described(IReadOnlyList<InputLine> lines) =>
        [.. lines.Select(line => $"{Encoding.UTF8.GetString(line.Text.Span)}|{Encoding.UTF8.GetString(line.End.Span)}")];
}
