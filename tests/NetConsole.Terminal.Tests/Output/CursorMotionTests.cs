using System.Buffers;
using System.Text;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

public sealed class CursorMotionTests
{
    [Theory]
    [InlineData(5, 5, 5, 5, "")]
    [InlineData(5, 5, 0, 5, "\r")]
    [InlineData(5, 5, 4, 5, "\b")]
    [InlineData(50, 5, 48, 5, "\b\b")]
    [InlineData(50, 5, 40, 5, "\e[41G")]
    [InlineData(5, 5, 6, 5, "\e[C")]
    [InlineData(5, 5, 12, 5, "\e[7C")]
    [InlineData(5, 5, 120, 5, "\e[115C")]
    [InlineData(5, 5, 0, 6, "\r\n")]
    [InlineData(5, 5, 5, 7, "\n\n")]
    [InlineData(5, 5, 5, 20, "\e[21d")]
    [InlineData(5, 5, 5, 1, "\e[2d")]
    [InlineData(5, 5, 0, 0, "\e[H")]
    [InlineData(5, 5, 0, 30, "\e[31H")]
    [InlineData(5, 5, 40, 30, "\e[31;41H")]
    [InlineData(-1, 5, 3, 5, "\e[4G")]
    [InlineData(-1, 5, 0, 5, "\r")]
    [InlineData(-1, -1, 0, 0, "\e[H")]
    [InlineData(-1, -1, 3, 0, "\e[1;4H")]
    public void Move_TakesTheShortestWay(int fromX, int fromY, int x, int y, string expected)
    {
        CursorMotion cursor = CursorMotion.Lost;
        Sent(ref cursor, Math.Max(fromX, 0), fromY);
        if (fromX < 0)
        {
            cursor.LoseColumn();
        }

        if (fromY < 0)
        {
            cursor = CursorMotion.Lost;
        }

        Assert.Equal(expected, Sent(ref cursor, x, y));
        Assert.Equal((x, y), (cursor.X, cursor.Y));
    }

    [Fact]
    public void Advance_ToTheLastColumn_LosesTheCursor()
    {
        CursorMotion cursor = CursorMotion.Lost;
        Sent(ref cursor, 8, 3);
        cursor.Advance(1, width: 10);
        Assert.Equal((9, 3), (cursor.X, cursor.Y));
        cursor.Advance(1, width: 10);
        Assert.Equal("\e[4H", Sent(ref cursor, 0, 3));
    }

    private static string Sent(ref CursorMotion cursor, int x, int y)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new SequenceWriter(output);
        cursor.Move(ref writer, x, Math.Max(y, 0));
        writer.Flush();
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
