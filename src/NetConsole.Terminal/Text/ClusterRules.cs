using System.Buffers;
using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>Splits a grapheme cluster as Unicode has it (UAX #29), which may be of any length and hold anything, into clusters that are fit to show and escapes.</summary>
internal static class ClusterRules
{
    /// <summary>Marks on one base; more would be drawn over the neighbouring rows.</summary>
    private const int MaxMarks = 3;

    /// <summary>UTF-16 units of one shown cluster: the longest emoji sequence has 15 (three joiners, two skin tones); terminals crash on thousands (CVE-2021-26937).</summary>
    private const int MaxUnits = 32;

    internal static void Split<TSink>(ReadOnlySpan<char> element, ref TSink sink)
        where TSink : struct, IGlyphSink
    {
        while (!element.IsEmpty && !sink.IsFull)
        {
            if (Rune.DecodeFromUtf16(element, out Rune first, out int length) != OperationStatus.Done)
            {
                EscapeNotation.WriteSurrogate(element[0], ref sink);
                element = element[1..];
            }
            else if (!ScreenRunes.CanShow(first) || IsAttached(first) || Emoji.IsModifier(first))
            {
                // Not to be shown, or without a base to stand on: terminals that think in clusters would join it to whatever stands in the cell before.
                EscapeNotation.Write(first, ref sink);
                element = element[length..];
            }
            else
            {
                int end = EndOfCluster(element, first, length);
                sink.Add(element[..end]);
                element = element[end..];
            }
        }
    }

    private static int EndOfCluster(ReadOnlySpan<char> element, Rune first, int end)
    {
        // A blank carries no marks: an accent on nothing could pass for text of its own.
        int marksLeft = first.Value == ' ' ? 0 : MaxMarks;
        Rune before = first;
        bool isPictographic = Emoji.IsPictographic(first);
        while (Rune.DecodeFromUtf16(element[end..], out Rune next, out int length) == OperationStatus.Done && end + length <= MaxUnits)
        {
            Rune after = Peek(element[(end + length)..]);
            if (next.Value == Emoji.PictureSelector)
            {
                if (!Emoji.IsEmoji(before) && !(Emoji.IsKeycapBase(before) && after.Value == Emoji.Keycap))
                {
                    break;
                }
            }
            else if (next.Value == Emoji.Joiner)
            {
                int joined = length + after.Utf16SequenceLength;
                if (!isPictographic || !Emoji.IsPictographic(after) || end + joined > MaxUnits)
                {
                    break;
                }

                next = after;
                length = joined;
            }
            else if (Emoji.IsModifier(next))
            {
                if (!Emoji.IsEmoji(before))
                {
                    break;
                }
            }
            else if (Emoji.IsRegionalIndicator(next))
            {
                if (end != first.Utf16SequenceLength || !Emoji.IsRegionalIndicator(first))
                {
                    break;
                }
            }
            else if (!ScreenRunes.CanShow(next) || !IsAttached(next) || marksLeft-- == 0)
            {
                break;
            }

            before = next;
            end += length;
        }

        return end;
    }

    /// <summary>What joins the letter before it: a mark, a Hangul vowel or final, and the letters that are marks to UAX #29 (Thai and Lao AM, half-width voicing).</summary>
    private static bool IsAttached(Rune rune) =>
        ScreenRunes.IsMark(rune) || ColumnWidth.Of(rune) == 0 || ColumnWidth.IsSpacingLetter(rune.Value);

    private static Rune Peek(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out Rune rune, out _) == OperationStatus.Done ? rune : Rune.ReplacementChar;
}
