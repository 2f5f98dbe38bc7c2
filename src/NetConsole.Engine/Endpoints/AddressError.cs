using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>A mistake in an address that a person typed: where, what, and the way out.</summary>
/// <param name="Position">Offset in UTF-16 units of the mistake in the text that was parsed, 0 to its length.</param>
/// <param name="Message">What is wrong: <c>port 99999 is too large</c>. May quote the text; sanitise before showing.</param>
/// <param name="Hint">What would be right: <c>ports go from 0 to 65535</c>.</param>
public sealed record AddressError(int Position, string Message, string Hint) : TextError(Position, Message, Hint);
