namespace NetConsole.Terminal.Text;

/// <summary>
/// One grapheme cluster that is safe to show, and how many columns it takes. Only this assembly makes glyphs, and only of characters that
/// <see cref="ScreenRunes"/> lets pass: a cell can hold nothing else.
/// </summary>
public readonly record struct Glyph
{
    private readonly string? _cluster;

    private Glyph(string cluster, int columns, bool isEscape)
    {
        _cluster = cluster;
        Columns = columns;
        IsEscape = isEscape;
    }

    /// <summary>The cluster (UAX #29); never a control or format character. The default value's is a blank.</summary>
    public string Cluster => _cluster ?? " ";

    /// <summary>1 or 2; 0 for the default value, which is no glyph.</summary>
    public int Columns { get; }

    /// <summary>True when it is part of an escape that the sanitiser wrote (<c>\x1B</c>), to be drawn in another ink than text.</summary>
    public bool IsEscape { get; }

    /// <summary>A printable ASCII character.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another one: a bug of the caller.</exception>
    internal static Glyph Ascii(char character, bool isEscape = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(character, ' ');
        ArgumentOutOfRangeException.ThrowIfGreaterThan(character, '~');
        return new(GlyphStrings.Of(character), 1, isEscape);
    }

    /// <summary>A cluster that the sanitiser has let pass, or a character that a view draws with.</summary>
    /// <exception cref="ArgumentException">It holds a character that must never be shown: a bug of the caller.</exception>
    internal static Glyph Of(ReadOnlySpan<char> cluster)
    {
        if (!ScreenRunes.IsSafeCluster(cluster))
        {
            throw new ArgumentException("Not a cluster that is safe to show.", nameof(cluster));
        }

        return new(GlyphStrings.Of(cluster), ColumnWidth.Of(cluster), false);
    }
}
