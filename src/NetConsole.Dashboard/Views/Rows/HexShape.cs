using System.Globalization;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>How a hex dump is spread over a line: 16 bytes where there is room, else 8, 4, 2 or 1.</summary>
/// <param name="Bytes">Bytes to a line.</param>
/// <param name="OffsetDigits">Digits of the offset at its start; 0 for none.</param>
/// <param name="Gap">Blanks between offset, bytes and characters.</param>
/// <param name="HasCharacters">Whether the printable characters follow.</param>
internal readonly record struct HexShape(int Bytes, int OffsetDigits, int Gap, bool HasCharacters)
{
    private const int MostBytes = 16;

    /// <summary>Column of the first byte.</summary>
    public int BytesX => OffsetDigits == 0 ? 0 : OffsetDigits + Gap;

    public int CharactersX => ByteX(Bytes - 1) + 2 + Gap;

    /// <summary>All its columns.</summary>
    public int Columns => HasCharacters ? CharactersX + Bytes : ByteX(Bytes - 1) + 2;

    /// <summary>Column of a byte; a long line has a blank more in its middle, for counting.</summary>
    public int ByteX(int index) => BytesX + (3 * index) + (Bytes == MostBytes && index >= MostBytes / 2 ? 1 : 0);

    /// <summary>Offset, bytes and characters in a room of so many columns.</summary>
    public static HexShape Dump(int room, int byteCount)
    {
        int digits = Math.Max(4, byteCount.ToString("x", CultureInfo.InvariantCulture).Length);
        for (int bytes = MostBytes; bytes > 1; bytes /= 2)
        {
            HexShape shape = new(bytes, digits, Gap: 2, HasCharacters: true);
            shape = shape.Columns <= room ? shape : shape with { Gap = 1 };
            if (shape.Columns <= room)
            {
                return shape;
            }
        }

        return new HexShape(1, digits, Gap: 1, HasCharacters: true);
    }

    /// <summary>The bytes alone, beside text that needs at least half as many columns.</summary>
    public static HexShape Beside(int room)
    {
        for (int bytes = MostBytes; bytes > 1; bytes /= 2)
        {
            HexShape shape = new(bytes, OffsetDigits: 0, Gap: 0, HasCharacters: false);
            if (shape.Columns * 3 / 2 <= room)
            {
                return shape;
            }
        }

        return new HexShape(1, OffsetDigits: 0, Gap: 0, HasCharacters: false);
    }
}
