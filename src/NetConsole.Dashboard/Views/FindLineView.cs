using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>The search line, in the place of the input line while it is open.</summary>
internal static class FindLineView
{
    private const string Prompt = "find ▸ ";

    /// <summary>Draws it; what cannot be read is inked from the mistake on. Returns where the cursor stands.</summary>
    public static CursorPosition Draw(in Scene scene, Canvas canvas, FindModel search)
    {
        int x = canvas.Write(1, 0, Prompt, scene.Theme.Accent);
        Canvas line = canvas.Slice(new Rect(x, 0, canvas.Width - x, 1));
        InputLine text = search.Line;
        int cursor = Columns(text.Text[..text.Cursor]);
        // The cursor keeps a column for itself at the end.
        int hidden = Math.Max(0, cursor + 1 - line.Width);
        line.Write(-hidden, 0, Sanitiser.FromString(text.Text), scene.Theme.Text, scene.Theme.Escape);
        if (search.Mistake is { } mistake)
        {
            int wrong = Columns(text.Text[..Math.Min(mistake.Position, text.Text.Length)]) - hidden;
            var bad = scene.Theme.Bad;
            line.Restyle(new Rect(Math.Max(0, wrong), 0, line.Width, 1), _ => bad);
        }

        if (hidden > 0)
        {
            line.Write(0, 0, "…", scene.Theme.Dim);
        }

        return new CursorPosition(x + cursor - hidden, 0);
    }

    private static int Columns(string text) => text.Length == 0 ? 0 : Sanitiser.FromString(text).Columns;
}
