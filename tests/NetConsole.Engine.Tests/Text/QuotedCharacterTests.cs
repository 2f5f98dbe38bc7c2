using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public sealed class QuotedCharacterTests
{
    [Theory]
    [InlineData("a", 0, "\"a\"")]
    [InlineData("x y", 1, "a blank")]
    [InlineData("\u001b", 0, "U+001B")]
    [InlineData("\u202e", 0, "U+202E")]
    [InlineData("\U0001F600", 0, "\"\U0001F600\"")]
    [InlineData("\U0001F600", 1, "U+DE00")]
    public void At_QuotesWhatCanBeSeen(string text, int position, string quoted) => Assert.Equal(quoted, QuotedCharacter.At(text, position));
}
