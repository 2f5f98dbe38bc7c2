using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Views;

/// <summary>What <c>\set</c> lists: every setting, what it is now, and what it can be.</summary>
internal static class SettingsPage
{
    private static readonly int s_names = SettingTable.Entries.Max(setting => setting.Name.Length) + 2;

    public static IReadOnlyList<PageRow> Rows(DashboardModel model) =>
    [
        .. SettingTable.Entries.Select(setting => new PageRow(
            setting.Name.PadRight(s_names) + setting.Value(model), setting.Description, Middle: setting.Values)),
        new("", ""),
        new("\\set NAME VALUE", "changes one"),
        new("\\set --save", "keeps them for the next start"),
    ];
}
