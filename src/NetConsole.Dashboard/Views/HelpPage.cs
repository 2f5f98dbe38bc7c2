using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Views;

/// <summary>The help page, drawn from the tables of commands and keys.</summary>
internal static class HelpPage
{
    public static IReadOnlyList<PageRow> Rows { get; } =
    [
        new("Commands, on the input line", "", IsHeading: true),
        .. CommandTable.Entries.Select(entry => new PageRow($"\\{entry.Word} {entry.Arguments}".TrimEnd(), entry.Description)),
        new("\\\\text", "sends \\text"),
        .. Section("While typing", KeyContext.Input),
        .. Section("Everywhere", KeyContext.Everywhere),
        .. Section("In a pane", KeyContext.Panes),
        .. Section("In the panes of listeners and connections", KeyContext.Lists),
        .. Section("In the connections' pane", KeyContext.Connections),
        .. Section("In the transcript", KeyContext.Transcript),
        new("", ""),
        new("What \\filter can ask", "", IsHeading: true),
        .. FilterTable.Terms.Select(term => new PageRow(term.Form, term.Description)),
        .. FilterTable.Joints.Select(joint => new PageRow(joint.Form, joint.Description)),
        new("", ""),
        new("Settings, with \\set", "", IsHeading: true),
        .. SettingTable.Entries.Select(setting => new PageRow($"{setting.Name} {setting.Values}", setting.Description)),
    ];

    private static IEnumerable<PageRow> Section(string title, KeyContext context) =>
    [
        new("", ""),
        new(title, "", IsHeading: true),
        .. KeyTable.Bindings.Where(binding => binding.Context == context)
            .Select(binding => new PageRow(string.Join(", ", binding.Keys), binding.Description)),
    ];
}
