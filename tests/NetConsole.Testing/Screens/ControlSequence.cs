namespace NetConsole.Testing.Screens;

/// <summary>A control sequence, <c>CSI prefix parameters intermediates final</c> (ECMA-48 §5.4).</summary>
/// <param name="Body">Everything between <c>ESC [</c> and the final byte.</param>
/// <param name="Final">The final byte.</param>
internal readonly record struct ControlSequence(string Body, char Final)
{
    /// <summary>What tells sequences with one final byte apart: the private prefix, then the intermediates, then the final byte, such as <c>?h</c> or <c>?$p</c>.</summary>
    public string Kind => string.Concat(Body.Where(c => c is not (>= '0' and <= '9' or ';'))) + Final;

    /// <summary>The parameters; one left out is -1. Never empty.</summary>
    public int[] Parameters() =>
    [
        .. string.Concat(Body.Where(c => c is >= '0' and <= '9' or ';')).Split(';')
            .Select(text => text.Length == 0 ? -1 : int.TryParse(text, out int value) ? value : int.MaxValue),
    ];

    public override string ToString() => $"\\e[{Body}{Final}";
}
