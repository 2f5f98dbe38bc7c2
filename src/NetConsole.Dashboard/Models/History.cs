using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>Lines sent before, oldest first.</summary>
/// <param name="Lines">At most <see cref="Limit"/>. One may have line ends in it.</param>
/// <param name="Position">Index of the line shown in the input line, or null when that is being typed anew.</param>
/// <param name="Edits">
/// What was made of lines while walking, by their index; at the index after the last one, what was being typed before the first step back.
/// </param>
internal sealed record History(ImmutableList<string> Lines, int? Position, ImmutableDictionary<int, string> Edits)
{
    /// <summary>Lines kept. More would make each start read a file that nobody looks through.</summary>
    public const int Limit = 1000;

    /// <summary>Longer texts, in UTF-16 units, are pasted files, and not kept.</summary>
    public const int LongestLine = 16 * 1024;

    public static History Empty { get; } = Of([]);

    public static History Of(IEnumerable<string> lines) => new([.. lines], null, ImmutableDictionary<int, string>.Empty);

    /// <summary>As in shells, a line that begins with a blank is not kept: for passwords, and whatever else nobody should find later.</summary>
    public static bool Keeps(string line) => line.Length is > 0 and <= LongestLine && line[0] is not (' ' or '\t');

    /// <summary>With a line at its end; a repetition of the last line is not kept twice.</summary>
    public History Add(string line)
    {
        ImmutableList<string> lines = Lines;
        if (Keeps(line) && (lines.IsEmpty || lines[^1] != line))
        {
            lines = lines.Add(line);
            if (lines.Count > Limit)
            {
                lines = lines.RemoveAt(0);
            }
        }

        return new History(lines, null, ImmutableDictionary<int, string>.Empty);
    }

    /// <summary>The line at an index, as it was left.</summary>
    public string At(int index) => Edits.GetValueOrDefault(index) ?? (index < Lines.Count ? Lines[index] : "");
}
