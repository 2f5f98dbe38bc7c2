using System.Text;
using System.Text.Unicode;
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

    /// <summary>The same of an open message.</summary>
    private const int LookedAtBytesOfPage = 64 * 1024;

    /// <param name="scene">What is marked, and what is looked for.</param>
    /// <param name="form">How rows look.</param>
    /// <param name="canvas">The row, all of its lines.</param>
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
        else if (IsMatch(find, entry) && !DrawInLines(scene, form, canvas, entry, pattern))
        {
            // What is found is not on screen, or cannot be told there: it is the row that is inked, on its arrow.
            Ink(scene, canvas, form.Columns.ArrowX, form.Columns.ArrowX + 1);
        }
    }

    /// <summary>Where a pattern is in an open message, as far as a person turns pages; null where that may take long.</summary>
    /// <param name="entry">The message.</param>
    /// <param name="text">Its text as it is laid out, in UTF-8.</param>
    /// <param name="pattern">What is looked for.</param>
    /// <param name="encoding">The peers' text.</param>
    public static FoundPlaces? PlacesInPage(in TranscriptEntry entry, ReadOnlyMemory<byte> text, TextPattern pattern, Encoding encoding) =>
        pattern.IsLinear ? Places(entry, text, pattern, encoding, LookedAtBytesOfPage) : null;

    private static FoundPlaces Places(in TranscriptEntry entry, ReadOnlyMemory<byte> text, TextPattern pattern, Encoding encoding, int most)
    {
        int textStart = entry.TextStart;
        return new FoundPlaces(
            Places(text.Span, pattern, Encoding.UTF8, most),
            [.. Places(entry.Text.Span, pattern, entry.IsMessage ? encoding : Encoding.UTF8, most).Select(place => (place.Start + textStart, place.End + textStart))]);
    }

    /// <summary>Inks what is found in the lines of a dump, in text beside it, or in JSON as it is shown; false where nothing of it is on screen.</summary>
    private static bool DrawInLines(in Scene scene, RowForm form, Canvas canvas, in TranscriptEntry entry, TextPattern pattern)
    {
        if (!pattern.IsLinear)
        {
            return false;
        }

        RowBody body = RowBody.Of(entry, form);
        FoundPlaces places = Places(entry, body.Text, pattern, form.Encoding, LookedAtBytes);
        return body.Ink(canvas.Slice(RowDrawing.BodyArea(scene.Model, form, entry) with { Height = canvas.Height }), places, scene.Theme.Match);
    }

    /// <summary>
    /// Inks what is found in a text of one line. An expression that backtracks is not tried anew for every frame: where it was found, all of the text is inked.
    /// </summary>
    private static void DrawMatches(in Scene scene, RowForm form, Canvas canvas, in TranscriptEntry entry, TextPattern pattern, FindModel find)
    {
        // The thread that finds makes the expression: until it has found this row, there is no need to ask.
        if (!IsMatch(find, entry))
        {
            return;
        }

        if (!pattern.IsLinear)
        {
            Ink(scene, canvas, 0, PeerText.Shown(entry.Text.Span, entry.IsMessage ? form.Encoding : Encoding.UTF8, canvas.Width).Columns);
            return;
        }

        Encoding encoding = entry.IsMessage ? form.Encoding : Encoding.UTF8;
        ReadOnlySpan<byte> bytes = entry.Text.Span;
        foreach ((int start, int end) in Places(bytes, pattern, encoding, LookedAtBytes))
        {
            int left = Columns(bytes[..start], encoding);
            int right = Columns(bytes[..end], encoding);
            Ink(scene, canvas, left, right);
            if (right >= canvas.Width)
            {
                return;
            }
        }
    }

    /// <summary>Where a pattern is in the beginning of a text, in bytes.</summary>
    private static List<(int Start, int End)> Places(ReadOnlySpan<byte> all, TextPattern pattern, Encoding encoding, int most)
    {
        ReadOnlySpan<byte> bytes = Beginning(all, most);
        ReadOnlySpan<char> text = new RowText(encoding).Of(bytes, encoding);
        bool isUtf8 = encoding is UTF8Encoding && Utf8.IsValid(bytes);
        List<(int, int)> places = [];
        int characters = 0;
        int offset = 0;
        foreach (Range place in pattern.Places(text))
        {
            int start = Advance(text, place.Start.Value);
            places.Add((start, Advance(text, place.End.Value)));
        }

        return places;

        // From one place to the next, and not from the start each time: there may be as many places as characters.
        int Advance(ReadOnlySpan<char> text, int to)
        {
            offset += isUtf8 ? Encoding.UTF8.GetByteCount(text[characters..to]) : to - characters;
            characters = to;
            return offset;
        }
    }

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
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> bytes, int most)
    {
        if (bytes.Length <= most)
        {
            return bytes;
        }

        int end = most;
        while (end > most - 4 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return bytes[..end];
    }
}
