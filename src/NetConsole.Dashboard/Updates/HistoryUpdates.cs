using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>Walks through the lines sent before. What was being typed waits at the end.</summary>
internal static class HistoryUpdates
{
    public static DashboardModel Back(DashboardModel model)
    {
        History history = model.History;
        int position = (history.Position ?? history.Lines.Count) - 1;
        if (position < 0)
        {
            return model;
        }

        string draft = history.Position is null ? model.Input.Text : history.Draft;
        return Shown(model, history with { Position = position, Draft = draft }, history.Lines[position]);
    }

    public static DashboardModel Forward(DashboardModel model)
    {
        History history = model.History;
        if (history.Position is not { } position)
        {
            return model;
        }

        return position + 1 < history.Lines.Count
            ? Shown(model, history with { Position = position + 1 }, history.Lines[position + 1])
            : Shown(model, history with { Position = null, Draft = "" }, history.Draft);
    }

    private static DashboardModel Shown(DashboardModel model, History history, string text) =>
        model with { History = history, Input = LineEditing.Replace(model.Input, text) };
}
