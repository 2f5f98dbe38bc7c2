namespace NetConsole.Terminal.Text;

/// <summary>One grapheme cluster that is safe to show, and how many columns it takes.</summary>
/// <param name="Cluster">The cluster (UAX #29); never a control or format character.</param>
/// <param name="Columns">1 or 2.</param>
/// <param name="IsEscape">True when it is part of an escape that the sanitiser wrote (<c>\x1B</c>), to be drawn in another ink than text.</param>
public readonly record struct Glyph(string Cluster, int Columns, bool IsEscape);

/// <summary>Text that is safe to show: the only outside text that a canvas takes. Made by <see cref="Sanitiser"/> alone. Immutable.</summary>
public sealed class ScreenText
{
    private readonly Glyph[] _glyphs;

    internal ScreenText(Glyph[] glyphs, bool isCut)
    {
        _glyphs = glyphs;
        IsCut = isCut;
        foreach (Glyph glyph in glyphs)
        {
            Columns += glyph.Columns;
        }
    }

    public static ScreenText Empty { get; } = new([], false);

    public ReadOnlySpan<Glyph> Glyphs => _glyphs;

    /// <summary>Its width in columns.</summary>
    public int Columns { get; }

    /// <summary>True when the sanitiser stopped at its column limit and there was more.</summary>
    public bool IsCut { get; }

    /// <summary>The text as shown, escapes included.</summary>
    public override string ToString() => string.Concat(_glyphs.Select(glyph => glyph.Cluster));
}
