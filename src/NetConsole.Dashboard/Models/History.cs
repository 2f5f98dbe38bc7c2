using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>Lines sent before, oldest first.</summary>
/// <param name="Lines">At most <see cref="Limit"/>.</param>
/// <param name="Position">Index of the line shown in the input line, or null when that is being typed anew.</param>
/// <param name="Draft">What was being typed before the first step back.</param>
internal sealed record History(ImmutableList<string> Lines, int? Position, string Draft)
{
    /// <summary>Lines kept. More would make each start read a file that nobody looks through.</summary>
    public const int Limit = 1000;

    public static History Empty { get; } = new([], null, "");

    /// <summary>With a line at its end; a repetition of the last line is not kept twice.</summary>
    public History Add(string line)
    {
        ImmutableList<string> lines = Lines;
        if (line.Length > 0 && (lines.IsEmpty || lines[^1] != line))
        {
            lines = lines.Add(line);
            if (lines.Count > Limit)
            {
                lines = lines.RemoveAt(0);
            }
        }

        return new History(lines, null, "");
    }
}
