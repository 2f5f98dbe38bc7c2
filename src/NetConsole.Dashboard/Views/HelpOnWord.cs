using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Settings;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Views;

/// <summary>What there is to say about one command, one key, one setting, or one field or escape of a text.</summary>
internal static class HelpOnWord
{
    /// <summary>Nothing for a word that is none of them.</summary>
    public static IReadOnlyList<PageRow> Rows(string word) => [.. OnCommand(word.TrimStart('\\')), .. OnKey(word), .. OnSetting(word), .. OnText(word)];

    private static IEnumerable<PageRow> OnCommand(string word) => CommandTable.Find(word) is not { } entry
        ? []
        :
        [
            new PageRow($"\\{entry.Word} {entry.Arguments}".TrimEnd(), "", IsHeading: true),
            new PageRow("what it does", entry.Description),
            .. CommandExamples.Of(entry.Word).Select(example => new PageRow(example.Line, example.Meaning)),
            new PageRow("", ""),
        ];

    private static IEnumerable<PageRow> OnKey(string word)
    {
        KeyBinding[] bindings = [.. KeyTable.Bindings.Where(binding => binding.Keys.Any(keys => IsCalled(keys, word)))];
        return bindings.Length == 0
            ? []
            :
            [
                new PageRow(word, "", IsHeading: true),
                .. bindings.Select(binding => new PageRow(KeyTable.PlaceOf(binding.Context), binding.Description)),
                new PageRow("", ""),
            ];
    }

    private static IEnumerable<PageRow> OnSetting(string word) => SettingTable.Find(word) is not { } setting
        ? []
        :
        [
            new PageRow($"\\set {setting.Name} {setting.Values}", "", IsHeading: true),
            new PageRow("what it is", setting.Description),
            new PageRow("", ""),
        ];

    private static IEnumerable<PageRow> OnText(string word) => TemplateForm.All.FirstOrDefault(form => IsCalled(form, word)) is not { } form
        ? []
        :
        [
            new PageRow(form.Form, "", IsHeading: true),
            new PageRow("in a TEXT", form.Description),
            new PageRow("", ""),
        ];

    // A field by its name, with braces or without; an escape as it is written.
    private static bool IsCalled(TemplateForm form, string word) =>
        form.Form == word || (form.Form.StartsWith('{') && form.Form.Trim('{', '}').Split(':')[0] == word.Trim('{', '}').Split(':')[0]);

    // g and G are two keys, but nobody who writes ctrl-r means another.
    private static bool IsCalled(KeySequence keys, string word) =>
        string.Equals(keys.ToString(), word, word.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
