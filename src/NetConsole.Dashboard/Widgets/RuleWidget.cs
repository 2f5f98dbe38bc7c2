using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Widgets;

/// <summary>A thin rule with a title in it, and something at its right end.</summary>
internal static class RuleWidget
{
    public static void Draw(Canvas canvas, string title, Style titleStyle, string right, Style ruleStyle)
    {
        canvas.Fill(new Rect(0, 0, canvas.Width, 1), '─', ruleStyle);
        int end = canvas.Width;
        if (right.Length > 0 && right.Length + title.Length + 8 <= canvas.Width)
        {
            end = canvas.Width - right.Length - 4;
            canvas.Write(end + 1, 0, $" {right} ", ruleStyle);
        }

        if (title.Length > 0)
        {
            int after = canvas.WriteCut(3, 0, Math.Max(0, end - 5), title, titleStyle);
            canvas.Write(2, 0, " ");
            canvas.Write(after, 0, " ");
        }
    }
}
