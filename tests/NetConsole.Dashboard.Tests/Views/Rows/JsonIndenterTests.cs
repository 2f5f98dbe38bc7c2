using System.Text;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Tests.Views.Rows;

public class JsonIndenterTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x, y"],"c":{},"d":[]}""", """
        {
          "a": 1,
          "b": [
            true,
            null,
            "x, y"
          ],
          "c": {},
          "d": []
        }
        """)]
    [InlineData("""  [ 1.50 , -2e+3 ]  """, """
        [
          1.50,
          -2e+3
        ]
        """)]
    [InlineData("""[{"k" : "\u00e9\n: "},[[ ]]]""", """
        [
          {
            "k": "\u00e9\n: "
          },
          [
            []
          ]
        ]
        """)]
    public void Indent_ChangesBlanksAlone(string json, string indented) => Assert.Equal(indented.ReplaceLineEndings("\n"), Indented(json));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("12")]
    [InlineData("\"text\"")]
    [InlineData("[INFO] started [1]")]
    [InlineData("{\"a\":1} {\"b\":2}")]
    [InlineData("{'a':1}")]
    [InlineData("[1,]")]
    public void Indent_WhatIsNoObjectOrArray_IsLeftAlone(string text) => Assert.Null(Indented(text));

    [Fact]
    public void Indent_TooDeep_IsLeftAlone()
    {
        Assert.NotNull(Indented(Nested(JsonIndenter.MostDepth)));
        Assert.Null(Indented(Nested(JsonIndenter.MostDepth + 1)));

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Fact]
    public void IndentInList_TooLong_IsLeftAlone()
    {
        Assert.NotNull(JsonIndenter.IndentInList(Numbers((JsonIndenter.MostBytesInList / 2) - 1)));
        Assert.Null(JsonIndenter.IndentInList(Numbers(JsonIndenter.MostBytesInList / 2)));
        Assert.NotNull(JsonIndenter.Indent(Numbers(JsonIndenter.MostBytesInList)));

        static byte[] Numbers(int count) => Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Repeat('1', count))}]");
    }

    [Fact]
    public void Indent_ThatWouldMakeItManyTimesAsLong_IsLeftAlone()
    {
        Assert.Null(JsonIndenter.Indent(Deep(JsonIndenter.MostIndentedBytes / 100)));
        Assert.NotNull(JsonIndenter.Indent(Deep(JsonIndenter.MostIndentedBytes / 1000)));
        Assert.Null(JsonIndenter.IndentInList(Deep(JsonIndenter.MostBytesInList / 4)));

        static byte[] Deep(int count) => Encoding.ASCII.GetBytes(
            new string('[', JsonIndenter.MostDepth) + string.Join(',', Enumerable.Repeat('1', count)) + new string(']', JsonIndenter.MostDepth));
    }

    private static string? Indented(string json) =>
        JsonIndenter.Indent(Encoding.UTF8.GetBytes(json)) is { } indented ? Encoding.UTF8.GetString(indented.Span) : null;
}
