using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Tests.Widgets;

public sealed class ListWindowTests
{
    [Theory]
    [InlineData(10, 4, 0, -1, 0)]
    [InlineData(10, 4, 3, -1, 3)]
    [InlineData(10, 4, 9, -1, 6)]
    [InlineData(3, 4, 2, -1, 0)]
    [InlineData(10, 4, 3, 5, 3)]
    [InlineData(10, 4, 3, 7, 4)]
    [InlineData(10, 4, 3, 1, 1)]
    [InlineData(0, 4, 0, -1, 0)]
    [InlineData(10, 0, 3, 5, 5)]
    [InlineData(10, 0, 9, 5, 5)]
    public void Top_MovesNoFurtherThanItMust(int count, int height, int top, int selected, int expected) =>
        Assert.Equal(expected, ListWindow.Top(count, height, top, selected));
}
