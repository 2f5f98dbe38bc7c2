using System.Diagnostics;
using NetConsole.Dashboard.Settings;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\set</c>: alone it lists, with a name it shows one setting, with a value it changes it, with <c>--save</c> it keeps them all.</summary>
internal static class SettingParsers
{
    public const string Save = "--save";

    public static CommandParse Set(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count == 0)
        {
            return new DashboardCommand.ListSettings();
        }

        if (words is [{ Text: Save }])
        {
            return new DashboardCommand.SaveSettings();
        }

        if (SettingTable.Find(words[0].Text) is not { } setting)
        {
            return new CommandError(
                words[0].Position, $"there is no setting {words[0].Text}", $"there is {string.Join(", ", SettingTable.Entries.Select(entry => entry.Name))}");
        }

        return words.Count == 1
            ? new DashboardCommand.ShowSetting(setting)
            : Change(arguments, setting, words[1] with { Text = arguments.Line[words[1].Position..].TrimEnd() });
    }

    /// <summary><c>\view hex</c> is short for <c>\set view hex</c>.</summary>
    public static CommandParse View(CommandArguments arguments) =>
        arguments.One("\\view text, \\view hex or \\view both", word => Change(arguments, SettingTable.Find("view")!, word));

    private static CommandParse Change(CommandArguments arguments, Setting setting, CommandWord value) =>
        setting.Read(arguments.Model.Settings, value.Text) switch
        {
            SettingRead.Changed(var settings) => new DashboardCommand.Set(settings),
            SettingRead.Ordered(var command) => new DashboardCommand.Answer(command),
            SettingRead.Refused(TextError error) => new CommandError(value.Position + error.Position, error.Message, error.Hint),
            _ => throw new UnreachableException(setting.Name),
        };
}
