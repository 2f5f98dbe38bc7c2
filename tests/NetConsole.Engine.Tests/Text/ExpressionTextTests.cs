using System.Text.RegularExpressions;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public sealed class ExpressionTextTests
{
    [Fact]
    public void ALinearExpressionThatCounts_IsGivenUpAtItsLimit()
    {
        Assert.True(ExpressionText.TryParse("[ab]*a[ab]{500}c", ignoreCase: false, TimeSpan.FromMilliseconds(1), out Regex? expression, out _));
        Assert.True(ExpressionText.IsLinear(expression));
        var random = new Random(1);
        string text = string.Concat(Enumerable.Range(0, 1_000_000).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));

        Assert.Throws<RegexMatchTimeoutException>(() => expression.IsMatch(text));
    }
}
