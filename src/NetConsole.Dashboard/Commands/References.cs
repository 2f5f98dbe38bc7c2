using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>#3</c>, <c>L1</c> and names, and says who is meant.</summary>
internal static class References
{
    /// <summary>A connection that is there, by number or by name.</summary>
    public static ConnectionId? Connection(DashboardModel model, CommandWord word, out CommandError? error)
    {
        error = null;
        if (word.Text.StartsWith('#'))
        {
            if (!int.TryParse(word.Text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                error = new CommandError(word.Position, $"{word.Text} is no connection", "connections are #1, #2, …");
                return null;
            }

            if (!model.Connections.ContainsKey(number))
            {
                error = new CommandError(word.Position, $"{word.Text} is not there", Present(model));
                return null;
            }

            return new ConnectionId(number);
        }

        foreach ((int number, string name) in model.Names)
        {
            if (name == word.Text && model.Connections.ContainsKey(number))
            {
                return new ConnectionId(number);
            }
        }

        error = new CommandError(word.Position, $"nobody here is called {word.Text}", Present(model));
        return null;
    }

    /// <summary>A listener, open or failed.</summary>
    public static ListenerId? Listener(DashboardModel model, CommandWord word, out CommandError? error)
    {
        error = null;
        if (IsListenerWord(word.Text)
            && int.TryParse(word.Text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && model.Listeners.ContainsKey(number))
        {
            return new ListenerId(number);
        }

        string present = model.Listeners.Count == 0
            ? "there is none; \\listen opens one"
            : "there is " + string.Join(", ", model.Listeners.Values.Take(5).Select(listener => listener.Id.ToString()));
        error = new CommandError(word.Position, $"{word.Text} is no listener", present);
        return null;
    }

    public static bool IsListenerWord(string text) => text.Length > 1 && text[0] == 'L' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Present(DashboardModel model) =>
        model.Connections.Count == 0
            ? "nobody is connected"
            : "there is " + string.Join(", ", model.Connections.Values.Take(5).Select(connection => model.Label(connection.Id)))
                + (model.Connections.Count > 5 ? ", …" : "");
}
