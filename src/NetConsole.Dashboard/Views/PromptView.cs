using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views;

/// <summary>The rule with notices and questions, what will be sent, the input line under its prompt, and the line of hints.</summary>
internal static class PromptView
{
    private const int NarrowScreen = 60;

    /// <summary>Draws all of them; returns where the cursor stands.</summary>
    public static CursorPosition? Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        CursorPosition? asked = DrawNotice(scene, layout, screen) is { } x
            ? new CursorPosition(x, layout.NoticeRule.Y)
            : null;
        if (!layout.Preview.IsEmpty)
        {
            PreviewView.Draw(scene, screen.Slice(layout.Preview));
        }

        Canvas input = screen.Slice(layout.Input);
        CursorPosition cursor = scene.Model.Find is { IsTyping: true } find ? FindLineView.Draw(scene, input, find) : InputView.Draw(scene, input);
        if (!layout.Hints.IsEmpty)
        {
            HintsView.Draw(scene, screen.Slice(layout.Hints));
        }

        return asked ?? cursor with { Y = layout.Input.Y + cursor.Y };
    }

    private static int? DrawNotice(in Scene scene, ScreenLayout layout, Canvas screen)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        if (model.Question is { } question)
        {
            return Math.Min(screen.Width - 1, DrawText(screen, layout, question.Text, theme.Warning.With(TextAttributes.Bold)) + 1);
        }

        if (model.Notice is { } notice)
        {
            DrawText(screen, layout, notice.Text, notice.Kind == NoticeKind.Error ? theme.Bad : theme.Accent);
            return null;
        }

        if (model.Search is { } search)
        {
            string found = $"search the history: {search.Pattern}";
            DrawText(screen, layout, search.HasFailed ? $"{found}, and nothing more has it" : found, search.HasFailed ? theme.Bad : theme.Accent);
            return null;
        }

        if (model.Draft.Mistake is { } mistake)
        {
            DrawText(screen, layout, mistake.ToString(), theme.Warning);
            return null;
        }

        Canvas canvas = screen.Slice(layout.NoticeRule);
        // On a page, End goes to the end of the page.
        string below = model.Transcript switch
        {
            { IsLive: true } => "",
            _ when model.Overlay is not null => "",
            { Unseen: 0 } => "not following · End to follow",
            { Unseen: var rows } => $"↓ {HumanText.Count(rows, "row")} below · End to follow",
        };
        string progress = ProgressText.Of(model);
        (string left, string right) = progress.Length > 0 ? (progress, below) : (below, Line(model.Input));
        if (right.Length == 0 && layout.TranscriptRule.IsEmpty)
        {
            // The transcript has no rule of its own to say what is hidden and what is found.
            right = RuleWidget.Fitting(canvas, left, FindingWords.ForAnyPlace(model));
        }

        RuleWidget.Draw(canvas, left, theme.Accent, right, theme.Dim);
        return null;
    }

    /// <summary>
    /// Text in place of the rule, at most two lines of it, three on a narrow screen. What the rule has no room for lies over the rows above it, which do not move for
    /// what goes with the next key. Returns the column after it.
    /// </summary>
    private static int DrawText(Canvas screen, ScreenLayout layout, string text, Style style)
    {
        Rect rule = layout.NoticeRule;
        int most = Math.Min(rule.Width < NarrowScreen ? 3 : 2, rule.Y - layout.Header.Height + 1);
        IReadOnlyList<string> lines = WordWrap.Lines(text, rule.Width - 2, most);
        Canvas canvas = screen.Slice(rule with { Y = rule.Y - lines.Count + 1, Height = lines.Count });
        canvas.Clear();
        int x = 0;
        for (int y = 0; y < lines.Count; y++)
        {
            x = canvas.WriteCut(1, y, canvas.Width - 2, lines[y], style);
        }

        return x;
    }

    /// <summary>Which of several lines the cursor is on.</summary>
    private static string Line(InputLine line) => line.HasSeveralLines
        ? string.Create(CultureInfo.InvariantCulture, $"line {line.Text.AsSpan(0, line.Cursor).Count('\n') + 1} of {line.Text.AsSpan().Count('\n') + 1}")
        : "";
}
