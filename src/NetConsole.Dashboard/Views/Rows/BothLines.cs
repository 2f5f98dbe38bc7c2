using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Text, and to the right of it bytes.</summary>
/// <param name="text">The left half.</param>
/// <param name="textColumns">Its columns.</param>
/// <param name="hex">The right half.</param>
internal sealed class BothLines(BodyLines text, int textColumns, BodyLines hex) : BodyLines
{
    /// <summary>Blanks between the halves.</summary>
    public const int Gap = 2;

    public override int Count => Math.Max(text.Count, hex.Count);

    public override void Draw(Canvas canvas, int y, int line, in BodyInks inks)
    {
        if (line < text.Count)
        {
            text.Draw(canvas.Slice(new Rect(0, 0, textColumns, canvas.Height)), y, line, inks);
        }

        if (line < hex.Count)
        {
            hex.Draw(canvas.Slice(new Rect(textColumns + Gap, 0, canvas.Width, canvas.Height)), y, line, inks);
        }
    }
}
