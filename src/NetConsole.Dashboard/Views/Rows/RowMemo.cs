using System.Collections.Immutable;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>
/// Pictures of the rows that were on screen in the last frame, so that a frame draws only rows that are new. What it gives is what drawing would give; without it
/// frames are the same, and dearer. Owned by whoever paints; not thread-safe.
/// </summary>
internal sealed class RowMemo
{
    private Dictionary<long, CellBuffer> _last = [];
    private Dictionary<long, CellBuffer> _now = [];
    private readonly Dictionary<int, Stack<CellBuffer>> _unused = [];
    private Look? _look;
    private TranscriptPlace _top;
    private long _topLine;

    /// <summary>Begins a frame. When anything has changed that all rows depend on, all are forgotten.</summary>
    public void Begin(in Scene scene, RowForm form)
    {
        // Which message came before a row's own depends on the filter; nothing else about a row does.
        Look look = new(form, scene.Model.Names, scene.Theme, form.Time == TimeMode.SincePrevious ? scene.Model.Rows : null);
        if (look != _look)
        {
            bool isOfAnotherWidth = look.Form.Width != _look?.Form.Width;
            _look = look;
            // Far from any place that was: rows of another form have not moved there.
            _topLine += int.MaxValue;
            Discard(_now);
            if (isOfAnotherWidth)
            {
                _unused.Clear();
            }
        }

        (_last, _now) = (_now, _last);
    }

    /// <summary>The picture of a row from the last frame, or null.</summary>
    public CellBuffer? Find(long row)
    {
        if (_last.Remove(row, out CellBuffer? picture))
        {
            _now[row] = picture;
        }

        return picture;
    }

    /// <summary>A blank picture to draw a row into, which is kept.</summary>
    public CellBuffer Add(long row, int width, int height)
    {
        CellBuffer picture;
        if (_unused.TryGetValue(height, out Stack<CellBuffer>? same) && same.TryPop(out CellBuffer? old))
        {
            picture = old;
            picture.Clear();
        }
        else
        {
            picture = new CellBuffer(width, height);
        }

        _now[row] = picture;
        return picture;
    }

    /// <summary>Ends a frame: rows that are not on screen any more are forgotten.</summary>
    public void End() => Discard(_last);

    /// <summary>A number for the line at the top, by which the renderer knows how far lines have moved: it grows by as many as were passed, or by far too many.</summary>
    public long LineNumber(TranscriptPlace top, int height, TranscriptRuler ruler)
    {
        TranscriptPlace low = TranscriptPlace.Earlier(top, _top);
        TranscriptPlace high = TranscriptPlace.Later(top, _top);
        int lines = 0;
        // Places further apart than a screen have no line in common.
        for (TranscriptPlace place = low; place < high && lines <= height; place = ruler.Moved(place, 1))
        {
            lines++;
        }

        _topLine += top > _top ? lines : -lines;
        _top = top;
        return _topLine;
    }

    private void Discard(Dictionary<long, CellBuffer> pictures)
    {
        foreach (CellBuffer picture in pictures.Values)
        {
            if (!_unused.TryGetValue(picture.Height, out Stack<CellBuffer>? same))
            {
                _unused[picture.Height] = same = new Stack<CellBuffer>();
            }

            same.Push(picture);
        }

        pictures.Clear();
    }

    /// <summary>All that every row's look depends on.</summary>
    private sealed record Look(RowForm Form, ImmutableDictionary<int, string> Names, Theme Theme, ITranscript? Rows);
}
