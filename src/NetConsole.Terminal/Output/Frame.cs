using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Output;

/// <summary>Where the cursor is shown, 0-based.</summary>
public readonly record struct CursorPosition(int X, int Y);

/// <summary>
/// Rows of full width that scroll: the renderer moves them with a scroll region (DECSTBM) instead of redrawing them.
/// </summary>
/// <param name="Top">First row, 0-based.</param>
/// <param name="Height">How many rows.</param>
/// <param name="FirstRow">Number of the content row shown at the top, in any numbering that grows downwards: when it grew by 3 since the last frame, the rows moved up by 3.</param>
public readonly record struct ScrollBand(int Top, int Height, long FirstRow);

/// <summary>What the whole screen should show. Whoever presents a frame does not touch its buffer again until it comes back from <see cref="ITerminal.Present"/>.</summary>
/// <param name="Buffer">The cells.</param>
/// <param name="Cursor">Where the cursor blinks, or null for hidden.</param>
/// <param name="Band">The rows that scroll, or null.</param>
public sealed record Frame(CellBuffer Buffer, CursorPosition? Cursor = null, ScrollBand? Band = null)
{
    /// <summary>Whether the terminal tells of the mouse, which takes its own selection of text away.</summary>
    public bool WantsMouse { get; init; }

    /// <summary>The window's title, or null for the one it had before. The same object in each frame while it stays the same.</summary>
    public ScreenText? Title { get; init; }
}
