using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>A message laid out in lines for a certain width. Immutable; laying out costs what the lines cost, drawing what is drawn.</summary>
internal abstract class BodyLines
{
    /// <summary>Stands where one read ended and the next began.</summary>
    public const string BorderSign = "┊";

    /// <summary>How many lines there are; 0 for an empty message.</summary>
    public abstract int Count { get; }

    /// <summary>The text that is laid out, where places in it can be told on screen; else empty.</summary>
    public virtual ReadOnlyMemory<byte> Text => default;

    /// <summary>Inks what stands on one line that is drawn; false where nothing of it does.</summary>
    public virtual bool Ink(Canvas canvas, int y, int line, FoundPlaces places, Style style) => false;

    /// <summary>Draws one line from the canvas's left edge; it is clipped, or cut with <c>…</c>, at its right one.</summary>
    public abstract void Draw(Canvas canvas, int y, int line, in BodyInks inks);
}
