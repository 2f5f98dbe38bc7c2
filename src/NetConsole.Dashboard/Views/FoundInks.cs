using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>What finding adds to a row that is drawn already: the sign of a mark, and ink on what a search has found.</summary>
internal static class FoundInks
{
    /// <summary>What is looked at of a long text; more is not on screen.</summary>
    private const int LookedAtBytes = 4096;

    /// <summary>The mark's own column, the first.</summary>
    public static void DrawMark(in Scene scene, Canvas canvas, int y, in TranscriptEntry entry)
    {
        if (scene.Model.Marks.Contains(entry.Row))
        {
            canvas.Write(0, y, "◆", scene.Theme.Accent);
        }
    }

    /// <summary>
    /// Inks what is found in a row's text. An expression that backtracks is not tried anew for every frame: where it was found, all of the text is inked.
    /// </summary>
    /// <param name="scene">What is looked for.</param>
    /// <param name="canvas">Where the text is drawn, in one line from its first column.</param>
    /// <param name="entry">The row.</param>
    public static void DrawMatches(in Scene scene, Canvas canvas, in TranscriptEntry entry)
    {
        if (scene.Model.Find is not { Pattern: { } pattern } search)
        {
            return;
        }

        if (!pattern.IsLinear)
        {
            if (search.Matches?.After(entry.Row - 1) == entry.Row)
            {
                Ink(scene, canvas, 0, Sanitiser.FromUtf8(entry.Text.Span, canvas.Width).Columns);
            }

            return;
        }

        ReadOnlySpan<byte> bytes = Beginning(entry.Text.Span);
        ReadOnlySpan<char> text = new RowText().Of(bytes);
        foreach (Range place in pattern.Places(text))
        {
            int left = Columns(bytes[..RowText.BytesOf(bytes, text, place.Start.Value)]);
            int right = Columns(bytes[..RowText.BytesOf(bytes, text, place.End.Value)]);
            Ink(scene, canvas, left, right);
            if (right >= canvas.Width)
            {
                return;
            }
        }
    }

    // What lies beyond the edge is inked there, on the sign that there is more.
    private static void Ink(in Scene scene, Canvas canvas, int left, int right)
    {
        int first = Math.Min(left, canvas.Width - 1);
        var match = scene.Theme.Match;
        canvas.Restyle(new Rect(first, 0, Math.Max(1, Math.Min(right, canvas.Width) - first), 1), _ => match);
    }

    private static int Columns(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? 0 : Sanitiser.FromUtf8(bytes).Columns;

    // A character that would be cut in two would make the whole text look like something else than UTF-8.
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= LookedAtBytes)
        {
            return bytes;
        }

        int end = LookedAtBytes;
        while (end > LookedAtBytes - 4 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return bytes[..end];
    }
}
