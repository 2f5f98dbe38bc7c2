using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Buffers;

public sealed class CellBufferTests
{
    [Fact]
    public void New_IsBlank()
    {
        var buffer = new CellBuffer(3, 2);
        Assert.Equal(["", ""], buffer.ToLines());
        Assert.Equal((" ", 1, Style.Default), (buffer[2, 1].Cluster, buffer[2, 1].Columns, buffer[2, 1].Style));
    }

    [Fact]
    public void Clear_AfterDrawing_IsBlankAndUnstyled()
    {
        var buffer = new CellBuffer(3, 1);
        buffer.Canvas.Write(0, 0, "漢x", new Style(Color.Red));
        buffer.Clear();
        Assert.Equal([""], buffer.ToLines());
        Assert.All(Enumerable.Range(0, 3), x => Assert.Equal(new CellBuffer(1, 1)[0, 0], buffer[x, 0]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Draw_OnATinyBuffer_Survives(int width, int height)
    {
        var buffer = new CellBuffer(width, height);
        buffer.Canvas.Clear();
        buffer.Canvas.Write(0, 0, "漢字");
        buffer.Canvas.WriteCut(0, 0, 5, "hello there");
        Assert.Equal(height, buffer.ToLines().Length);
    }

    [Fact]
    public void New_NegativeSide_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new CellBuffer(-1, 2));
}
