using System.Text;
using NetConsole.Terminal.Text.Tables;

namespace NetConsole.Terminal.Text;

/// <summary>The classes of code points that emoji sequences are made of (UTS #51 §1.4).</summary>
internal static class Emoji
{
    /// <summary>U+200D, zero width joiner.</summary>
    internal const int Joiner = 0x200D;

    /// <summary>U+FE0F, which asks for the picture and not the text form.</summary>
    internal const int PictureSelector = 0xFE0F;

    /// <summary>U+20E3, which makes a keycap of a digit, <c>#</c> or <c>*</c>.</summary>
    internal const int Keycap = 0x20E3;

    internal static bool IsEmoji(Rune rune) => rune.Value >= 0xA9 && RangeTable.Contains(UnicodeRanges.Emoji, rune.Value);

    /// <summary>What a joiner may stand between (UAX #29, GB11).</summary>
    internal static bool IsPictographic(Rune rune) => rune.Value >= 0xA9 && RangeTable.Contains(UnicodeRanges.Pictographic, rune.Value);

    /// <summary>Skin tones.</summary>
    internal static bool IsModifier(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>Letters of which two make a flag.</summary>
    internal static bool IsRegionalIndicator(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    /// <summary>What becomes a keycap.</summary>
    internal static bool IsKeycapBase(Rune rune) => rune.Value is (>= '0' and <= '9') or '#' or '*';
}
