using System.Globalization;
using System.Text;

namespace NetConsole.Testing.Screens;

/// <summary>
/// A terminal in memory: an exact model of the few sequences that our renderer may emit, and a judge of all others, which it lists in <see cref="Violations"/>.
/// Written from ECMA-48 and xterm ctlseqs, and knows nothing of the renderer, so that it can be an oracle for it. Not safe for several threads at once.
/// </summary>
public sealed partial class ScreenModel
{
    private const int MostViolations = 100;

    private readonly ControlParser _parser;
    private readonly Func<string, int>? _clusterWidth;
    private readonly ScreenGrid _main;
    private readonly ScreenGrid _alternate;
    private readonly List<string> _violations = [];
    private readonly Stack<string> _titles = new();
    private ScreenStyle _pen;
    private (int X, int Y, ScreenStyle Pen) _saved;
    private int _x;
    private int _y;

    // After the last column was written: the next character wraps (DEC's "last column flag"); until then the cursor stands on that column.
    private bool _wrapPending;

    // Where the last printed text began, while nothing but text has come since: only that can be joined by what follows.
    private int _joinable = -1;

    /// <param name="width">Columns, 2 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="clusterWidth">
    /// The columns of a grapheme cluster (UAX #29), for a terminal that thinks in clusters, as kitty and ghostty do. Without it every code point counts on its own, as in
    /// xterm: <see cref="ColumnWidth.Of"/>. A renderer worth its name is right on both.
    /// </param>
    public ScreenModel(int width, int height, Func<string, int>? clusterWidth = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        _clusterWidth = clusterWidth;
        _main = new ScreenGrid(width, height);
        _alternate = new ScreenGrid(width, height);
        _parser = new ControlParser(new Sink(this));
        ScrollRegion = (0, height - 1);
    }

    /// <summary>What the terminal answers to a question (DSR, DA, DECRQM) goes here, from inside <see cref="Feed"/>. Null: it stays silent.</summary>
    public Action<string>? Answer { get; set; }

    public int Width => _main.Width;

    public int Height => _main.Height;

    /// <summary>0-based.</summary>
    public (int X, int Y) Cursor => (_x, _y);

    /// <summary>First and last row of the scroll region (DECSTBM), 0-based, both included.</summary>
    public (int Top, int Bottom) ScrollRegion { get; private set; }

    public ScreenModes Modes { get; private set; } = ScreenModes.AtStart;

    public string Title { get; private set; } = "";

    /// <summary>How often BEL was heard.</summary>
    public int Bells { get; private set; }

    /// <summary>Every sequence or text that our renderer may not send, printable, in order; the first 100.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>The rows as text, without the blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => [.. Enumerable.Range(0, Height).Select(Line)];

    /// <summary>The cell at a place, 0-based.</summary>
    public ScreenCell this[int x, int y] => Grid[x, y];

    private ScreenGrid Grid => Modes.AlternateScreen ? _alternate : _main;

    /// <summary>Takes what a program wrote; may be cut anywhere.</summary>
    public void Feed(ReadOnlySpan<byte> bytes) => _parser.Feed(bytes);

    public void Feed(string text) => Feed(Encoding.UTF8.GetBytes(text));

    /// <summary>One row as text, 0-based, without the blanks at its end.</summary>
    public string Line(int y)
    {
        var text = new StringBuilder();
        foreach (ScreenCell cell in Grid.Row(y))
        {
            text.Append(cell.Text);
        }

        return text.ToString().TrimEnd(' ');
    }

    public bool Contains(string text) => Lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Another size: cells are cut or padded at the right and at the bottom, and the scroll region is the whole screen again, as in xterm.</summary>
    public void Resize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        _main.Resize(width, height);
        _alternate.Resize(width, height);
        ScrollRegion = (0, height - 1);
        MoveTo(_x, _y);
    }

    /// <summary>The rows as one text, for messages and snapshots.</summary>
    public override string ToString() => string.Join('\n', Lines);

    private void Violate(string what)
    {
        if (_violations.Count < MostViolations)
        {
            _violations.Add(what);
        }
    }

    private void Print(Rune rune)
    {
        if (!IsSafe(rune))
        {
            Violate($"text U+{rune.Value:X4}");
            return;
        }

        string text = rune.ToString();
        int columns = _clusterWidth is null ? ColumnWidth.Of(rune) : _clusterWidth(text);
        if (!TryJoin(text, columns))
        {
            Place(text, columns, _pen);
        }
    }

    /// <summary>Adds a code point to the cell before it, if it belongs there.</summary>
    private bool TryJoin(string text, int columns)
    {
        if (_joinable < 0)
        {
            return false;
        }

        ScreenCell before = Grid[_joinable, _y];
        string joined = before.Text + text;
        if (_clusterWidth is null)
        {
            if (columns > 0)
            {
                return false;
            }

            Grid.Put(_joinable, _y, before with { Text = joined });
            return true;
        }

        if (StringInfo.GetNextTextElementLength(joined) != joined.Length)
        {
            return false;
        }

        MoveTo(_joinable, _y);
        Place(joined, _clusterWidth(joined), before.Style);
        return true;
    }

    private void Place(string text, int columns, ScreenStyle style)
    {
        if (columns < 1)
        {
            Violate($"nothing for U+{char.ConvertToUtf32(text, 0):X4} to stand on");
            return;
        }

        bool fits = _x + columns <= Width;
        if (Modes.AutoWrap && (_wrapPending || !fits))
        {
            MoveTo(0, _y);
            LineFeed();
        }
        else if (!fits)
        {
            // Terminals differ: xterm leaves it out, others draw half.
            Violate($"{text} is too wide for the last column");
            return;
        }

        Grid.Put(_x, _y, new ScreenCell(text, columns, style));
        _joinable = _x;
        _wrapPending = _x + columns == Width;
        _x = Math.Min(_x + columns, Width - 1);
    }

    /// <summary>Moves the cursor, clamped to the screen, and ends what text can join.</summary>
    private void MoveTo(int x, int y)
    {
        _x = Math.Clamp(x, 0, Width - 1);
        _y = Math.Clamp(y, 0, Height - 1);
        _wrapPending = false;
        _joinable = -1;
    }

    /// <summary>
    /// True for what no terminal can take for anything but text: no controls, formats, private or unassigned code points, no spaces but the space.
    /// ZWJ, and the variation selector 16, are text where they join emoji.
    /// </summary>
    private bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        UnicodeCategory.Format => rune.Value == 0x200D && _joinable >= 0 && Grid[_joinable, _y].Text[0] >= '\u2000',
        _ => true,
    };
}
