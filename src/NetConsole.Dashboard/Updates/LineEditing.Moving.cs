using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Updates;

/// <content>Moving.</content>
internal static partial class LineEditing
{
    /// <summary>The cursor at another place; what is typed or cut next is a step of its own.</summary>
    public static InputLine MovedTo(InputLine line, int cursor) => line with { Cursor = cursor, LastEdit = LastEdit.Other, GoalColumn = null };

    public static InputLine Left(InputLine line) => MovedTo(line, GraphemeCursor.Previous(line.Text, line.Cursor));

    public static InputLine Right(InputLine line) => MovedTo(line, GraphemeCursor.Next(line.Text, line.Cursor));

    public static InputLine WordLeft(InputLine line) => MovedTo(line, GraphemeCursor.PreviousWord(line.Text, line.Cursor));

    public static InputLine WordRight(InputLine line) => MovedTo(line, GraphemeCursor.NextWord(line.Text, line.Cursor));

    public static InputLine Start(InputLine line) => MovedTo(line, line.LineStart);

    public static InputLine End(InputLine line) => MovedTo(line, line.LineEnd);

    /// <summary>To the line above, in the same column where it is long enough; null on the first line.</summary>
    public static InputLine? Up(InputLine line) => line.LineStart == 0 ? null : InLine(line, line.Text.LastIndexOf('\n', Math.Max(0, line.LineStart - 2), Math.Max(0, line.LineStart - 1)) + 1);

    /// <summary>To the line below; null on the last one.</summary>
    public static InputLine? Down(InputLine line) => line.LineEnd == line.Text.Length ? null : InLine(line, line.LineEnd + 1);

    private static InputLine InLine(InputLine line, int start)
    {
        int column = line.GoalColumn ?? GraphemeCursor.ColumnOf(line.Text[line.LineStart..line.Cursor], line.Cursor - line.LineStart);
        int end = line.Text.IndexOf('\n', start) is var feed and >= 0 ? feed : line.Text.Length;
        return MovedTo(line, start + GraphemeCursor.IndexAt(line.Text[start..end], column)) with { GoalColumn = column };
    }
}
