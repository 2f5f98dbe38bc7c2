using NetConsole.Terminal.Layout;

namespace NetConsole.Terminal.Tests.Layout;

public sealed class RectTests
{
    [Theory]
    [InlineData(0, 0, 4, 4, 2, 1, 9, 2, 2, 1, 2, 2)]
    [InlineData(0, 0, 4, 4, -2, -2, 3, 3, 0, 0, 1, 1)]
    [InlineData(1, 1, 2, 2, 0, 0, 9, 9, 1, 1, 2, 2)]
    public void Intersect_IsWhatBothHave(int x1, int y1, int w1, int h1, int x2, int y2, int w2, int h2, int x, int y, int width, int height) =>
        Assert.Equal(new Rect(x, y, width, height), new Rect(x1, y1, w1, h1).Intersect(new Rect(x2, y2, w2, h2)));

    [Fact]
    public void Intersect_Apart_IsEmptyAndNeverNegative()
    {
        Rect nothing = new Rect(0, 0, 2, 2).Intersect(new Rect(5, 5, 2, 2));
        Assert.True(nothing.IsEmpty);
        Assert.Equal((0, 0), (nothing.Width, nothing.Height));
    }
}
