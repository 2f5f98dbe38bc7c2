using NetConsole.Terminal.Buffers;

namespace NetConsole.Terminal.Output;

/// <summary>Moving rows that the terminal already shows.</summary>
public sealed partial class FrameRenderer
{
    /// <summary>
    /// Moves a band's rows up, or down if negative. LF and RI at the margins, and not SU and SD: every terminal since the VT100 has them. The rows that come in are blank.
    /// </summary>
    private void Scroll(ref SequenceWriter writer, ScrollBand band, int rowsUp)
    {
        int bottom = band.Top + band.Height - 1;
        SetPlainPen(ref writer);
        writer.SetScrollRegion(band.Top, bottom);
        if (rowsUp > 0)
        {
            writer.MoveTo(0, bottom);
            writer.LineFeed(rowsUp);
        }
        else
        {
            writer.MoveTo(0, band.Top);
            writer.ReverseLineFeed(-rowsUp);
        }

        writer.ResetScrollRegion();
        _cursor = CursorMotion.Lost;

        Span<Cell> rows = _shown.AsSpan(band.Top * _width, band.Height * _width);
        int moved = Math.Abs(rowsUp) * _width;
        if (rowsUp > 0)
        {
            rows[moved..].CopyTo(rows);
            rows[^moved..].Fill(Cell.Blank(default));
        }
        else
        {
            rows[..^moved].CopyTo(rows[moved..]);
            rows[..moved].Fill(Cell.Blank(default));
        }
    }

    /// <summary>Whoever drew on the screen before may have left a region behind, which LF and RI would scroll.</summary>
    private void ResetRegion(ref SequenceWriter writer)
    {
        if (_isRegionUnknown)
        {
            writer.ResetScrollRegion();
            _cursor = CursorMotion.Lost;
            _isRegionUnknown = false;
        }
    }

    private ScrollBand? Usable(ScrollBand? band) =>
        band is { Top: >= 0, Height: > 1 } rows && rows.Height <= _height - rows.Top ? band : null;
}
