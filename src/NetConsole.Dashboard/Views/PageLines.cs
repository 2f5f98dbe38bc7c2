using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views;

/// <summary>The rows of a page laid out for a width: in columns, and what does not fit beside something goes on below, under its own column.</summary>
internal sealed class PageLines
{
    private const int Indent = 2;

    /// <summary>Blanks between columns.</summary>
    private const int Gap = 2;

    /// <summary>With fewer columns for what is said, the middle goes above it.</summary>
    private const int FewestRight = 30;

    private readonly List<PageRow> _lines = [];
    private readonly List<int> _starts = [];
    private readonly int _width;
    private readonly int _middleX;
    private readonly int _rightX;

    /// <param name="rows">The rows.</param>
    /// <param name="width">Columns of the page.</param>
    /// <param name="leftColumns">Columns for what is on the left, at most two fifths of the page; null for as many as it needs.</param>
    public PageLines(IReadOnlyList<PageRow> rows, int width, int? leftColumns = null)
    {
        _width = width;
        _middleX = Math.Min(width * 2 / 5, Indent + (leftColumns ?? Widest(rows, row => row.Left)) + Gap);
        int middle = Widest(rows, row => row.Middle);
        _rightX = middle > 0 && width - _middleX - middle - Gap >= FewestRight ? _middleX + middle + Gap : _middleX;
        foreach (PageRow row in rows)
        {
            _starts.Add(_lines.Count);
            Add(row);
        }

        _starts.Add(_lines.Count);
    }

    public int Count => _lines.Count;

    /// <summary>The first line of a row; for the number of rows, the line after all.</summary>
    public int StartOf(int row) => _starts[row];

    /// <summary>Draws one line.</summary>
    public void Draw(Canvas canvas, int y, int line, Theme theme)
    {
        PageRow row = _lines[line];
        canvas.WriteCut(Indent, y, _width - Indent, row.Left, row.IsHeading ? theme.Strong : default);
        canvas.WriteCut(_middleX, y, _width - _middleX, row.Middle, theme.Text);
        canvas.WriteCut(_rightX, y, _width - _rightX, row.Right, theme.Text);
    }

    private void Add(PageRow row)
    {
        if (row.IsHeading)
        {
            _lines.AddRange(WordWrap.Lines(row.Left, _width - Indent).Select(part => new PageRow(part, "", IsHeading: true)));
            return;
        }

        // What takes more than its column has lines of its own.
        IReadOnlyList<string> left = WordWrap.Lines(row.Left, _middleX - Indent - Gap);
        bool isApart = left.Count > 1 || left[0].Length > _middleX - Indent - Gap;
        bool isStacked = _rightX == _middleX && row.Middle.Length > 0;
        if (isApart && row.Right.Length + row.Middle.Length > 0)
        {
            _lines.AddRange(WordWrap.Lines(row.Left, _width - Indent).Select(part => new PageRow(part, "")));
            row = row with { Left = "" };
        }

        if (isStacked)
        {
            _lines.Add(new PageRow(row.Left, "", Middle: row.Middle));
            row = row with { Left = "", Middle = "" };
        }

        foreach (string part in WordWrap.Lines(row.Right, _width - _rightX - 1))
        {
            _lines.Add(row with { Right = part });
            row = row with { Left = "", Middle = "" };
        }
    }

    private static int Widest(IReadOnlyList<PageRow> rows, Func<PageRow, string> column) =>
        rows.Where(row => !row.IsHeading).Select(row => column(row).Length).DefaultIfEmpty(0).Max();
}
