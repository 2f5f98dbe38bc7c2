using System.Collections.Immutable;
using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Palettes;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The palette, over the panes: what is looked for, and what is found below it.</summary>
internal static class PaletteView
{
    /// <summary>The rule, and the line with what is looked for.</summary>
    private const int RowsAbove = 2;

    private const int WidestForm = 34;

    /// <summary>Draws it; returns where the cursor stands on this canvas.</summary>
    public static CursorPosition Draw(in Scene scene, Palette palette, Canvas canvas)
    {
        Theme theme = scene.Theme;
        ImmutableArray<PaletteEntry> found = PaletteTable.Find(palette.Query);
        int visible = Math.Max(0, canvas.Height - RowsAbove);
        PageLines lines = new([.. found.Select(entry => new PageRow(entry.Form, entry.Description))], canvas.Width, WidestForm);
        int chosen = Math.Min(palette.Chosen, found.Length - 1);
        (int first, int end) = chosen < 0 ? (0, 0) : (lines.StartOf(chosen), lines.StartOf(chosen + 1));
        int top = Math.Min(first, ListWindow.Top(lines.Count, visible, 0, end - 1));
        string count = string.Create(CultureInfo.InvariantCulture, $"{found.Length} of {PaletteTable.Entries.Length}");
        RuleWidget.Draw(canvas.Slice(new Rect(0, 0, canvas.Width, 1)), "Commands and keys", theme.Focus, count, theme.Dim);
        canvas.Write(1, 1, "▸", theme.Accent);
        int cursor = canvas.WriteCut(3, 1, canvas.Width - 4, palette.Query, theme.Text);
        if (palette.Query.Length == 0)
        {
            canvas.WriteCut(4, 1, canvas.Width - 5, "beginnings of words, such as: sort  or  clo all", theme.Dim);
        }

        for (int y = 0; y < visible && top + y < lines.Count; y++)
        {
            lines.Draw(canvas, RowsAbove + y, top + y, theme);
            if (top + y >= first && top + y < end)
            {
                canvas.Restyle(new Rect(0, RowsAbove + y, canvas.Width, 1), style => style.With(TextAttributes.Reverse));
            }
        }

        if (found.IsEmpty)
        {
            canvas.WriteCut(2, RowsAbove, canvas.Width - 4, "nothing begins like that", theme.Dim);
        }

        return new CursorPosition(Math.Min(cursor, canvas.Width - 1), 1);
    }
}
