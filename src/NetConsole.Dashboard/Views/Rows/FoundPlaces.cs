namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Where something stands in a message, ascending, from a byte up to but not including another.</summary>
/// <param name="InText">In the text that was laid out.</param>
/// <param name="OnWire">In the bytes on the wire.</param>
internal sealed record FoundPlaces(IReadOnlyList<(int Start, int End)> InText, IReadOnlyList<(int Start, int End)> OnWire);
