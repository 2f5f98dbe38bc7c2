using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Buffers;

/// <summary>
/// A window onto a buffer, with its own origin, that clips: drawing outside it does nothing. A wide cluster that would be cut by an edge is drawn as a blank.
/// </summary>
public readonly struct Canvas
{
    private readonly CellBuffer _buffer;
    private readonly Rect _area;

    internal Canvas(CellBuffer buffer, Rect area)
    {
        _buffer = buffer;
        _area = area;
    }

    /// <summary>Columns.</summary>
    public int Width => _area.Width;

    /// <summary>Rows.</summary>
    public int Height => _area.Height;

    private Rect Bounds => new(0, 0, Width, Height);

    /// <summary>A part of this canvas, clipped to it; the top left of what is left becomes 0, 0.</summary>
    public Canvas Slice(Rect part)
    {
        Rect clipped = Bounds.Intersect(part);
        return new Canvas(_buffer, clipped with { X = _area.X + clipped.X, Y = _area.Y + clipped.Y });
    }

    /// <summary>Fills an area with one printable ASCII, box-drawing or block character (U+2500–U+259F).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another character: a bug of the view.</exception>
    public void Fill(Rect area, char character, Style style)
    {
        if (character is not ((>= ' ' and <= '~') or (>= '\u2500' and <= '\u259F')))
        {
            throw new ArgumentOutOfRangeException(nameof(character), character, "Neither printable ASCII nor box drawing.");
        }

        Rect clipped = Bounds.Intersect(area);
        Glyph glyph = Glyph.Of([character]);
        for (int y = clipped.Y; y < clipped.Bottom && !clipped.IsEmpty; y++)
        {
            _buffer.Fill(_area.X + clipped.X, _area.X + clipped.Right, _area.Y + y, glyph, style);
        }
    }

    /// <summary>Blanks the whole canvas.</summary>
    public void Clear(Style style = default) => Fill(Bounds, ' ', style);

    /// <summary>
    /// Writes text, which passes the sanitiser first; escapes are dimmed. Returns the column after it, which may lie outside; where the text was clipped on the right,
    /// the canvas's width or more.
    /// </summary>
    public int Write(int x, int y, string text, Style style = default)
    {
        if (x >= Width)
        {
            return x;
        }

        var sink = new CanvasSink(this, x, y, style);
        SanitisingReader.Read(text, ref sink);
        return sink.X;
    }

    /// <summary>Writes sanitised text; escapes in their own style. Returns the column after it, which may lie outside.</summary>
    public int Write(int x, int y, ScreenText text, Style style, Style escapeStyle)
    {
        foreach (ref readonly Glyph glyph in text.Glyphs)
        {
            Put(x, y, glyph, glyph.IsEscape ? escapeStyle : style);
            x += glyph.Columns;
        }

        return x;
    }

    /// <summary>Writes text into <paramref name="columns"/> columns: cut with <c>…</c> at its end if it is longer. Returns the column after what was written.</summary>
    public int WriteCut(int x, int y, int columns, string text, Style style = default) =>
        columns < 1 ? x : WriteCut(x, y, columns, Sanitiser.FromString(text, columns), style, Dimmed(style));

    /// <summary>As <see cref="WriteCut(int, int, int, string, Style)"/>, for sanitised text; escapes in their own style. Text that the sanitiser has cut counts as longer.</summary>
    public int WriteCut(int x, int y, int columns, ScreenText text, Style style, Style escapeStyle)
    {
        if (columns < 1)
        {
            return x;
        }

        if (text.Columns <= columns && !text.IsCut)
        {
            return Write(x, y, text, style, escapeStyle);
        }

        int end = x + columns - 1;
        foreach (ref readonly Glyph glyph in text.Glyphs)
        {
            if (x + glyph.Columns > end)
            {
                break;
            }

            Put(x, y, glyph, glyph.IsEscape ? escapeStyle : style);
            x += glyph.Columns;
        }

        return PutEllipsis(x, y, style);
    }

    /// <summary>Writes text so that it ends before column <paramref name="right"/>; cut on its left with <c>…</c> when it has more than <paramref name="columns"/> columns.</summary>
    public void WriteRight(int right, int y, int columns, string text, Style style = default)
    {
        if (columns < 1)
        {
            return;
        }

        ScreenText shown = Sanitiser.FromString(text);
        ReadOnlySpan<Glyph> glyphs = shown.Glyphs;
        int left = shown.Columns;
        int first = 0;
        bool isCut = left > columns;
        while (isCut && left > columns - 1)
        {
            left -= glyphs[first++].Columns;
        }

        int x = right - left;
        if (isCut)
        {
            PutEllipsis(x - 1, y, style);
        }

        foreach (ref readonly Glyph glyph in glyphs[first..])
        {
            Put(x, y, glyph, glyph.IsEscape ? Dimmed(style) : style);
            x += glyph.Columns;
        }
    }

    /// <summary>Changes the style of cells and leaves their text. A wide cluster goes with its first half.</summary>
    public void Restyle(Rect area, Func<Style, Style> change)
    {
        Rect clipped = Bounds.Intersect(area);
        for (int y = clipped.Y; y < clipped.Bottom; y++)
        {
            for (int x = clipped.X; x < clipped.Right; x++)
            {
                _buffer.Restyle(_area.X + x, _area.Y + y, change);
            }
        }
    }

    /// <summary>Copies a picture that is as wide as the canvas, its first row to row <paramref name="y"/>; rows that lie outside are left out.</summary>
    /// <exception cref="ArgumentException">It has another width: a bug of the view.</exception>
    public void Paste(int y, CellBuffer picture)
    {
        if (picture.Width != Width)
        {
            throw new ArgumentException("A picture is as wide as the canvas.", nameof(picture));
        }

        for (int row = Math.Max(0, -y); row < picture.Height && y + row < Height; row++)
        {
            _buffer.Copy(_area.X, _area.Y + y + row, picture.Row(row));
        }
    }

    /// <summary>The style of escapes inside text that is written in one style.</summary>
    internal static Style Dimmed(Style style) => style.With(TextAttributes.Dim);

    /// <summary>Puts a glyph as far as it lies on the canvas; half of a wide one is a blank.</summary>
    internal void Put(int x, int y, Glyph glyph, Style style)
    {
        if (y < 0 || y >= Height || x >= Width || x + glyph.Columns <= 0)
        {
            return;
        }

        if (x >= 0 && x + glyph.Columns <= Width)
        {
            _buffer.Put(_area.X + x, _area.Y + y, glyph, style);
        }
        else
        {
            _buffer.Put(_area.X + Math.Max(x, 0), _area.Y + y, Glyph.Ascii(' '), style);
        }
    }

    private int PutEllipsis(int x, int y, Style style)
    {
        Put(x, y, Glyph.Of("\u2026"), style);
        return x + 1;
    }
}
