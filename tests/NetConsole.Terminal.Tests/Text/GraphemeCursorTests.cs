using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

public sealed class GraphemeCursorTests
{
    /// <summary>Boundaries are marked with a bar.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("a|b|c")]
    [InlineData("a|e\u0301|x")]
    [InlineData("e\u0301")]
    [InlineData("漢|字")]
    [InlineData("a|👩‍👩‍👧‍👦|👍🏽|b|c")]
    [InlineData("🇳🇿|🇩🇪|🇫")]
    [InlineData("a|\r\n|b")]
    public void NextAndPrevious_StopAtEveryBoundary(string marked)
    {
        string text = marked.Replace("|", "");
        var expected = new List<int> { 0 };
        foreach (string cluster in marked.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            expected.Add(expected[^1] + cluster.Length);
        }

        var forward = new List<int> { 0 };
        while (forward[^1] < text.Length)
        {
            forward.Add(GraphemeCursor.Next(text, forward[^1]));
        }

        var backward = new List<int> { text.Length };
        while (backward[^1] > 0)
        {
            backward.Add(GraphemeCursor.Previous(text, backward[^1]));
        }

        Assert.Equal(expected, forward);
        Assert.Equal(Enumerable.Reverse(expected), backward);
    }

    [Fact]
    public void NextAndPrevious_AtTheEnds_Stay()
    {
        Assert.Equal(3, GraphemeCursor.Next("abc", 3));
        Assert.Equal(0, GraphemeCursor.Previous("abc", 0));
    }

    [Theory]
    [InlineData("foo bar", 0, 3)]
    [InlineData("foo bar", 1, 3)]
    [InlineData("foo bar", 3, 7)]
    [InlineData("foo  --", 3, 7)]
    [InlineData("foo-bar", 0, 3)]
    [InlineData("café\u0301s 2", 0, 6)]
    [InlineData("", 0, 0)]
    public void NextWord_EndsAfterLettersAndDigits(string text, int index, int expected) => Assert.Equal(expected, GraphemeCursor.NextWord(text, index));

    [Theory]
    [InlineData("foo bar", 7, 4)]
    [InlineData("foo bar", 5, 4)]
    [InlineData("foo bar", 4, 0)]
    [InlineData("foo bar  ", 9, 4)]
    [InlineData("--", 2, 0)]
    [InlineData("foo-bar", 7, 4)]
    [InlineData("", 0, 0)]
    public void PreviousWord_StartsAtLettersAndDigits(string text, int index, int expected) => Assert.Equal(expected, GraphemeCursor.PreviousWord(text, index));

    [Theory]
    [InlineData("foo bar-baz", 11, 4)]
    [InlineData("foo bar-baz ", 12, 4)]
    [InlineData("foo", 3, 0)]
    [InlineData("  ", 2, 0)]
    public void PreviousBlank_TakesAllBetweenBlanks(string text, int index, int expected) => Assert.Equal(expected, GraphemeCursor.PreviousBlank(text, index));

    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("漢字x", 2, 4)]
    [InlineData("e\u0301x", 2, 1)]
    [InlineData("a\tb", 2, 3)]
    public void ColumnOf_IsWhereItIsShown_AndIndexAtLeadsBack(string text, int index, int column)
    {
        Assert.Equal(column, GraphemeCursor.ColumnOf(text, index));
        Assert.Equal(index, GraphemeCursor.IndexAt(text, column));
    }

    [Theory]
    [InlineData("漢字", 1, 0)]
    [InlineData("漢字", 3, 1)]
    [InlineData("漢字", 99, 2)]
    public void IndexAt_InsideAWideCluster_IsItsStart(string text, int column, int index) => Assert.Equal(index, GraphemeCursor.IndexAt(text, column));
}
