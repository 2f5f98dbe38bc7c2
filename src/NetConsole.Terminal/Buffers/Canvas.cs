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

    public int Width => _area.Width;

    public int Height => _area.Height;

    /// <summary>A part of this canvas, clipped to it; its top left becomes 0, 0.</summary>
    public Canvas Slice(Rect part) => throw new NotImplementedException();

    /// <summary>Fills an area with one printable ASCII or box-drawing character.</summary>
    public void Fill(Rect area, char character, Style style) => throw new NotImplementedException();

    /// <summary>Blanks the whole canvas.</summary>
    public void Clear(Style style = default) => Fill(new Rect(0, 0, Width, Height), ' ', style);

    /// <summary>Writes text, which passes the sanitiser first; returns the column after it (which may lie outside).</summary>
    public int Write(int x, int y, string text, Style style = default) => throw new NotImplementedException();

    /// <summary>Writes sanitised text; escapes in their own style. Returns the column after it.</summary>
    public int Write(int x, int y, ScreenText text, Style style, Style escapeStyle) => throw new NotImplementedException();

    /// <summary>Writes text into <paramref name="columns"/> columns: cut with <c>…</c> at its end if it is longer. Returns the column after what was written.</summary>
    public int WriteCut(int x, int y, int columns, string text, Style style = default) => throw new NotImplementedException();

    /// <summary>As <see cref="WriteCut(int, int, int, string, Style)"/>, for sanitised text.</summary>
    public int WriteCut(int x, int y, int columns, ScreenText text, Style style, Style escapeStyle) => throw new NotImplementedException();

    /// <summary>Writes text so that it ends before column <paramref name="right"/>; cut on its left with <c>…</c> when it has more than <paramref name="columns"/> columns.</summary>
    public void WriteRight(int right, int y, int columns, string text, Style style = default) => throw new NotImplementedException();

    /// <summary>Changes the style of cells and leaves their text.</summary>
    public void Restyle(Rect area, Func<Style, Style> change) => throw new NotImplementedException();
}
