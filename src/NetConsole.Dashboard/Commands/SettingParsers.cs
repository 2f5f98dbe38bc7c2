using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\set NAME VALUE</c>.</summary>
internal static class SettingParsers
{
    private const string Names = "eol, framing, numbers";

    public static CommandParse Set(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count == 0)
        {
            return new CommandError(arguments.Line.Length, "what to set is missing", $"there is {Names}");
        }

        if (words.Count == 1)
        {
            return new CommandError(arguments.Line.Length, $"the value of {words[0].Text} is missing", "write \\set eol crlf, \\set framing line or \\set numbers on");
        }

        CommandWord value = words[1] with { Text = arguments.Line[words[1].Position..].TrimEnd() };
        return words[0].Text switch
        {
            "eol" => Eol(arguments.Model, value),
            "framing" => Framing(value),
            "numbers" => Numbers(arguments.Model, value),
            _ => new CommandError(words[0].Position, $"there is no setting {words[0].Text}", $"there is {Names}"),
        };
    }

    private static CommandParse Eol(DashboardModel model, CommandWord value) => value.Text switch
    {
        "lf" => Changed(model with { Settings = model.Settings with { LineEnd = LineEnd.Lf } }),
        "crlf" => Changed(model with { Settings = model.Settings with { LineEnd = LineEnd.CrLf } }),
        "cr" => Changed(model with { Settings = model.Settings with { LineEnd = LineEnd.Cr } }),
        "none" => Changed(model with { Settings = model.Settings with { LineEnd = LineEnd.None } }),
        _ => new CommandError(value.Position, $"{value.Text} is no line end", "there is lf, crlf, cr, none"),
    };

    private static CommandParse Numbers(DashboardModel model, CommandWord value) => value.Text switch
    {
        "on" => Changed(model with { Settings = model.Settings with { ShowsNumbers = true } }),
        "off" => Changed(model with { Settings = model.Settings with { ShowsNumbers = false } }),
        _ => new CommandError(value.Position, $"{value.Text} is neither on nor off", "write \\set numbers on"),
    };

    private static CommandParse Framing(CommandWord value) =>
        FramingSpec.TryParse(value.Text, out FramingSpec? framing, out TextError? error)
            ? new DashboardCommand.Answer(new EngineCommand.SetFraming(SettingScope.Everything, framing))
            : new CommandError(value.Position + error.Position, error.Message, error.Hint);

    private static DashboardCommand.Set Changed(DashboardModel model) => new(model.Settings);
}
