using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>What goes on by itself, in the rule above the prompt.</summary>
internal static class ProgressText
{
    private const int WideWidth = 100;

    /// <summary>Empty when nothing does.</summary>
    public static string Of(DashboardModel model) =>
        !model.Files.IsEmpty ? Files(model) : model.Repeat is { } repeat ? Repeated(model, repeat) : "";

    /// <summary>Name, bar, how much, how fast: <c>a.bin ████······ 1.2 MB of 4 MB, 410 kB/s</c>; of several connections the sum.</summary>
    private static string Files(DashboardModel model)
    {
        if (model.Files.Values.All(file => file.IsStopping))
        {
            return Stopping(model);
        }

        FileSend first = model.Files.Values.First();
        long sent = model.Files.Values.Sum(file => file.Sent);
        long length = Math.Max(1, model.Files.Values.Sum(file => file.Length));
        double seconds = model.Files.Values.Max(file => (file.Moved - file.Started).TotalSeconds);
        bool isWide = model.Width >= WideWidth;
        int bar = isWide ? 24 : 10;
        int done = (int)(sent * bar / length);
        ScreenText name = Sanitiser.FromString(Path.GetFileName(first.Path), isWide ? 32 : 14);
        string whom = model.Files.Count == 1 ? $"to {model.Label(new ConnectionId(model.Files.Keys.First()))}" : $"to {model.Files.Count} connections";
        string rate = seconds > 0 ? $", {HumanText.Size((long)(sent / seconds))}/s" : "";
        return $"{name}{(name.IsCut ? "…" : "")} {new string('█', done)}{new string('·', bar - done)} "
            + $"{HumanText.Size(sent)} of {HumanText.Size(length)}{rate} {whom} · Esc stops";
    }

    /// <summary>A piece that is under way is never cut: whoever does not read holds it up.</summary>
    private static string Stopping(DashboardModel model)
    {
        ConnectionId first = new(model.Files.Keys.First());
        return model.Files.Count == 1
            ? $"stopping; {model.Label(first)} reads nothing: \\reset {first} ends it"
            : $"stopping; {model.Files.Count} connections read nothing: \\reset {first} ends the first";
    }

    private static string Repeated(DashboardModel model, Repeat repeat)
    {
        var left = Repeating.Left(model, repeat);
        string whom = left.Length == 1 ? model.Label(left[0]) : $"{left.Length} connections";
        string total = repeat.Total is { } number ? string.Create(CultureInfo.InvariantCulture, $" of {number:N0}") : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{repeat.Sent:N0}{total} sent to {whom}, every {DurationText.Format(repeat.Interval)} · Esc stops");
    }
}
