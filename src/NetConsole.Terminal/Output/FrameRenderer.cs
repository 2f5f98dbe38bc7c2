using System.Buffers;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Output;

/// <summary>
/// Turns frames into the bytes that make a terminal show them: what changed since the last frame, and nothing else; for a slow line in slices, between which a newer
/// frame may take the place of the rest. Keeps a copy of what the screen shows, so a frame's buffer is free again once it was drawn whole; all bytes of a call must reach
/// the terminal before those of the next one. Expects the alternate screen, cleared, with the pen at its default and autowrap off. Never clears and redraws: a frame that
/// is torn in the middle still shows old and new text only. Not thread-safe.
/// </summary>
public sealed partial class FrameRenderer
{
    /// <summary>Cells above which the cursor would be seen running about.</summary>
    private const int CellsWithCursorShown = 64;

    /// <summary>Where fewer bytes may be written the terminal is not asked to show them all at once: those sequences alone would be a tenth of a slice, which is torn in any case.</summary>
    private const int BytesWorthSynchronising = 1024;

    private readonly TerminalTraits _traits;
    private readonly CellLook _look;

    // What the terminal shows. A default cell stands for "unknown": it is like no cell of a buffer.
    private Cell[] _shown = [];
    private (int First, int Last)[] _changes = [];
    private int[] _order = [];
    private int _width;
    private int _height;
    private ScrollBand? _band;

    // What the terminal was told last; null or lost where that is not known.
    private CursorMotion _cursor = CursorMotion.Lost;
    private Style? _pen = Style.Default;
    private bool? _isCursorShown;
    private ScreenText? _title;
    private bool _isRegionUnknown;
    private bool _isSynchronised;

    /// <summary>Makes a renderer for a screen that was just cleared.</summary>
    public FrameRenderer(TerminalTraits traits)
    {
        _traits = traits;
        _look = new CellLook(traits.Colors);
    }

    /// <summary>
    /// Moves <see cref="ScrollBand"/>s with scroll regions; true unless set. To be switched off where regions are slow or broken, as on Windows, whose console host repaints.
    /// </summary>
    public bool UsesScrollRegions { get; init; } = true;

    /// <summary>Forgets what the screen shows: the next frame is drawn whole.</summary>
    public void Invalidate()
    {
        Array.Clear(_shown);
        _band = null;
        _pen = null;
        _isCursorShown = null;
        _title = null;
        ForgetMouse();
        _cursor = CursorMotion.Lost;
        _isRegionUnknown = true;
    }

    /// <summary>
    /// Writes what turns the last frame into the next; nothing at all when they look the same. Allocates nothing while the size stays. A cursor outside the buffer is
    /// shown at its edge; a band that does not lie in the buffer is drawn as any other rows.
    /// </summary>
    /// <param name="next">What the screen should show.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="mostBytes">
    /// About how many bytes may be written, one cluster at least. What is left over is drawn when the same frame is given again, or another one in its place: most urgent is
    /// the row with the cursor, where somebody types.
    /// </param>
    /// <returns>True when the terminal shows all of the frame after these bytes; false when there is more to write.</returns>
    public bool Render(Frame next, IBufferWriter<byte> output, int mostBytes = int.MaxValue)
    {
        Resize(next.Buffer.Width, next.Buffer.Height);
        if (_shown.Length == 0)
        {
            return true;
        }

        _isSynchronised = mostBytes >= BytesWorthSynchronising;
        var writer = new SequenceWriter(output);
        bool showCursorAtEnd = next.Cursor is not null;
        ScrollBand? band = Usable(next.Band);
        int rowsUp = UsesScrollRegions ? ScrollPlan.RowsUp(_band, band, next.Buffer, _shown, _look) : 0;
        _band = band;
        bool hasBegun = rowsUp != 0 || _isRegionUnknown;
        if (hasBegun)
        {
            Begin(ref writer, hideCursor: true);
            ResetRegion(ref writer);
        }

        if (rowsUp != 0)
        {
            Scroll(ref writer, band!.Value, rowsUp);
        }

        int changed = FindChanges(next.Buffer);
        if (changed > 0 && !hasBegun)
        {
            hasBegun = true;
            Begin(ref writer, hideCursor: !showCursorAtEnd || changed > CellsWithCursorShown);
        }

        bool isWhole = DrawRows(ref writer, next, band, changed, mostBytes);
        PlaceCursor(ref writer, next.Cursor);
        if (hasBegun && _isSynchronised)
        {
            writer.EndSynchronised();
        }

        ShowTitle(ref writer, next.Title);
        AskForMouse(ref writer, next.WantsMouse);
        writer.Flush();
        return isWhole;
    }

    private void ShowTitle(ref SequenceWriter writer, ScreenText? title)
    {
        if (!_traits.HasTitle || ReferenceEquals(title, _title))
        {
            return;
        }

        if (title is null)
        {
            writer.RestoreTitle();
        }
        else
        {
            writer.SetTitle(title, _traits.IsUnicode);
        }

        _title = title;
    }

    private void Begin(ref SequenceWriter writer, bool hideCursor)
    {
        if (_isSynchronised)
        {
            writer.BeginSynchronised();
        }

        if (hideCursor && _isCursorShown != false)
        {
            writer.HideCursor();
            _isCursorShown = false;
        }
    }

    private void PlaceCursor(ref SequenceWriter writer, CursorPosition? cursor)
    {
        if (cursor is { } place)
        {
            _cursor.Move(ref writer, Math.Clamp(place.X, 0, _width - 1), Math.Clamp(place.Y, 0, _height - 1));
            if (_isCursorShown != true)
            {
                writer.ShowCursor();
            }
        }
        else if (_isCursorShown != false)
        {
            writer.HideCursor();
        }

        _isCursorShown = cursor is not null;
    }

    private void Resize(int width, int height)
    {
        if (width == _width && height == _height)
        {
            return;
        }

        bool isFirst = _width == 0 && !_isRegionUnknown;
        _width = width;
        _height = height;
        _shown = new Cell[width * height];
        _changes = new (int First, int Last)[height];
        _order = new int[height];
        if (isFirst)
        {
            _shown.AsSpan().Fill(Cell.Blank(default));
        }
        else
        {
            Invalidate();
        }
    }

    /// <summary>Finds the first and last column that differ in each row, and returns how many cells lie between them in all.</summary>
    private int FindChanges(CellBuffer buffer)
    {
        int cells = 0;
        for (int y = 0; y < _height; y++)
        {
            ReadOnlySpan<Cell> row = buffer.Row(y);
            ReadOnlySpan<Cell> shown = ShownRow(y);
            int first = 0;
            while (first < row.Length && _look.IsSame(row[first], shown[first]))
            {
                first++;
            }

            int last = row.Length - 1;
            while (last > first && _look.IsSame(row[last], shown[last]))
            {
                last--;
            }

            _changes[y] = (first, last);
            cells += last - first + 1;
        }

        return cells;
    }

    private Span<Cell> ShownRow(int y) => _shown.AsSpan(y * _width, _width);
}
