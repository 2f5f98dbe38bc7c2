using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Styling;

public sealed class StyleTests
{
    [Fact]
    public void Default_IsTheTerminalsOwn() => Assert.Equal(new Style(Color.Default, Color.Default, TextAttributes.None), Style.Default);

    [Fact]
    public void With_AddsAttributesAndKeepsTheRest() =>
        Assert.Equal(
            new Style(Color.Red, Color.Blue, TextAttributes.Bold | TextAttributes.Dim),
            new Style(Color.Red, Color.Blue, TextAttributes.Bold).With(TextAttributes.Dim));
}
