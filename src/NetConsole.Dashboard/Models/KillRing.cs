using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>What was cut, newest last, and which of it Ctrl-Y puts back.</summary>
/// <param name="Entries">At most <see cref="Limit"/>.</param>
/// <param name="Index">The one that is put back; -1 when there is none.</param>
internal sealed record KillRing(ImmutableList<string> Entries, int Index)
{
    /// <summary>Cuts that are kept; readline's ring has ten.</summary>
    public const int Limit = 10;

    public static KillRing Empty { get; } = new([], -1);

    /// <summary>What Ctrl-Y puts back, or null.</summary>
    public string? Current => Index < 0 ? null : Entries[Index];

    public KillRing Add(string text)
    {
        ImmutableList<string> entries = Entries.Count == Limit ? Entries.RemoveAt(0) : Entries;
        return new KillRing(entries.Add(text), entries.Count);
    }

    /// <summary>Adds to the newest: cuts one after the other are put back together.</summary>
    public KillRing Join(string text, bool inFront) => Entries.IsEmpty
        ? Add(text)
        : new KillRing(Entries.SetItem(Entries.Count - 1, inFront ? text + Entries[^1] : Entries[^1] + text), Entries.Count - 1);

    /// <summary>Makes the cut before the current one current; after the oldest comes the newest.</summary>
    public KillRing Rotated() => Entries.IsEmpty ? this : this with { Index = (Index + Entries.Count - 1) % Entries.Count };
}
