using System.Globalization;
using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>
/// Moves in a string as an input line does: by clusters (UAX #29) and by words. An index is in UTF-16 units, from 0 to the string's length; results lie on cluster boundaries.
/// </summary>
public static class GraphemeCursor
{
    /// <summary>The boundary after <paramref name="index"/>; the end, at the end.</summary>
    public static int Next(string text, int index) =>
        index >= text.Length ? text.Length : index + StringInfo.GetNextTextElementLength(text.AsSpan(index));

    /// <summary>The boundary before <paramref name="index"/>; 0 at the start.</summary>
    public static int Previous(string text, int index)
    {
        int boundary = SafeStart(text, index);
        for (int next = boundary; next < index; next = Next(text, next))
        {
            boundary = next;
        }

        return boundary;
    }

    /// <summary>The end of the word at or after <paramref name="index"/>: letters and digits, as readline's <c>forward-word</c> has it.</summary>
    public static int NextWord(string text, int index)
    {
        while (index < text.Length && !IsWord(text, index))
        {
            index = Next(text, index);
        }

        while (index < text.Length && IsWord(text, index))
        {
            index = Next(text, index);
        }

        return index;
    }

    /// <summary>The start of the word before <paramref name="index"/>, as readline's <c>backward-word</c> has it.</summary>
    public static int PreviousWord(string text, int index)
    {
        int before = Previous(text, index);
        while (index > 0 && !IsWord(text, before))
        {
            index = before;
            before = Previous(text, index);
        }

        while (index > 0 && IsWord(text, before))
        {
            index = before;
            before = Previous(text, index);
        }

        return index;
    }

    /// <summary>The start of what stands before <paramref name="index"/> up to a blank, as readline's <c>unix-word-rubout</c> (Ctrl-W) has it.</summary>
    public static int PreviousBlank(string text, int index)
    {
        int before = Previous(text, index);
        while (index > 0 && char.IsWhiteSpace(text[before]))
        {
            index = before;
            before = Previous(text, index);
        }

        while (index > 0 && !char.IsWhiteSpace(text[before]))
        {
            index = before;
            before = Previous(text, index);
        }

        return index;
    }

    /// <summary>The column at which a boundary is shown, 0-based, when the text goes through <see cref="Sanitiser.FromString(string, int)"/>.</summary>
    public static int ColumnOf(string text, int index) => Sanitiser.FromString(text.AsSpan(0, index)).Columns;

    /// <summary>The last boundary that is shown at or before a column; the inverse of <see cref="ColumnOf"/>.</summary>
    public static int IndexAt(string text, int column)
    {
        int index = 0;
        int reached = 0;
        while (index < text.Length)
        {
            int next = Next(text, index);
            reached += Sanitiser.FromString(text.AsSpan(index, next - index)).Columns;
            if (reached > column)
            {
                break;
            }

            index = next;
        }

        return index;
    }

    private static bool IsWord(string text, int index) => Rune.TryGetRuneAt(text, index, out Rune rune) && Rune.IsLetterOrDigit(rune);

    /// <summary>A boundary before <paramref name="index"/> that needs no reading from the start: between two printable ASCII characters there always is one.</summary>
    private static int SafeStart(string text, int index)
    {
        int start = Math.Max(0, index - 1);
        while (start > 0 && !(text[start] is >= ' ' and <= '~' && text[start - 1] is >= ' ' and <= '~'))
        {
            start--;
        }

        return start;
    }
}
