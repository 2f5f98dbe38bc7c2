namespace NetConsole.Dashboard.Commands;

/// <summary>A mistake in a command line.</summary>
/// <param name="Position">Offset in UTF-16 units of the mistake in the line.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What would be right.</param>
internal sealed record CommandError(int Position, string Message, string Hint)
{
    /// <summary>In one line, with the place as a person counts it, from 1.</summary>
    public override string ToString() => $"column {Position + 1}: {Message}; {Hint}";
}
