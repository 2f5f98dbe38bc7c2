using NetConsole.Dashboard.Finding;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Tests.Finding;

public class TextPatternTests
{
    [Theory]
    [InlineData("error", "ERROR 17", true)]
    [InlineData("Error", "ERROR 17", false)]
    [InlineData("\\Serror", "XERROR", true)]
    [InlineData("\\p{Lu}x", "ax", true)]
    [InlineData("\\p{Lu}X", "Ax", false)]
    public void TryParse_WithoutACapital_FindsEitherCase(string pattern, string text, bool isFound) =>
        Assert.Equal(isFound, Parse(pattern).IsIn(text));

    [Fact]
    public void Places_FromLeftToRight_WithoutEmptyOnes()
    {
        Assert.Equal([1..2, 3..4], Parse("a").Places("bAba"));
        Assert.Equal([1..3], Parse("x*").Places("bxxb"));
        Assert.Equal([0..2, 2..4], TextPattern.Of("ab").Places("abAB"));
    }

    [Theory]
    [InlineData("#3 temp-1", true)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void TryParse_WithoutOperators_NeedsNoExpression(string pattern, bool isLiteral) =>
        Assert.Equal(isLiteral, Parse(pattern) is TextPattern.Literal);

    [Theory]
    [InlineData("a+b", true)]
    [InlineData("(?<=a)b", false)]
    [InlineData("(a)\\1", false)]
    public void IsLinear_UnlessItHasToBacktrack(string pattern, bool isLinear) => Assert.Equal(isLinear, Parse(pattern).IsLinear);

    [Fact]
    public void TryParse_AMistake_HasItsPlace()
    {
        Assert.False(TextPattern.TryParse("ab(c", null, out _, out TextError? error));
        Assert.Equal(4, error.Position);
        Assert.Contains("( is not closed", error.Message, StringComparison.Ordinal);
    }

    private static TextPattern Parse(string pattern)
    {
        Assert.True(TextPattern.TryParse(pattern, null, out TextPattern? found, out _));
        return found;
    }
}
