using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Widgets;

/// <summary>A thin rule with a title in it, and something at its right end.</summary>
internal static class RuleWidget
{
    /// <summary>The first of several texts, the longest first, that fits at the right end beside a title; empty where none does.</summary>
    public static string Fitting(Canvas canvas, string title, IEnumerable<string> texts) =>
        texts.FirstOrDefault(text => Fits(canvas, title, Columns(text))) ?? "";

    public static void Draw(Canvas canvas, string title, Style titleStyle, string right, Style ruleStyle)
    {
        canvas.Fill(new Rect(0, 0, canvas.Width, 1), '─', ruleStyle);
        int end = canvas.Width;
        int columns = Columns(right);
        if (columns > 0 && Fits(canvas, title, columns))
        {
            end = canvas.Width - columns - 4;
            canvas.Write(end + 1, 0, $" {right} ", ruleStyle);
        }

        if (title.Length > 0)
        {
            int after = canvas.WriteCut(3, 0, Math.Max(0, end - 5), title, titleStyle);
            canvas.Write(2, 0, " ");
            canvas.Write(after, 0, " ");
        }
    }

    private static bool Fits(Canvas canvas, string title, int columns) => columns + Columns(title) + 8 <= canvas.Width;

    private static int Columns(string text) => Sanitiser.FromString(text).Columns;
}
