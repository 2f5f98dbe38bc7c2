namespace NetConsole.Engine.Text;

/// <summary>What somebody meant who mistyped a word.</summary>
public static class NearestWord
{
    private const int MostMistakes = 2;

    private const int LongestWord = 32;

    /// <summary>The word that is at most two mistakes away (a letter too many, missing, wrong, or two swapped), or null.</summary>
    public static string? To(string typed, IEnumerable<string> words)
    {
        if (typed.Length is 0 or > LongestWord)
        {
            return null;
        }

        (string Word, int Mistakes) nearest = words.Select(word => (word, Mistakes(typed.ToLowerInvariant(), word))).MinBy(pair => pair.Item2);
        return nearest.Mistakes <= Math.Min(MostMistakes, typed.Length - 1) ? nearest.Word : null;
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Mistakes(string typed, string word)
    {
        var distance = new int[typed.Length + 1, word.Length + 1];
        for (int i = 0; i <= typed.Length; i++)
        {
            for (int j = 0; j <= word.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return distance[typed.Length, word.Length];

        int Step(int i, int j)
        {
            int wrong = typed[i - 1] == word[j - 1] ? 0 : 1;
            int best = Math.Min(distance[i - 1, j - 1] + wrong, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
            return swapped ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
        }
    }
}
