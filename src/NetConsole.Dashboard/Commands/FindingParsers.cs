using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\filter</c> and <c>\find</c>.</summary>
internal static class FindingParsers
{
    public static CommandParse Filter(CommandArguments arguments)
    {
        if (arguments.Text is "" or "off")
        {
            return arguments.Text == "off" || arguments.Model.Filter is null
                ? arguments.Text == "off" ? new DashboardCommand.Filter(null) : FilterTable.Missing(arguments.Line.Length, "the filter is missing")
                : new CommandError(arguments.Line.Length, $"the filter is {arguments.Model.Filter.Source}", "\\filter off shows everything");
        }

        return FilterParser.Read(arguments.Model, arguments.Line, arguments.TextPosition).Succeeded(out FilterExpression? expression, out CommandError? error)
            ? new DashboardCommand.Filter(new FilterModel(arguments.Text, expression))
            : error;
    }

    /// <summary>The rest of the line is the expression, blanks in it included; those around it are not.</summary>
    public static CommandParse Find(CommandArguments arguments)
    {
        if (arguments.Text.Length == 0)
        {
            return new CommandError(arguments.Line.Length, "what to look for is missing", "write \\find error, or a regular expression");
        }

        return TextPattern.TryParse(arguments.Text, ignoreCase: null, out TextPattern? pattern, out TextError? mistake)
            ? new DashboardCommand.Find(arguments.Text, pattern)
            : new CommandError(arguments.TextPosition + mistake.Position, mistake.Message, mistake.Hint);
    }
}
