using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Text on one line, cut with <c>…</c> where it is longer.</summary>
/// <param name="text">Outside bytes.</param>
/// <param name="borders">Offsets in them at which a read began, ascending; empty when borders are not to be shown.</param>
internal sealed class TextLine(ReadOnlyMemory<byte> text, ReadOnlyMemory<int> borders) : BodyLines
{
    public override int Count => 1;

    public override void Draw(Canvas canvas, int y, int line, in BodyInks inks)
    {
        ReadOnlySpan<byte> rest = text.Span;
        int x = 0;
        int taken = 0;
        foreach (int border in borders.Span)
        {
            int length = CharacterStart(text.Span, border) - taken;
            if (length <= 0 || length >= rest.Length)
            {
                continue;
            }

            // The sign, and a column for what comes after it.
            int room = canvas.Width - x - 2;
            ScreenText piece = Sanitiser.FromUtf8(rest[..length], Math.Max(1, room + 1));
            if (piece.IsCut || piece.Columns > room)
            {
                break;
            }

            x = canvas.Write(x, y, piece, inks.Text, inks.Escape);
            x = canvas.Write(x, y, BorderSign, inks.Border);
            rest = rest[length..];
            taken += length;
        }

        int left = canvas.Width - x;
        canvas.WriteCut(x, y, left, Sanitiser.FromUtf8(rest, Math.Max(1, left + 1)), inks.Text, inks.Escape);
    }

    /// <summary>A read may end within a character, which is shown whole: the border is moved behind it (RFC 3629 §3: at most three bytes continue one).</summary>
    private static int CharacterStart(ReadOnlySpan<byte> utf8, int offset)
    {
        int end = Math.Min(utf8.Length, offset + 3);
        while (offset > 0 && offset < end && (utf8[offset] & 0xC0) == 0x80)
        {
            offset++;
        }

        return offset;
    }
}
