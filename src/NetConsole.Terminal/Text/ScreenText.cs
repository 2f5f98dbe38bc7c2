namespace NetConsole.Terminal.Text;

/// <summary>Text that is safe to show: the only outside text that a canvas takes. Made by <see cref="Sanitiser"/> alone. Immutable.</summary>
public sealed class ScreenText
{
    private readonly Glyph[] _glyphs;

    internal ScreenText(Glyph[] glyphs, int columns, bool isCut)
    {
        _glyphs = glyphs;
        Columns = columns;
        IsCut = isCut;
    }

    public static ScreenText Empty { get; } = new([], 0, false);

    public ReadOnlySpan<Glyph> Glyphs => _glyphs;

    /// <summary>Its width in columns.</summary>
    public int Columns { get; }

    /// <summary>True when the sanitiser stopped at its column limit and there was more.</summary>
    public bool IsCut { get; }

    /// <summary>The text as shown, escapes included.</summary>
    public override string ToString() => string.Concat(_glyphs.Select(glyph => glyph.Cluster));
}
