namespace NetConsole.Engine.Text;

/// <summary>A mistake in what a person typed: where, what, and the way out. A value, because typing nonsense is no exception.</summary>
/// <param name="Position">Offset in UTF-16 units of the mistake in the text that was parsed, 0 to its length.</param>
/// <param name="Message">What is wrong: <c>port 99999 is too large</c>. May quote the text; sanitise before showing.</param>
/// <param name="Hint">What would be right: <c>ports go from 0 to 65535</c>.</param>
public record TextError(int Position, string Message, string Hint)
{
    /// <summary>For a mistake in what no person typed: then it is one in the program.</summary>
    internal FormatException AsException() => new($"{Message}; {Hint}");
}
