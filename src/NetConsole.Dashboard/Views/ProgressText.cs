using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>What goes on by itself, in the rule above the prompt.</summary>
internal static class ProgressText
{
    /// <summary>Empty when nothing does.</summary>
    public static string Of(DashboardModel model) => model.Repeat is { } repeat ? Repeated(model, repeat) : "";

    private static string Repeated(DashboardModel model, Repeat repeat)
    {
        var left = Repeating.Left(model, repeat);
        string whom = left.Length == 1 ? model.Label(left[0]) : $"{left.Length} connections";
        string total = repeat.Total is { } number ? string.Create(CultureInfo.InvariantCulture, $" of {number:N0}") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{repeat.Sent:N0}{total} sent to {whom}, every {DurationText.Format(repeat.Interval)} · Esc stops");
    }
}
