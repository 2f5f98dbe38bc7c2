using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Updates;

/// <content>Cutting, and putting back what was cut.</content>
internal static partial class LineEditing
{
    /// <summary>unix-word-rubout: the word to the left, words being what stands between blanks.</summary>
    public static InputLine KillWordBack(InputLine line) => Killed(line, GraphemeCursor.PreviousBlank(line.Text, line.Cursor), line.Cursor);

    /// <summary>backward-kill-word: the word to the left, words being letters and digits.</summary>
    public static InputLine KillLettersBack(InputLine line) => Killed(line, GraphemeCursor.PreviousWord(line.Text, line.Cursor), line.Cursor);

    /// <summary>kill-word</summary>
    public static InputLine KillWordForward(InputLine line) => Killed(line, line.Cursor, GraphemeCursor.NextWord(line.Text, line.Cursor));

    /// <summary>unix-line-discard; at the start of a further line, the line end before it.</summary>
    public static InputLine KillToStart(InputLine line) => Killed(line, Math.Min(line.LineStart, Math.Max(0, line.Cursor - 1)), line.Cursor);

    /// <summary>kill-line; at the end of a line, the line end.</summary>
    public static InputLine KillToEnd(InputLine line) => Killed(line, line.Cursor, Math.Max(line.LineEnd, Math.Min(line.Cursor + 1, line.Text.Length)));

    /// <summary>yank</summary>
    public static InputLine Yank(InputLine line) => line.Kills.Current is { } text ? Insert(line, text) with { LastEdit = LastEdit.Yanked } : line;

    /// <summary>yank-pop: straight after a yank, something older in its place.</summary>
    public static InputLine YankPop(InputLine line)
    {
        if (line.LastEdit != LastEdit.Yanked || line.Kills.Current is not { } yanked)
        {
            return line;
        }

        KillRing kills = line.Kills.Rotated();
        int start = line.Cursor - yanked.Length;
        string text = string.Concat(line.Text.AsSpan(0, start), kills.Current, line.Text.AsSpan(line.Cursor));
        return Changed(line, text, start + kills.Current!.Length) with { Kills = kills, LastEdit = LastEdit.Yanked };
    }

    private static InputLine Killed(InputLine line, int start, int end)
    {
        if (start == end)
        {
            return line;
        }

        string cut = line.Text[start..end];
        return Removed(line, start, end) with
        {
            Kills = line.LastEdit == LastEdit.Killed ? line.Kills.Join(cut, inFront: end == line.Cursor) : line.Kills.Add(cut),
            LastEdit = LastEdit.Killed,
        };
    }
}
