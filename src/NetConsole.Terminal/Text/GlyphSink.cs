using System.Buffers;

namespace NetConsole.Terminal.Text;

/// <summary>Collects glyphs in a rented array, up to a number of columns.</summary>
internal struct GlyphSink(int maxColumns) : IGlyphSink, IDisposable
{
    private Glyph[] _glyphs = ArrayPool<Glyph>.Shared.Rent(128);
    private int _count;
    private int _columns;

    public bool IsFull { get; private set; }

    public void Add(char ascii, bool isEscape) => Add(Glyph.Ascii(ascii, isEscape));

    public void Add(ReadOnlySpan<char> cluster) => Add(Glyph.Of(cluster));

    internal readonly ScreenText ToText() => _count == 0 && !IsFull ? ScreenText.Empty : new(_glyphs.AsSpan(0, _count).ToArray(), _columns, IsFull);

    public readonly void Dispose() => ArrayPool<Glyph>.Shared.Return(_glyphs, clearArray: true);

    private void Add(Glyph glyph)
    {
        if (IsFull || glyph.Columns > maxColumns - _columns)
        {
            IsFull = true;
            return;
        }

        if (_count == _glyphs.Length)
        {
            Grow();
        }

        _glyphs[_count++] = glyph;
        _columns += glyph.Columns;
    }

    private void Grow()
    {
        Glyph[] larger = ArrayPool<Glyph>.Shared.Rent(_count * 2);
        _glyphs.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<Glyph>.Shared.Return(_glyphs, clearArray: true);
        _glyphs = larger;
    }
}
