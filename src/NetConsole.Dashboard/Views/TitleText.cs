using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Views;

/// <summary>The window's title: what one looks for among many windows.</summary>
internal static class TitleText
{
    /// <summary>Before the title until the operator has looked: a message was one to tell of.</summary>
    private const string News = "(!) ";

    /// <summary>Null where none is wanted. May hold outside text, such as the path of a socket.</summary>
    public static string? Of(DashboardModel model)
    {
        if (!model.Settings.HasTitle)
        {
            return null;
        }

        string connections = HumanText.Count(model.Connections.Count, "connection");
        string what = model.Listeners.Count switch
        {
            0 when model.Connections.Count == 1 => $"to {model.Connections.Values.First().Remote}",
            0 => connections,
            1 => $"{connections} on {model.Listeners.Values.First().Address}",
            var listeners => string.Create(CultureInfo.InvariantCulture, $"{connections} on {listeners:N0} listeners"),
        };
        return $"{(model.HasNews ? News : "")}netconsole: {what}";
    }
}
