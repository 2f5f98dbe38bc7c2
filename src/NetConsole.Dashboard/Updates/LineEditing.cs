using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Updates;

/// <summary>Readline's editing (its names for the functions), by grapheme cluster. Start and end are those of the line that the cursor is on.</summary>
internal static partial class LineEditing
{
    /// <summary>Steps back that are kept; a line is short, so more would only hold memory.</summary>
    private const int UndoLimit = 200;

    /// <summary>Beyond this a text is a pasted file, and each step holds a copy of it.</summary>
    private const int LongText = 1 << 16;

    private const int LongTextUndoLimit = 8;

    public static InputLine Insert(InputLine line, string text) =>
        Changed(line, line.Text.Insert(line.Cursor, text), line.Cursor + text.Length);

    /// <summary>self-insert: characters typed one after the other are one step back, word by word.</summary>
    public static InputLine Type(InputLine line, string character)
    {
        bool startsWord = line.Cursor > 0 && char.IsWhiteSpace(line.Text[line.Cursor - 1]) && !char.IsWhiteSpace(character[0]);
        InputLine typed = Insert(line, character);
        return typed with
        {
            Undo = line.LastEdit == LastEdit.Typed && !startsWord ? line.Undo : typed.Undo,
            LastEdit = LastEdit.Typed,
        };
    }

    public static InputLine Replace(InputLine line, string text) => Changed(line, text, text.Length);

    public static InputLine DeleteBack(InputLine line) => Removed(line, GraphemeCursor.Previous(line.Text, line.Cursor), line.Cursor);

    public static InputLine DeleteForward(InputLine line) => Removed(line, line.Cursor, GraphemeCursor.Next(line.Text, line.Cursor));

    /// <summary>transpose-chars: swaps the characters around the cursor, or the last two of the line.</summary>
    public static InputLine Transpose(InputLine line)
    {
        int middle = line.Cursor == line.LineEnd ? GraphemeCursor.Previous(line.Text, line.Cursor) : line.Cursor;
        if (middle <= line.LineStart || middle == line.LineEnd)
        {
            return line;
        }

        int first = GraphemeCursor.Previous(line.Text, middle);
        int end = GraphemeCursor.Next(line.Text, middle);
        return Changed(line, string.Concat(line.Text.AsSpan(0, first), line.Text.AsSpan(middle, end - middle), line.Text.AsSpan(first, middle - first), line.Text.AsSpan(end)), end);
    }

    /// <summary>upcase-word, downcase-word, capitalize-word.</summary>
    public static InputLine UpperCase(InputLine line) => Recased(line, word => word.ToUpperInvariant());

    /// <inheritdoc cref="UpperCase"/>
    public static InputLine LowerCase(InputLine line) => Recased(line, word => word.ToLowerInvariant());

    /// <inheritdoc cref="UpperCase"/>
    public static InputLine Capitalise(InputLine line) => Recased(line, word =>
    {
        int start = 0;
        while (start < word.Length && !char.IsLetterOrDigit(word, start))
        {
            start = GraphemeCursor.Next(word, start);
        }

        int rest = GraphemeCursor.Next(word, start);
        return word[..start] + word[start..rest].ToUpperInvariant() + word[rest..].ToLowerInvariant();
    });

    public static InputLine Undo(InputLine line)
    {
        if (line.Undo.IsEmpty)
        {
            return line;
        }

        (string text, int cursor) = line.Undo[^1];
        return MovedTo(line with { Text = text, Undo = line.Undo.RemoveAt(line.Undo.Count - 1) }, cursor);
    }

    /// <summary>An empty line; what was cut can still be put back, and what was typed can be brought back by undo.</summary>
    public static InputLine Cleared(InputLine line) => line.IsEmpty ? line : Changed(line, "", 0);

    /// <summary>The next line, after this one was sent: what was cut can still be put back.</summary>
    public static InputLine Taken(InputLine line) => InputLine.Empty with { Kills = line.Kills };

    private static InputLine Recased(InputLine line, Func<string, string> recase)
    {
        int end = GraphemeCursor.NextWord(line.Text, line.Cursor);
        string word = recase(line.Text[line.Cursor..end]);
        return end == line.Cursor ? line : Changed(line, string.Concat(line.Text.AsSpan(0, line.Cursor), word, line.Text.AsSpan(end)), line.Cursor + word.Length);
    }

    private static InputLine Removed(InputLine line, int start, int end) =>
        start == end ? line : Changed(line, line.Text.Remove(start, end - start), start);

    private static InputLine Changed(InputLine line, string text, int cursor)
    {
        ImmutableList<InputState> undo = line.Undo.Add(new InputState(line.Text, line.Cursor));
        int excess = undo.Count - (line.Text.Length > LongText ? LongTextUndoLimit : UndoLimit);
        return MovedTo(line with { Text = text, Undo = excess > 0 ? undo.RemoveRange(0, excess) : undo }, cursor);
    }
}
