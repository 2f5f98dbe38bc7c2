namespace NetConsole.Terminal.Styling;

/// <summary>Renditions besides colour (ECMA-48 §8.3.117, SGR 1, 2, 4, 7).</summary>
[Flags]
public enum TextAttributes : byte
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Underline = 4,
    Reverse = 8,
}

/// <summary>How a cell looks. The default value is the terminal's own ink on its own paper.</summary>
public readonly record struct Style(Color Foreground = Color.Default, Color Background = Color.Default, TextAttributes Attributes = TextAttributes.None)
{
    public static Style Default => default;

    public Style With(TextAttributes attributes) => this with { Attributes = Attributes | attributes };

    /// <summary>Member by member: what the compiler would write asks a comparer for each, and this is asked of every cell of every frame.</summary>
    public bool Equals(Style other) => Foreground == other.Foreground && Background == other.Background && Attributes == other.Attributes;

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Foreground << 16) | ((int)Background << 8) | (int)Attributes;
}
