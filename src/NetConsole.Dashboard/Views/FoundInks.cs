using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Views;

/// <summary>What finding adds to a row that is drawn already: the sign of a mark, and ink on what a search has found.</summary>
internal static class FoundInks
{
    /// <summary>What is looked at of a long text; more is not on screen.</summary>
    private const int LookedAtBytes = 4096;

    /// <param name="scene">What is marked, and what is looked for.</param>
    /// <param name="form">How rows look.</param>
    /// <param name="canvas">The row's first line.</param>
    /// <param name="entry">The row.</param>
    public static void Draw(in Scene scene, RowForm form, Canvas canvas, in TranscriptEntry entry)
    {
        if (scene.Model.Marks.Contains(entry.Row))
        {
            canvas.Write(0, 0, "◆", scene.Theme.Accent);
        }

        if (scene.Model.Find is not { Pattern: { } pattern } find)
        {
            return;
        }

        bool isPlain = !entry.IsMessage || (form.IsOneLine && (!form.ShowsChunks || entry.ChunkBorders.IsEmpty));
        if (isPlain)
        {
            DrawMatches(scene, form, canvas.Slice(RowDrawing.BodyArea(scene.Model, form, entry)), entry, pattern, find);
        }
        else if (IsMatch(find, entry))
        {
            // In a dump the text is not in one piece: it is the row that is inked, on its arrow.
            Ink(scene, canvas, form.Columns.ArrowX, form.Columns.ArrowX + 1);
        }
    }

    /// <summary>
    /// Inks what is found in a text of one line. An expression that backtracks is not tried anew for every frame: where it was found, all of the text is inked.
    /// </summary>
    private static void DrawMatches(in Scene scene, RowForm form, Canvas canvas, in TranscriptEntry entry, TextPattern pattern, FindModel find)
    {
        if (!pattern.IsLinear)
        {
            if (IsMatch(find, entry))
            {
                Ink(scene, canvas, 0, PeerText.Shown(entry.Text.Span, entry.IsMessage ? form.Encoding : Encoding.UTF8, canvas.Width).Columns);
            }

            return;
        }

        if (IsKnownNotToMatch(find, entry))
        {
            return;
        }

        Encoding encoding = entry.IsMessage ? form.Encoding : Encoding.UTF8;
        ReadOnlySpan<byte> bytes = Beginning(entry.Text.Span);
        ReadOnlySpan<char> text = new RowText(encoding).Of(bytes, encoding);
        foreach (Range place in pattern.Places(text))
        {
            int left = Columns(bytes[..RowText.BytesOf(bytes, text, place.Start.Value, encoding)], encoding);
            int right = Columns(bytes[..RowText.BytesOf(bytes, text, place.End.Value, encoding)], encoding);
            Ink(scene, canvas, left, right);
            if (right >= canvas.Width)
            {
                return;
            }
        }
    }

    private static bool IsKnownNotToMatch(FindModel find, in TranscriptEntry entry) =>
        find.Matches is { } matches && matches.Tally.LookedFrom <= entry.Row && !IsMatch(find, entry);

    private static bool IsMatch(FindModel find, in TranscriptEntry entry) => find.Matches?.After(entry.Row - 1) == entry.Row;

    // What lies beyond the edge is inked there, on the sign that there is more.
    private static void Ink(in Scene scene, Canvas canvas, int left, int right)
    {
        int first = Math.Min(left, canvas.Width - 1);
        var match = scene.Theme.Match;
        canvas.Restyle(new Rect(first, 0, Math.Max(1, Math.Min(right, canvas.Width) - first), 1), _ => match);
    }

    private static int Columns(ReadOnlySpan<byte> bytes, Encoding encoding) => bytes.IsEmpty ? 0 : PeerText.Shown(bytes, encoding, int.MaxValue).Columns;

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
