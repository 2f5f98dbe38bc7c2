using System.Xml.Linq;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Tests.Output;

public class SvgPictureTests
{
    [Fact]
    public void Draw_IsWellFormedXml_WhateverTheTextIs()
    {
        CellBuffer buffer = new(40, 3);
        buffer.Canvas.Write(0, 0, "<a href=\"x\">&amp; ]]>");
        buffer.Canvas.Write(0, 1, "漢字 👍🏽 é \e[2J", new Style(Color.Red, Color.Blue, TextAttributes.Bold | TextAttributes.Underline));

        XElement picture = XDocument.Parse(SvgPicture.Draw(buffer, new CursorPosition(3, 2))).Root!;
        Assert.Contains(picture.Elements(), element => element.Value.StartsWith("<a href=\"x\">&amp; ]]>", StringComparison.Ordinal));
        Assert.Contains(picture.Elements(), element => element.Value == "漢");
    }

    [Fact]
    public void Draw_PutsEachRunAtItsColumn()
    {
        CellBuffer buffer = new(20, 1);
        buffer.Canvas.Write(0, 0, "ab");
        buffer.Canvas.Write(5, 0, "cd", new Style(Color.Green));

        XElement run = XDocument.Parse(SvgPicture.Draw(buffer)).Root!.Elements().Single(element => element.Value == "cd");
        Assert.Equal("54", run.Attribute("x")!.Value);
        Assert.Equal("16.8", run.Attribute("textLength")!.Value);
    }
}
