using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>A row's message as the transcript shows it: in lines, of which a very long one shows only the first; Enter opens the whole.</summary>
internal readonly struct RowBody
{
    /// <summary>Lines of a dump, with the one that says how much is left out.</summary>
    private const int MostDumpLines = 8;

    private const int MostJsonLines = 16;

    private readonly BodyLines _lines;
    private readonly int _most;

    /// <summary>What is left out after that many lines, in words.</summary>
    private readonly Func<int, string> _more;

    private RowBody(BodyLines lines, int most, Func<int, string> more)
    {
        _lines = lines;
        _most = most;
        _more = more;
    }

    /// <summary>Lines on screen, at least 1.</summary>
    public int Height => Math.Clamp(_lines.Count, 1, _most);

    public static RowBody Of(in TranscriptEntry entry, RowForm form)
    {
        if (!entry.IsMessage)
        {
            return OneLine(entry.Text, default);
        }

        int room = Math.Max(1, form.Width - form.Columns.BodyX);
        ReadOnlyMemory<int> borders = form.ShowsChunks ? entry.ChunkBorders : default;
        ReadOnlyMemory<byte> readable = PeerText.AsUtf8(entry.Text, form.Encoding);
        switch (form.View)
        {
            case MessageView.Hex:
                HexShape dump = HexShape.Dump(room, 0);
                return Dump(new HexLines(entry.Bytes, dump, borders), entry.Bytes.Length, dump);
            case MessageView.Both:
                room -= form.BothRemarkColumns == 0 ? 0 : form.BothRemarkColumns + 2;
                HexShape beside = HexShape.Beside(room - BothLines.Gap);
                int columns = Math.Max(1, room - BothLines.Gap - beside.Columns);
                TextLines text = TextLines.Wrapped(readable, columns, MostDumpLines);
                return Dump(new BothLines(text, columns, new HexLines(entry.Bytes, beside, borders)), entry.Bytes.Length, beside);
            case MessageView.Text when form.IndentsJson && JsonIndenter.IndentInList(readable.Span) is { } json:
                TextLines lines = TextLines.Broken(json, columns: null);
                return new RowBody(lines, MostJsonLines, shown => $"… {HumanText.Count(lines.Count - shown, "line")} more");
            default:
                return OneLine(readable, PeerText.InUtf8(InText(entry, borders), entry.Text, form.Encoding));
        }
    }

    /// <summary>Draws all of it from the canvas's top.</summary>
    public void Draw(Canvas canvas, in BodyInks inks)
    {
        bool isCut = _lines.Count > _most;
        int whole = isCut ? _most - 1 : _lines.Count;
        for (int line = 0; line < whole; line++)
        {
            _lines.Draw(canvas, line, line, inks);
        }

        if (isCut)
        {
            canvas.WriteCut(0, whole, canvas.Width, _more(whole), inks.Aside);
        }
    }

    /// <summary>The text that is laid out, where places in it can be told on screen; else empty.</summary>
    public ReadOnlyMemory<byte> Text => _lines.Text;

    /// <summary>Inks what stands on the lines that <see cref="Draw"/> has drawn; false where nothing of it does.</summary>
    public bool Ink(Canvas canvas, FoundPlaces places, Style style)
    {
        int whole = _lines.Count > _most ? _most - 1 : _lines.Count;
        bool isInked = false;
        for (int line = 0; line < whole; line++)
        {
            isInked |= _lines.Ink(canvas, line, line, places, style);
        }

        return isInked;
    }

    private static RowBody OneLine(ReadOnlyMemory<byte> text, ReadOnlyMemory<int> borders) => new(new TextLine(text, borders), 1, _ => "");

    private static RowBody Dump(BodyLines lines, int byteCount, HexShape shape) =>
        new(lines, MostDumpLines, shown => $"… {HumanText.Count(byteCount - (shown * shape.Bytes), "byte")} more");

    /// <summary>Borders as offsets in the text; those in what is not part of it are left out.</summary>
    private static ReadOnlyMemory<int> InText(TranscriptEntry entry, ReadOnlyMemory<int> borders)
    {
        return borders.IsEmpty || entry.TextStart == 0 ? borders : Moved();

        int[] Moved() => [.. borders.ToArray().Select(border => border - entry.TextStart).Where(border => border > 0)];
    }
}
