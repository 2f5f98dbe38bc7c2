using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Layout;

namespace NetConsole.Dashboard.Views;

/// <summary>
/// Where everything is on a screen of this size. It depends on the size, on whether there are several listeners, and on what the operator types and wants, not on how
/// many connections there are: panes that grow and shrink with every client would move what is being read.
/// </summary>
internal sealed record ScreenLayout
{
    /// <summary>Below this nothing useful fits.</summary>
    public const int SmallestWidth = 20;

    public const int SmallestHeight = 4;

    /// <summary>Below this the panes of listeners and connections give way to the transcript.</summary>
    private const int BandWidth = 60;

    private const int BandHeight = 12;

    /// <summary>From this width on listeners and connections stand side by side.</summary>
    private const int SplitWidth = 116;

    /// <summary>What is typed takes no more than one part in so many of the screen.</summary>
    private const int InputShare = 3;

    /// <summary>What the operator's sizes leave to each pane at least.</summary>
    private const int FewestRows = 2;

    private const int FewestTranscriptRows = 3;

    private const int NarrowestListeners = 24;

    private const int NarrowestConnections = 60;

    public bool IsTooSmall { get; init; }

    /// <summary>Rows of the panes of listeners and connections; 0 where neither is there.</summary>
    public int BandRows { get; init; }

    public Rect Header { get; init; }

    /// <summary>One line that names several listeners where they have no pane.</summary>
    public Rect ListenersLine { get; init; }

    /// <summary>The rules above the panes; a pane lies directly below its rule.</summary>
    public Rect ListenersRule { get; init; }

    public Rect Listeners { get; init; }

    public Rect Divider { get; init; }

    public Rect ConnectionsRule { get; init; }

    public Rect Connections { get; init; }

    /// <summary>Whether the listeners lie where connections are otherwise: a narrow screen names them in a line that need not have room for all, and shows them while one is among them.</summary>
    public bool CoversConnections { get; init; }

    public Rect TranscriptRule { get; init; }

    public Rect Transcript { get; init; }

    /// <summary>The rule above the input line, where notices and questions appear.</summary>
    public Rect NoticeRule { get; init; }

    /// <summary>One line with what will be sent, where that is wanted and there is room.</summary>
    public Rect Preview { get; init; }

    public Rect Input { get; init; }

    public Rect Hints { get; init; }

    /// <summary>The panes that are there, in the order in which Tab visits them.</summary>
    public IEnumerable<Pane> Panes
    {
        get
        {
            yield return Pane.Input;
            if (!Listeners.IsEmpty || !ListenersLine.IsEmpty)
            {
                yield return Pane.Listeners;
            }

            if (!Connections.IsEmpty || CoversConnections)
            {
                yield return Pane.Connections;
            }

            yield return Pane.Transcript;
        }
    }

    public static ScreenLayout Of(DashboardModel model) =>
        Of(model.Width, model.Height, model.Listeners.Count > 1, LinesOf(model.Input.Text, model.Height / InputShare), model.ShowsPreview, model.Settings.Panes, model.Focus == Pane.Listeners);

    /// <param name="width">Columns of the screen.</param>
    /// <param name="height">Rows of the screen.</param>
    /// <param name="severalListeners">Whether there are several, which have to be named.</param>
    /// <param name="inputLines">How many lines are typed, as far as there is room for them.</param>
    /// <param name="hasPreview">Whether what will be sent is shown.</param>
    /// <param name="panes">What the operator wants; null for what suits the screen.</param>
    /// <param name="isAmongListeners">Whether the keyboard is in the listeners' pane.</param>
    public static ScreenLayout Of(int width, int height, bool severalListeners, int inputLines = 1, bool hasPreview = false, PaneSizes? panes = null, bool isAmongListeners = false)
    {
        if (width < SmallestWidth || height < SmallestHeight)
        {
            return new ScreenLayout { IsTooSmall = true };
        }

        panes ??= PaneSizes.Default;
        bool fitsBand = width >= BandWidth && height >= BandHeight;
        bool hasConnections = fitsBand && !panes.HidesConnections;
        bool hasListeners = fitsBand && width >= SplitWidth && !panes.HidesListeners;
        bool isSplit = hasConnections && hasListeners;
        bool hasLine = fitsBand && severalListeners && !hasListeners && !panes.HidesListeners;
        bool coversConnections = hasLine && isAmongListeners && hasConnections;
        hasListeners |= hasLine && isAmongListeners;
        hasConnections &= !coversConnections;
        int bottom = height;
        Rect Row(bool wanted) => wanted ? new Rect(0, --bottom, width, 1) : default;

        Rect hints = Row(height >= 8);
        bottom -= inputLines;
        Rect input = new(0, bottom, width, inputLines);
        Rect preview = Row(hasPreview && height >= 8);
        Rect notice = Row(true);
        Rect header = height >= 6 ? new Rect(0, 0, width, 1) : default;
        int top = header.Height;
        ScreenLayout layout = new() { Header = header, NoticeRule = notice, Preview = preview, Input = input, Hints = hints };
        if (hasLine)
        {
            layout = layout with { ListenersLine = new Rect(0, top, width, 1), CoversConnections = coversConnections };
            top++;
        }

        if (hasConnections || hasListeners)
        {
            int rows = Math.Clamp(panes.Height ?? Math.Clamp((height - 6) / 6, 2, 12), FewestRows, Math.Max(FewestRows, bottom - top - 2 - FewestTranscriptRows));
            int left = isSplit ? Math.Clamp(panes.Width ?? Math.Clamp((width * 3) / 8, 44, 64), NarrowestListeners, width - NarrowestConnections) : 0;
            int right = isSplit ? left + 1 : 0;
            layout = layout with
            {
                ListenersRule = hasListeners ? new Rect(0, top, isSplit ? left : width, 1) : default,
                Listeners = hasListeners ? new Rect(0, top + 1, isSplit ? left : width, rows) : default,
                Divider = isSplit ? new Rect(left, top, 1, rows + 1) : default,
                ConnectionsRule = hasConnections ? new Rect(right, top, width - right, 1) : default,
                Connections = hasConnections ? new Rect(right, top + 1, width - right, rows) : default,
                TranscriptRule = new Rect(0, top + 1 + rows, width, 1),
                BandRows = rows,
            };
            top += rows + 2;
        }

        return layout with { Transcript = new Rect(0, top, width, bottom - top) };
    }

    private static int LinesOf(string text, int most)
    {
        int lines = 1;
        for (int feed = text.IndexOf('\n', StringComparison.Ordinal); feed >= 0 && lines < most; feed = text.IndexOf('\n', feed + 1))
        {
            lines++;
        }

        return lines;
    }
}
