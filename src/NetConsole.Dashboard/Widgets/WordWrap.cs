using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Widgets;

/// <summary>Text of our own on several lines, broken at blanks.</summary>
internal static class WordWrap
{
    /// <summary>The lines, at least one. A word that is longer than a line has one of its own; whoever draws it cuts it.</summary>
    /// <param name="text">The text; may hold outside text, which is measured as it will be shown.</param>
    /// <param name="columns">Columns of a line; fewer than 1 count as 1.</param>
    /// <param name="most">How many lines there may be; the last one has all the rest.</param>
    public static IReadOnlyList<string> Lines(string text, int columns, int most = int.MaxValue)
    {
        columns = Math.Max(1, columns);
        if (Sanitiser.FromString(text, columns + 1).Columns <= columns)
        {
            return [text];
        }

        List<string> lines = [];
        int start = 0;
        int end = 0;
        int used = 0;
        while (end < text.Length && lines.Count + 1 < most)
        {
            int next = text.IndexOf(' ', end + 1) is var blank and >= 0 ? blank : text.Length;
            int wide = Sanitiser.FromString(text[end..next]).Columns;
            if (used > 0 && used + wide > columns)
            {
                lines.Add(text[start..end]);
                start = end + 1;
                wide--;
                used = 0;
            }

            used += wide;
            end = next;
        }

        lines.Add(text[start..]);
        return lines;
    }
}
