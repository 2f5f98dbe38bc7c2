using NetConsole.Dashboard.Views;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\? [WORD]</c>.</summary>
internal static class HelpParser
{
    public static CommandParse Help(CommandArguments arguments)
    {
        string word = arguments.Text;
        return word.Length == 0 ? new DashboardCommand.Help(null)
            : HelpOnWord.Rows(word).Count > 0 ? new DashboardCommand.Help(word)
            : new CommandError(arguments.TextPosition, $"there is no command, key, setting or field {word}", "\\? lists them all, Alt-x finds them by words");
    }
}
