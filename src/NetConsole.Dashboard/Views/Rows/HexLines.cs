using System.Globalization;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>A hex dump: offset, bytes, and the characters of those that are printable ASCII. A dot stands for the others, in the ink of escapes: one that the peer sent is in the text's.</summary>
/// <param name="bytes">Outside bytes.</param>
/// <param name="shape">How they are spread.</param>
/// <param name="borders">Offsets at which a read began, ascending; empty when borders are not to be shown.</param>
internal sealed class HexLines(ReadOnlyMemory<byte> bytes, HexShape shape, ReadOnlyMemory<int> borders) : BodyLines
{
    private static readonly string[] Pairs = [.. Enumerable.Range(0, 256).Select(value => value.ToString("x2", CultureInfo.InvariantCulture))];

    public override int Count => (bytes.Length + shape.Bytes - 1) / shape.Bytes;

    public override void Draw(Canvas canvas, int y, int line, in BodyInks inks)
    {
        int offset = line * shape.Bytes;
        ReadOnlySpan<byte> row = bytes.Span.Slice(offset, Math.Min(shape.Bytes, bytes.Length - offset));
        if (shape.OffsetDigits > 0)
        {
            canvas.Write(0, y, offset.ToString($"x{shape.OffsetDigits}", CultureInfo.InvariantCulture), inks.Aside);
        }

        for (int index = 0; index < row.Length; index++)
        {
            canvas.Write(shape.ByteX(index), y, Pairs[row[index]], inks.Text);
        }

        if (shape.HasCharacters)
        {
            DrawCharacters(canvas, y, row, inks);
        }

        DrawBorders(canvas, y, offset, row.Length, inks);
    }

    private void DrawBorders(Canvas canvas, int y, int offset, int count, in BodyInks inks)
    {
        ReadOnlySpan<int> all = borders.Span;
        int found = all.BinarySearch(offset);
        // Where there is none at the offset itself, it says behind which it would stand.
        for (int index = found < 0 ? ~found : found; index < all.Length && all[index] < offset + count; index++)
        {
            int x = shape.ByteX(all[index] - offset) - 1;
            if (x >= 0)
            {
                canvas.Write(x, y, BorderSign, inks.Border);
            }
        }
    }

    public override bool Ink(Canvas canvas, int y, int line, FoundPlaces places, Style style)
    {
        int offset = line * shape.Bytes;
        bool isInked = false;
        foreach ((int from, int to) in places.OnWire)
        {
            int first = Math.Max(from - offset, 0);
            int last = Math.Min(to - offset, shape.Bytes) - 1;
            if (first > last)
            {
                continue;
            }

            int left = shape.ByteX(first);
            canvas.Restyle(new Rect(left, y, shape.ByteX(last) + 2 - left, 1), _ => style);
            if (shape.HasCharacters)
            {
                canvas.Restyle(new Rect(shape.CharactersX + first, y, last + 1 - first, 1), _ => style);
            }

            isInked = true;
        }

        return isInked;
    }

    private void DrawCharacters(Canvas canvas, int y, ReadOnlySpan<byte> row, in BodyInks inks)
    {
        for (int index = 0; index < row.Length; index++)
        {
            bool isPrintable = row[index] is >= (byte)' ' and <= (byte)'~';
            canvas.Write(shape.CharactersX + index, y, isPrintable ? ((char)row[index]).ToString() : ".", isPrintable ? inks.Text : inks.Escape);
        }
    }
}
