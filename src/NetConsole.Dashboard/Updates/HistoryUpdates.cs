using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>Walks through the lines sent before. What was being typed waits at the end, and a line that was changed stays so until something is sent.</summary>
internal static class HistoryUpdates
{
    public static DashboardModel Back(DashboardModel model) => Walk(model, -1);

    public static DashboardModel Forward(DashboardModel model) => Walk(model, 1);

    /// <summary>Up: within several lines to the one above, from the first one into the history.</summary>
    public static DashboardModel LineUp(DashboardModel model) => LineEditing.Up(model.Input) is { } above ? model with { Input = above } : Back(model);

    /// <summary>Down: the same the other way.</summary>
    public static DashboardModel LineDown(DashboardModel model) => LineEditing.Down(model.Input) is { } below ? model with { Input = below } : Forward(model);

    private static DashboardModel Walk(DashboardModel model, int step)
    {
        History history = model.History;
        int here = history.Position ?? history.Lines.Count;
        int there = here + step;
        if (there < 0 || there > history.Lines.Count)
        {
            return model;
        }

        history = history with
        {
            Position = there == history.Lines.Count ? null : there,
            Edits = history.Edits.SetItem(here, model.Input.Text),
        };
        return model with { History = history, Input = LineEditing.Replace(model.Input, history.At(there)) };
    }
}
