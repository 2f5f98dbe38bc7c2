using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views;

/// <summary>What <c>\messages</c> lists: the saved messages with their keys.</summary>
internal static class MessagesPage
{
    private const int KeyColumns = 4;

    public static IReadOnlyList<PageRow> Rows(DashboardModel model) =>
    [
        .. model.Messages.OrderBy(message => message.Key ?? int.MaxValue).ThenBy(message => message.Name, StringComparer.Ordinal)
            .Select(message => new PageRow(message.KeyWord.PadRight(KeyColumns) + message.Name, (message.IsHex ? $"hex {message.Text}" : message.Text))),
        .. model.Messages.IsEmpty ? new[] { new PageRow("nothing is saved", "") } : [],
        new("", ""),
        new("\\save-message NAME F2 TEXT", "keeps one; TEXT may be a template: PING {counter}"),
        new("\\save-message NAME off", "forgets one"),
        new("\\messages NAME", "sends one, as its key does"),
    ];
}
