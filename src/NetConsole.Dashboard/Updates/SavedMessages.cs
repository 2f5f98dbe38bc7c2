using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>Keeping messages under a name, and sending them.</summary>
internal static class SavedMessages
{
    /// <summary>Keeps a message in place of the one of its name; a key that another had goes over to it.</summary>
    public static Step Keep(DashboardModel model, SavedMessage message)
    {
        var messages = model.Messages.ConvertAll(other => other.Key is not null && other.Key == message.Key ? other with { Key = null } : other);
        int index = messages.FindIndex(other => other.Name == message.Name);
        return ((Step)(model with { Messages = index < 0 ? messages.Add(message) : messages.SetItem(index, message) })).Then(new Effect.SaveMessage(message));
    }

    public static Step Remove(DashboardModel model, string name) =>
        ((Step)(model with { Messages = model.Messages.RemoveAll(message => message.Name == name) })).Then(new Effect.RemoveMessage(name));

    /// <summary>A function key was pressed.</summary>
    public static Step SendByKey(DashboardModel model, int key) =>
        model.Messages.Find(message => message.Key == key) is { } message
            ? Send(model, message)
            : Step.Error(model, $"F{key} has no message; \\save-message NAME F{key} TEXT gives it one");

    /// <summary>To whoever is the target now, as if it were typed.</summary>
    public static Step Send(DashboardModel model, SavedMessage message) =>
        Sending.SendMessage(model, message.Content);
}
