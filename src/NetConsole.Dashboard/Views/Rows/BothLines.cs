using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

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

    public override ReadOnlyMemory<byte> Text => text.Text;

    public override bool Ink(Canvas canvas, int y, int line, FoundPlaces places, Style style)
    {
        bool isInText = line < text.Count && text.Ink(canvas.Slice(TextArea(canvas)), y, line, places, style);
        bool isInBytes = line < hex.Count && hex.Ink(canvas.Slice(HexArea(canvas)), y, line, places, style);
        return isInText || isInBytes;
    }

    public override void Draw(Canvas canvas, int y, int line, in BodyInks inks)
    {
        if (line < text.Count)
        {
            text.Draw(canvas.Slice(TextArea(canvas)), y, line, inks);
        }

        if (line < hex.Count)
        {
            hex.Draw(canvas.Slice(HexArea(canvas)), y, line, inks);
        }
    }

    private Rect TextArea(Canvas canvas) => new(0, 0, textColumns, canvas.Height);

    private Rect HexArea(Canvas canvas) => new(textColumns + Gap, 0, canvas.Width, canvas.Height);
}
