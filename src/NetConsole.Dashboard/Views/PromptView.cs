using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>The rule with notices and questions, the input line under its prompt, and the line of hints.</summary>
internal static class PromptView
{
    /// <summary>Draws all three; returns where the cursor stands.</summary>
    public static CursorPosition? Draw(in Scene scene, Canvas screen, ScreenLayout layout)
    {
        CursorPosition? asked = DrawNotice(scene, layout, screen.Slice(layout.NoticeRule)) is { } x
            ? new CursorPosition(x, layout.NoticeRule.Y)
            : null;
        Canvas input = screen.Slice(layout.Input);
        int column = scene.Model.Find is { IsTyping: true } search ? FindLineView.Draw(scene, input, search) : DrawInput(scene, input);
        if (!layout.Hints.IsEmpty)
        {
            HintsView.Draw(scene, screen.Slice(layout.Hints));
        }

        return asked ?? new CursorPosition(column, layout.Input.Y);
    }

    private static int? DrawNotice(in Scene scene, ScreenLayout layout, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        if (model.Question is { } question)
        {
            return Math.Min(canvas.Width - 1, canvas.WriteCut(1, 0, canvas.Width - 2, question.Text, theme.Warning.With(TextAttributes.Bold)) + 1);
        }

        if (model.Notice is { } notice)
        {
            canvas.WriteCut(1, 0, canvas.Width - 1, notice.Text, notice.Kind == NoticeKind.Error ? theme.Bad : theme.Accent);
            return null;
        }

        string below = model.Transcript switch
        {
            { IsLive: true } => "",
            { Unseen: 0 } => "not following · End to follow",
            { Unseen: var rows } => $"↓ {HumanText.Count(rows, "row")} below · End to follow",
        };
        string progress = ProgressText.Of(model);
        (string left, string right) = progress.Length > 0 ? (progress, below) : (below, "");
        if (right.Length == 0 && layout.TranscriptRule.IsEmpty)
        {
            // The transcript has no rule of its own to say what is hidden and what is found.
            right = RuleWidget.Fitting(canvas, left, FindingWords.ForAnyPlace(model));
        }

        RuleWidget.Draw(canvas, left, theme.Accent, right, theme.Dim);
        return null;
    }

    private static int DrawInput(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        Theme theme = scene.Theme;
        ResolvedTarget target = TargetResolution.Resolve(model);
        int promptColumns = Math.Max(8, canvas.Width / 3);
        int x = canvas.WriteCut(1, 0, promptColumns, target.Label, PromptStyle(scene, target));
        x = canvas.Write(x + 1, 0, "▸", PromptStyle(scene, target)) + 1;
        return DrawText(scene, canvas.Slice(new Rect(x, 0, canvas.Width - x, 1)), model.Input) + x;
    }

    /// <summary>The text, moved to the left when the cursor would be outside; returns the cursor's column.</summary>
    private static int DrawText(in Scene scene, Canvas canvas, InputLine line)
    {
        ScreenText before = Sanitiser.FromString(line.Text[..line.Cursor]);
        ScreenText after = Sanitiser.FromString(line.Text[line.Cursor..], canvas.Width + 1);
        // The cursor keeps a column for itself at the end.
        int hidden = Math.Max(0, before.Columns + 1 - canvas.Width);
        int x = -hidden;
        x = canvas.Write(x, 0, before, scene.Theme.Text, scene.Theme.Escape);
        canvas.Write(x, 0, after, scene.Theme.Text, scene.Theme.Escape);
        if (hidden > 0)
        {
            canvas.Write(0, 0, "…", scene.Theme.Dim);
        }

        return x;
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
