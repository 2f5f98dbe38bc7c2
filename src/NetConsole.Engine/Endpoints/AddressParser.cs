using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Engine.Endpoints;

/// <summary>A mistake in what a person typed: where, what, and the way out.</summary>
/// <param name="Position">Offset in UTF-16 units of the mistake in the text that was parsed.</param>
/// <param name="Message">What is wrong: <c>port 99999 is too large</c>.</param>
/// <param name="Hint">What would be right: <c>ports go from 0 to 65535</c>.</param>
public sealed record AddressError(int Position, string Message, string Hint);

/// <summary>Reads addresses in every form of the guide: <c>tcp://host:port</c>, <c>8000</c>, <c>:8000</c>, <c>[::1]:8000</c>, <c>*:8000</c>, <c>unix:path</c>, …</summary>
public static class AddressParser
{
    /// <summary>Reads one address; blanks around it are not part of it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EndpointAddress? address, [NotNullWhen(false)] out AddressError? error) =>
        throw new NotImplementedException(text);
}
