using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>
/// What could complete the word at the cursor, over the last rows of the transcript: it comes and goes with a key, so nothing moves for it. Each with what it is
/// where all of them fit below one another, else in columns.
/// </summary>
internal static class CompletionView
{
    private const int MostRows = 10;
    private const int Gap = 2;
    private const int WidestWord = 40;

    public static void Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        if (scene.Model.Completion is not { } list)
        {
            return;
        }

        int most = Math.Min(MostRows, layout.Transcript.Height - 1);
        if (most < 1)
        {
            return;
        }

        int word = Math.Min(Math.Min(WidestWord, layout.Transcript.Width - 2), list.Shown.Max(candidate => Sanitiser.FromString(candidate.Text, WidestWord).Columns));
        bool hasDetails = list.Shown.Length <= most && list.Shown.Any(candidate => candidate.Detail.Length > 0);
        int columns = hasDetails ? 1 : Math.Max(1, (layout.Transcript.Width - 1) / (word + Gap));
        int needed = (list.Shown.Length + columns - 1) / columns;
        int rows = Math.Min(most, needed);
        Rect area = new(0, layout.NoticeRule.Y - rows - 1, layout.Transcript.Width, rows + 1);
        Canvas canvas = screen.Slice(area);
        canvas.Clear();
        // Down the columns, as ls has it.
        int top = Math.Clamp((list.Chosen < 0 ? 0 : list.Chosen % needed) - (rows / 2), 0, needed - rows);
        string place = rows < needed ? string.Create(CultureInfo.InvariantCulture, $"rows {top + 1}-{top + rows} of {needed}") : "";
        RuleWidget.Draw(canvas.Slice(new Rect(0, 0, area.Width, 1)), HumanText.Count(list.Shown.Length, "completion"), scene.Theme.Accent, place, scene.Theme.Dim);
        for (int index = 0; index < list.Shown.Length; index++)
        {
            (int column, int row) = (index / needed, (index % needed) - top);
            if (row >= 0 && row < rows)
            {
                DrawOne(scene, canvas.Slice(new Rect(1 + (column * (word + Gap)), 1 + row, hasDetails ? area.Width - 1 : word, 1)), list, index, word, hasDetails);
            }
        }
    }

    private static void DrawOne(in Scene scene, Canvas canvas, CompletionList list, int index, int word, bool hasDetails)
    {
        CompletionCandidate candidate = list.Shown[index];
        Theme theme = scene.Theme;
        Style style = index == list.Chosen ? theme.Text.With(TextAttributes.Reverse) : theme.Text;
        canvas.WriteCut(0, 0, word, candidate.Text, style);
        if (hasDetails)
        {
            canvas.WriteCut(word + Gap, 0, canvas.Width - word - Gap - 1, candidate.Detail, theme.Dim);
        }
    }
}
