using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Buffers;

/// <summary>Draws what the sanitiser lets pass straight onto a canvas, up to its right edge.</summary>
internal struct CanvasSink(Canvas canvas, int x, int y, Style style) : IGlyphSink
{
    /// <summary>The column after what was drawn so far.</summary>
    internal int X { get; private set; } = x;

    public readonly bool IsFull => X >= canvas.Width;

    public void Add(char ascii, bool isEscape) => Add(Glyph.Ascii(ascii, isEscape), isEscape ? Canvas.Dimmed(style) : style);

    public void Add(ReadOnlySpan<char> cluster) => Add(Glyph.Of(cluster), style);

    private void Add(Glyph glyph, Style glyphStyle)
    {
        canvas.Put(X, y, glyph, glyphStyle);
        X += glyph.Columns;
    }
}
