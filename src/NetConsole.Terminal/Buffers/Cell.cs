using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Buffers;

/// <summary>One place on the screen. A wide cluster lies in its first cell; the second is a continuation (<see cref="Columns"/> 0).</summary>
/// <param name="Cluster">A safe grapheme cluster; a blank is one space; a continuation is empty.</param>
/// <param name="Columns">1 or 2, or 0 for the second half of a wide cluster.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct Cell(string Cluster, byte Columns, Style Style);
