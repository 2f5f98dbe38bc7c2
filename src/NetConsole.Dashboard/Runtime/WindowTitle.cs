using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Runtime;

/// <summary>The window's title as it is sent: when it changes, and no more than once a second, however fast clients come and go.</summary>
internal sealed class WindowTitle(TimeProvider time)
{
    private const int LongestColumns = 120;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string? _text;
    private long? _changed;
    private ScreenText? _shown;

    /// <summary>In how long a change that is held back may be shown; null when nothing is.</summary>
    public TimeSpan? Due { get; private set; }

    /// <summary>What the title is to be now; the same object while it stays the same.</summary>
    public ScreenText? Of(DashboardModel model)
    {
        Due = null;
        string? text = TitleText.Of(model);
        if (text == _text)
        {
            return _shown;
        }

        if (_changed is { } changed && time.GetElapsedTime(changed) is var age && age < Interval)
        {
            Due = Interval - age;
            return _shown;
        }

        _text = text;
        _changed = time.GetTimestamp();
        _shown = text is null ? null : Sanitiser.FromString(text, LongestColumns);
        return _shown;
    }
}
