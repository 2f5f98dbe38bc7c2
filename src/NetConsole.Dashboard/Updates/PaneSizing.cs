using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Dashboard.Views;

namespace NetConsole.Dashboard.Updates;

/// <summary>Panes made larger and smaller, hidden and shown.</summary>
internal static class PaneSizing
{
    /// <summary>Columns that a pane gains or loses with a key.</summary>
    public const int Columns = 4;

    /// <summary>Gives the panes of listeners and connections more rows; in the transcript it is the transcript that gains them.</summary>
    public static DashboardModel Taller(DashboardModel model, int rows)
    {
        ScreenLayout layout = ScreenLayout.Of(model);
        return layout.BandRows == 0
            ? model with { Notice = Notice.Error("there is nothing to size: the panes above the transcript are hidden, or do not fit") }
            : WithHeight(model, layout.BandRows + (model.Focus == Pane.Transcript ? -rows : rows));
    }

    /// <summary>Gives the listeners' pane more columns; in the connections' pane it is that one that gains them.</summary>
    public static DashboardModel Wider(DashboardModel model, int columns)
    {
        ScreenLayout layout = ScreenLayout.Of(model);
        return layout.Divider.IsEmpty
            ? model with { Notice = Notice.Error("there is nothing to size: listeners and connections do not stand side by side") }
            : WithWidth(model, layout.Listeners.Width + (model.Focus == Pane.Connections ? -columns : columns));
    }

    /// <summary>So many rows, as far as the screen has them.</summary>
    public static DashboardModel WithHeight(DashboardModel model, int rows)
    {
        DashboardModel changed = With(model, model.Settings.Panes with { Height = Math.Max(1, rows) });
        return With(model, model.Settings.Panes with { Height = ScreenLayout.Of(changed).BandRows });
    }

    /// <summary>So many columns for listeners, as far as the screen has them.</summary>
    public static DashboardModel WithWidth(DashboardModel model, int columns)
    {
        DashboardModel changed = With(model, model.Settings.Panes with { Width = Math.Max(1, columns) });
        return With(model, model.Settings.Panes with { Width = ScreenLayout.Of(changed).Listeners.Width });
    }

    /// <summary>Sizes that suit the screen again, and everything shown.</summary>
    public static DashboardModel Reset(DashboardModel model) => With(model, PaneSizes.Default);

    public static DashboardModel ToggleListeners(DashboardModel model) =>
        With(model, model.Settings.Panes with { HidesListeners = !model.Settings.Panes.HidesListeners });

    public static DashboardModel ToggleConnections(DashboardModel model) =>
        With(model, model.Settings.Panes with { HidesConnections = !model.Settings.Panes.HidesConnections });

    /// <summary>Ends the program. The layout is kept for the next start, if it was changed.</summary>
    public static Step Quit(DashboardModel model, int exitStatus)
    {
        Step step = model;
        if (model.Settings.Panes != model.PanesAtStart)
        {
            step = step.Then(new Effect.SaveSettings([.. SettingTable.Kept(model).Where(value => value.Setting.Name == SettingTable.Layout)]));
        }

        return step.Then(new Effect.Quit(exitStatus));
    }

    /// <summary>After a change of what is where: the keyboard is in a pane that is there, and the transcript fits its rows.</summary>
    public static DashboardModel Settled(DashboardModel model)
    {
        DashboardModel focused = ScreenLayout.Of(model).Panes.Contains(model.Focus) ? model : PaneUpdates.FocusOn(model, Pane.Input);
        return TranscriptUpdates.Refit(focused);
    }

    private static DashboardModel With(DashboardModel model, PaneSizes panes) => Settled(model with { Settings = model.Settings with { Panes = panes } });
}
