using System.Collections.Immutable;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Palettes;

/// <summary>Everything that can be done, from the tables of commands, keys and settings.</summary>
internal static class PaletteTable
{
    public static ImmutableArray<PaletteEntry> Entries { get; } =
    [
        .. CommandTable.Entries.Select(entry => new PaletteEntry.Command(entry)),
        .. KeyTable.Bindings.Where(binding => KeyTable.IsForPane(binding.Context) && binding.Action != DashboardAction.OpenPalette)
            .OrderBy(binding => binding.Context == KeyContext.Everywhere ? 0 : 1).DistinctBy(binding => binding.Action).Select(binding => new PaletteEntry.Key(binding)),
        .. SettingTable.Entries.Select(setting => new PaletteEntry.Setting(setting.Name, setting.Values, setting.Description)),
    ];

    /// <summary>What has, for each word of a query, a word that begins with it; the best first. Everything for an empty query.</summary>
    public static ImmutableArray<PaletteEntry> Find(string query)
    {
        string[] wanted = query.Split([' ', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == 0
            ? Entries
            : [.. Entries.Select(entry => (Entry: entry, Score: Score(entry, wanted))).Where(found => found.Score > 0).OrderByDescending(found => found.Score).Select(found => found.Entry)];
    }

    /// <summary>A whole word counts more than its beginning, a word of the name more than one of the description, an early one more than a late one. 0 when a word is missing.</summary>
    private static int Score(PaletteEntry entry, string[] wanted)
    {
        const int later = 20;
        int total = 0;
        foreach (string word in wanted)
        {
            int best = 0;
            for (int index = 0; index < entry.Words.Length; index++)
            {
                string candidate = entry.Words[index];
                if (candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    int score = later - Math.Min(index, later - 1) + (index < entry.NameWords ? later : 0) + (candidate.Length == word.Length ? later : 0);
                    best = Math.Max(best, score);
                }
            }

            if (best == 0)
            {
                return 0;
            }

            total += best;
        }

        return total;
    }
}
