using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>The input line, or several, behind the prompt that names the target and, where it is not plain text, the mode.</summary>
internal static class InputView
{
    /// <summary>Draws it; returns where the cursor stands on this canvas.</summary>
    public static CursorPosition Draw(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        int x = DrawPrompt(scene, canvas);
        Canvas text = canvas.Slice(new Rect(x, 0, canvas.Width - x, canvas.Height));
        InputLine line = model.Input;
        int cursorRow = line.Text.AsSpan(0, line.Cursor).Count('\n');
        int last = cursorRow + line.Text.AsSpan(line.Cursor).Count('\n');
        int top = Math.Clamp(cursorRow - (canvas.Height / 2), 0, Math.Max(0, last + 1 - canvas.Height));
        int start = StartOf(line.Text, top);
        CursorPosition cursor = new(x, 0);
        for (int y = 0; y < canvas.Height && start <= line.Text.Length; y++)
        {
            int end = line.Text.IndexOf('\n', start) is var feed and >= 0 ? feed : line.Text.Length;
            int column = DrawLine(scene, text.Slice(new Rect(0, y, text.Width, 1)), start, end);
            if (y > 0)
            {
                canvas.Write(x - 2, y, "·", scene.Theme.Dim);
            }

            if (top + y == cursorRow)
            {
                cursor = new CursorPosition(x + column, y);
            }

            start = end + 1;
        }

        return cursor;
    }

    private static int DrawPrompt(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        ResolvedTarget target = scene.Target;
        Style style = PromptStyle(scene, target);
        string mode = model.EntryMode == EntryMode.Text ? "" : ModeWord(model.EntryMode);
        int x = canvas.WriteCut(1, 0, Math.Max(8, canvas.Width / 3), target.Label, style) + 1;
        x = mode.Length == 0 ? x : canvas.Write(x, 0, mode, scene.Theme.Warning) + 1;
        return canvas.Write(x, 0, "▸", style) + 1;
    }

    /// <summary>The mode as prompt and hints write it.</summary>
    public static string ModeWord(EntryMode mode) => mode switch
    {
        EntryMode.Escapes => "escapes",
        EntryMode.Hex => "hex",
        _ => "text",
    };

    /// <summary>
    /// One line of what is typed, moved to the left when the cursor is on it and would be outside; returns the column of the cursor, or of where it would be.
    /// </summary>
    private static int DrawLine(in Scene scene, Canvas canvas, int start, int end)
    {
        InputLine line = scene.Model.Input;
        bool hasCursor = line.Cursor >= start && line.Cursor <= end;
        int first = hasCursor ? FirstShown(line.Text, start, line.Cursor, canvas.Width) : start;
        int x = first > start ? canvas.Write(0, 0, "…", scene.Theme.Dim) : 0;
        int room = Math.Max(1, canvas.Width - x);
        ScreenText shown = Sanitiser.FromString(line.Text.AsSpan(first, end - first), room + 1);
        if (hasCursor)
        {
            canvas.Write(x, 0, shown, scene.Theme.Text, scene.Theme.Escape);
        }
        else
        {
            canvas.WriteCut(x, 0, room, shown, scene.Theme.Text, scene.Theme.Escape);
        }

        Mark(scene, canvas, x, first, end);
        return hasCursor ? x + GraphemeCursor.ColumnOf(line.Text[first..line.Cursor], line.Cursor - first) : 0;
    }

    /// <summary>The mistake, or what the search in the history has found.</summary>
    private static void Mark(in Scene scene, Canvas canvas, int x, int first, int end)
    {
        (string text, Theme theme) = (scene.Model.Input.Text, scene.Theme);
        if (scene.Model.Search is { HasFailed: false, Pattern: { Length: > 0 } pattern })
        {
            int found = HistorySearchUpdates.IndexIn(text, pattern);
            Restyle(canvas, x, text, first, end, found, found + pattern.Length, _ => theme.Accent.With(TextAttributes.Underline));
        }
        else if (scene.Model.Draft.Mistake is { } mistake)
        {
            Restyle(canvas, x, text, first, end, mistake.Position, mistake.Position + mistake.Length, _ => theme.Bad.With(TextAttributes.Underline));
        }
    }

    private static void Restyle(Canvas canvas, int x, string text, int first, int end, int from, int to, Func<Style, Style> change)
    {
        (from, to) = (Math.Max(from, first), Math.Min(to, end));
        if (from < to)
        {
            int left = GraphemeCursor.ColumnOf(text[first..from], from - first);
            int right = GraphemeCursor.ColumnOf(text[first..to], to - first);
            canvas.Restyle(new Rect(x + left, 0, right - left, 1), change);
        }
    }

    /// <summary>Where the shown part begins, so that it ends with the cursor when all up to there does not fit. The cursor keeps a column for itself.</summary>
    private static int FirstShown(string text, int start, int cursor, int width)
    {
        int first = cursor;
        int columns = 1;
        while (first > start)
        {
            int before = GraphemeCursor.Previous(text, first);
            columns += Sanitiser.FromString(text.AsSpan(before, first - before)).Columns;
            // One column goes to the sign that says there is more, unless there is none.
            if (columns + (before > start ? 1 : 0) > width)
            {
                return first;
            }

            first = before;
        }

        return start;
    }

    private static int StartOf(string text, int line)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start;
    }

    private static Style PromptStyle(in Scene scene, ResolvedTarget target)
    {
        if (!target.CanSend)
        {
            return scene.Model.Target is Target.Unset ? scene.Theme.Dim : scene.Theme.Bad;
        }

        return target.AsksFirst ? scene.Theme.Warning : scene.Theme.Accent;
    }
}
