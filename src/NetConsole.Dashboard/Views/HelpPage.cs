using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Views;

/// <summary>The help page, drawn from the tables of commands and keys: what it was asked from comes first.</summary>
internal static class HelpPage
{
    private static IReadOnlyList<PageRow> Commands { get; } =
    [
        new("Commands, on the input line", "", IsHeading: true),
        .. CommandTable.Entries.Select(entry => new PageRow($"\\{entry.Word} {entry.Arguments}".TrimEnd(), entry.Description)),
        new("\\\\text", "sends \\text"),
        new("", ""),
        new("What TEXT can hold: typed after a command, or with Alt-E", "", IsHeading: true),
        .. TemplateForm.All.Select(form => new PageRow(form.Form, form.Description)),
        new("", ""),
        new("What \\filter can ask", "", IsHeading: true),
        .. FilterTable.Terms.Select(term => new PageRow(term.Form, term.Description)),
        .. FilterTable.Joints.Select(joint => new PageRow(joint.Form, joint.Description)),
        new("", ""),
    ];

    private static IReadOnlyList<PageRow> Settings { get; } =
    [
        new("Settings, with \\set", "", IsHeading: true),
        .. SettingTable.Entries.Select(setting => new PageRow($"{setting.Name} {setting.Values}", setting.Description)),
    ];

    public static IReadOnlyList<PageRow> Rows(Overlay.Help help)
    {
        // The narrower a context is, the later it stands among its like.
        KeyContext[] own = [.. Enum.GetValues<KeyContext>().Where(context => KeyTable.IsFor(context, help.Pane)).Reverse()];
        return
        [
            .. help.Word is { } word ? HelpOnWord.Rows(word) : [],
            .. own.SelectMany(Section),
            .. Commands,
            .. Enum.GetValues<KeyContext>().Except(own).SelectMany(Section),
            .. Settings,
        ];
    }

    private static IEnumerable<PageRow> Section(KeyContext context)
    {
        string place = KeyTable.PlaceOf(context);
        return
        [
            new($"{char.ToUpperInvariant(place[0])}{place[1..]}", "", IsHeading: true),
            .. KeyTable.Bindings.Where(binding => binding.Context == context)
                .Select(binding => new PageRow(string.Join(", ", binding.Keys), binding.Description)),
            new("", ""),
        ];
    }
}
