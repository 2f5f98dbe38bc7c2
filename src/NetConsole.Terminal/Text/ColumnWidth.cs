using System.Buffers;
using System.Globalization;
using System.Text;
using NetConsole.Terminal.Text.Tables;

namespace NetConsole.Terminal.Text;

/// <summary>
/// How many columns text takes. Widths come from East_Asian_Width (UAX #11): W and F are two columns, everything else one. Where that leaves a choice:
/// ambiguous width (A) is one column, as every terminal has it outside a CJK locale;
/// non-spacing and enclosing marks (Mn, Me), Hangul vowels and finals take no column of their own, they share their base's;
/// an emoji followed by U+FE0F, a keycap and a pair of regional indicators are two (UTS #51; older terminals say one, hence <see cref="IsUncertain"/>);
/// a cluster with a spacing mark (Mc, and the few letters that UAX #29 counts among them) is two, because terminals add the columns of its code points;
/// what is reserved for emoji is two, as all emoji given out since the tables were made are.
/// </summary>
public static class ColumnWidth
{
    private const char VariationSelector16 = '\uFE0F';

    /// <summary>Columns of one code point on its own: 0, 1 or 2. Control characters have none to speak of; they never reach the screen.</summary>
    public static int Of(Rune rune)
    {
        // Nothing below U+0300 is wide or without width, apart from controls.
        if (rune.Value < 0x300)
        {
            return 1;
        }

        return RangeTable.Contains(UnicodeRanges.Wide, rune.Value) ? 2 : RangeTable.Contains(UnicodeRanges.ZeroWidth, rune.Value) ? 0 : 1;
    }

    /// <summary>Columns of one grapheme cluster (UAX #29): 1 or 2.</summary>
    public static int Of(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length == 1 && cluster[0] < 0x300)
        {
            return 1;
        }

        OperationStatus status = Rune.DecodeFromUtf16(cluster, out Rune first, out int length);
        if (status != OperationStatus.Done)
        {
            return 1;
        }

        if (Of(first) == 2)
        {
            return 2;
        }

        ReadOnlySpan<char> rest = cluster[length..];
        bool isPair = !rest.IsEmpty && (rest.Contains(VariationSelector16) || Emoji.IsRegionalIndicator(first) || HasSpacing(rest));
        return isPair ? 2 : 1;
    }

    /// <summary>
    /// True when terminals disagree about a cluster's width. Only single code points that all of them agree on are certain: narrow ones of the basic plane, and CJK.
    /// Measured: a family emoji is 2 columns in tmux 3.3 and 8 in xterm 379; a heart with U+FE0F is 1 in both and 2 in newer terminals.
    /// </summary>
    public static bool IsUncertain(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length == 1 && cluster[0] < 0x300)
        {
            return false;
        }

        if (Rune.DecodeFromUtf16(cluster, out Rune rune, out int length) != OperationStatus.Done || length != cluster.Length)
        {
            return true;
        }

        return Emoji.IsEmoji(rune) || HasChangedWidth(rune.Value) || JoinsWhatFollows(rune.Value) || (Of(rune) != 2 && (!rune.IsBmp || Of(rune) == 0));
    }

    /// <summary>The most columns that any terminal gives a cluster: each of its code points on its own, with one more for U+FE0F.</summary>
    internal static int Widest(ReadOnlySpan<char> cluster)
    {
        int columns = 0;
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            bool isJamo = rune.Value is (>= 0x1160 and < 0x1200) or (>= 0xD7B0 and < 0xD800);
            columns += rune.Value == VariationSelector16 || isJamo ? 1 : rune.Value == Emoji.Joiner ? 0 : Of(rune);
        }

        return Math.Max(columns, Of(cluster));
    }

    /// <summary>Letters that are marks to UAX #29 and yet take a column: Thai and Lao AM, half-width voicing.</summary>
    internal static bool IsSpacingLetter(int codePoint) => codePoint is 0x0E33 or 0x0EB3 or 0xFF9E or 0xFF9F;

    private static bool HasSpacing(ReadOnlySpan<char> marks)
    {
        foreach (Rune rune in marks.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark || IsSpacingLetter(rune.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Leading consonants of Hangul, and Malayalam dot reph: one cluster with the letter after them (UAX #29, GB6 and GB9b).</summary>
    private static bool JoinsWhatFollows(int codePoint) => codePoint is (>= 0x1100 and <= 0x115F) or (>= 0xA960 and <= 0xA97C) or 0x0D4E;

    /// <summary>Trigrams and hexagram symbols were narrow up to Unicode 15.1 and are wide since 16.0.</summary>
    private static bool HasChangedWidth(int codePoint) =>
        codePoint is (>= 0x2630 and <= 0x2637) or (>= 0x268A and <= 0x268F) or (>= 0x4DC0 and <= 0x4DFF);
}
