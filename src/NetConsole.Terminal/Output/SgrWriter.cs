using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Output;

/// <summary>Changes the terminal's pen from one style to another with the fewest bytes (ECMA-48 §8.3.117; 90–97 and 100–107: xterm ctlseqs).</summary>
internal static class SgrWriter
{
    private const byte BoldOrDimOff = 22;
    private const byte UnderlineOff = 24;
    private const byte ReverseOff = 27;

    /// <summary>Every attribute off, every one on, both colours.</summary>
    private const int MostCodes = 12;

    /// <param name="writer">Where to.</param>
    /// <param name="from">What the pen is, or null when that is not known.</param>
    /// <param name="to">What it should be.</param>
    internal static void Write(ref SequenceWriter writer, Style? from, Style to)
    {
        if (from == to)
        {
            return;
        }

        if (to == default)
        {
            writer.ResetRendition();
            return;
        }

        Span<byte> afresh = stackalloc byte[MostCodes];
        afresh[0] = 0;
        int afreshCount = 1 + Changes(default, to, afresh[1..]);
        if (from is not { } known)
        {
            writer.SetRendition(afresh[..afreshCount]);
            return;
        }

        Span<byte> changes = stackalloc byte[MostCodes];
        int count = Changes(known, to, changes);
        writer.SetRendition(Length(changes[..count]) <= Length(afresh[..afreshCount]) ? changes[..count] : afresh[..afreshCount]);
    }

    private static int Changes(Style from, Style to, Span<byte> codes)
    {
        int count = 0;
        TextAttributes off = from.Attributes & ~to.Attributes;
        TextAttributes on = to.Attributes & ~from.Attributes;
        if ((off & (TextAttributes.Bold | TextAttributes.Dim)) != 0)
        {
            // One code ends both; the other may have to come back.
            codes[count++] = BoldOrDimOff;
            on |= to.Attributes & (TextAttributes.Bold | TextAttributes.Dim);
        }

        Add(off, TextAttributes.Underline, UnderlineOff, codes, ref count);
        Add(off, TextAttributes.Reverse, ReverseOff, codes, ref count);
        Add(on, TextAttributes.Bold, 1, codes, ref count);
        Add(on, TextAttributes.Dim, 2, codes, ref count);
        Add(on, TextAttributes.Underline, 4, codes, ref count);
        Add(on, TextAttributes.Reverse, 7, codes, ref count);
        if (from.Foreground != to.Foreground)
        {
            codes[count++] = Code(to.Foreground, 30);
        }

        if (from.Background != to.Background)
        {
            codes[count++] = Code(to.Background, 40);
        }

        return count;
    }

    private static void Add(TextAttributes set, TextAttributes attribute, byte code, Span<byte> codes, ref int count)
    {
        if ((set & attribute) != 0)
        {
            codes[count++] = code;
        }
    }

    private static byte Code(Color color, int first) => color switch
    {
        Color.Default => (byte)(first + 9),
        <= Color.White => (byte)(first + (color - Color.Black)),
        _ => (byte)(first + 60 + (color - Color.BrightBlack)),
    };

    private static int Length(ReadOnlySpan<byte> codes)
    {
        int length = codes.Length;
        foreach (byte code in codes)
        {
            length += code < 10 ? 1 : code < 100 ? 2 : 3;
        }

        return length;
    }
}
