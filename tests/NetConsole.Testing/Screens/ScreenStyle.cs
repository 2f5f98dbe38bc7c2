namespace NetConsole.Testing.Screens;

/// <summary>Renditions besides colour that the model knows (ECMA-48 §8.3.117). Blink and conceal are not among them: nothing of ours may use them.</summary>
[Flags]
public enum ScreenAttributes
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Italic = 4,
    Underline = 8,
    Reverse = 16,
    Strikethrough = 32,
}

/// <summary>How a cell looks. The default value is the terminal's own ink on its own paper.</summary>
public readonly record struct ScreenStyle(ScreenColor Foreground, ScreenColor Background, ScreenAttributes Attributes)
{
    public static ScreenStyle Default => default;

    /// <summary>What an erased cell looks like: the paper stays, the rest is default (xterm's and tmux's back-colour-erase, terminfo <c>bce</c>).</summary>
    public ScreenStyle ToErased() => new(ScreenColor.Default, Background, ScreenAttributes.None);
}
