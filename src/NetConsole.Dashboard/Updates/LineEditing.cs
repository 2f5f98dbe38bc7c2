using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Updates;

/// <summary>Readline's editing (its names for the functions), by grapheme cluster.</summary>
internal static class LineEditing
{
    /// <summary>Steps back that are kept; a line is short, so more would only hold memory.</summary>
    private const int UndoLimit = 200;

    public static InputLine Insert(InputLine line, string text) =>
        Changed(line, line.Text.Insert(line.Cursor, text), line.Cursor + text.Length);

    public static InputLine Replace(InputLine line, string text) => Changed(line, text, text.Length);

    public static InputLine Left(InputLine line) => line with { Cursor = GraphemeCursor.Previous(line.Text, line.Cursor) };

    public static InputLine Right(InputLine line) => line with { Cursor = GraphemeCursor.Next(line.Text, line.Cursor) };

    public static InputLine WordLeft(InputLine line) => line with { Cursor = GraphemeCursor.PreviousWord(line.Text, line.Cursor) };

    public static InputLine WordRight(InputLine line) => line with { Cursor = GraphemeCursor.NextWord(line.Text, line.Cursor) };

    public static InputLine Start(InputLine line) => line with { Cursor = 0 };

    public static InputLine End(InputLine line) => line with { Cursor = line.Text.Length };

    public static InputLine DeleteBack(InputLine line) => Removed(line, GraphemeCursor.Previous(line.Text, line.Cursor), line.Cursor);

    public static InputLine DeleteForward(InputLine line) => Removed(line, line.Cursor, GraphemeCursor.Next(line.Text, line.Cursor));

    /// <summary>unix-word-rubout: the word to the left, words being what stands between blanks.</summary>
    public static InputLine KillWordBack(InputLine line) => Killed(line, GraphemeCursor.PreviousBlank(line.Text, line.Cursor), line.Cursor);

    public static InputLine KillWordForward(InputLine line) => Killed(line, line.Cursor, GraphemeCursor.NextWord(line.Text, line.Cursor));

    public static InputLine KillToStart(InputLine line) => Killed(line, 0, line.Cursor);

    public static InputLine KillToEnd(InputLine line) => Killed(line, line.Cursor, line.Text.Length);

    public static InputLine Yank(InputLine line) => line.Killed.Length == 0 ? line : Insert(line, line.Killed);

    public static InputLine Undo(InputLine line)
    {
        if (line.Undo.IsEmpty)
        {
            return line;
        }

        (string text, int cursor) = line.Undo.Peek();
        return line with { Text = text, Cursor = cursor, Undo = line.Undo.Pop() };
    }

    /// <summary>An empty line; what was cut can still be put back, and what was typed can be brought back by undo.</summary>
    public static InputLine Cleared(InputLine line) => line.IsEmpty ? line : Changed(line, "", 0);

    private static InputLine Killed(InputLine line, int start, int end) =>
        start == end ? line : Removed(line, start, end) with { Killed = line.Text[start..end] };

    private static InputLine Removed(InputLine line, int start, int end) =>
        start == end ? line : Changed(line, line.Text.Remove(start, end - start), start);

    private static InputLine Changed(InputLine line, string text, int cursor)
    {
        var undo = line.Undo.Push((line.Text, line.Cursor));
        if (undo.Count() > 2 * UndoLimit)
        {
            undo = [.. undo.Take(UndoLimit).Reverse()];
        }

        return line with { Text = text, Cursor = cursor, Undo = undo };
    }
}
