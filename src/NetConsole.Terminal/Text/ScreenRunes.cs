using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>Which code points may reach the screen at all.</summary>
internal static class ScreenRunes
{
    /// <summary>
    /// True for what a person can see and a terminal doesn't act upon. Never Cc (C0 and C1 controls: terminals obey them), Cf (bidi controls, zero width characters, tags:
    /// Trojan Source, CVE-2021-42574), Zl, Zp, any blank but U+0020, Cs, Co, Cn (no terminal knows their width), and what is invisible without being Cf.
    /// U+FE0F and U+200D are allowed by <see cref="ClusterRules"/> where an emoji sequence needs them, and nowhere else.
    /// </summary>
    internal static bool CanShow(Rune rune)
    {
        if (rune.Value < 0x7F)
        {
            return rune.Value >= ' ';
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
            _ => !IsInvisible(rune.Value),
        };
    }

    internal static bool IsMark(Rune rune) =>
        rune.Value >= 0x300
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>True when every code point of a cluster may be shown, emoji sequences included: the last word on what a cell can hold.</summary>
    internal static bool IsSafeCluster(ReadOnlySpan<char> cluster)
    {
        Rune before = default;
        int position = 0;
        while (position < cluster.Length)
        {
            if (Rune.DecodeFromUtf16(cluster[position..], out Rune rune, out int length) != OperationStatus.Done)
            {
                return false;
            }

            bool isSelector = rune.Value == Emoji.PictureSelector && (Emoji.IsEmoji(before) || Emoji.IsKeycapBase(before));
            bool isJoiner = rune.Value == Emoji.Joiner && position > 0
                && Rune.DecodeFromUtf16(cluster[(position + length)..], out Rune joined, out _) == OperationStatus.Done && Emoji.IsPictographic(joined);
            if (!CanShow(rune) && !isSelector && !isJoiner)
            {
                return false;
            }

            before = rune;
            position += length;
        }

        return position > 0;
    }

    /// <summary>Characters without ink that are not Cf: grapheme joiner, Hangul and Khmer fillers, Mongolian and other variation selectors, blank Braille.</summary>
    private static bool IsInvisible(int codePoint) => codePoint is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
