using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\save-message NAME [F2] TEXT|off</c> and <c>\messages [NAME]</c>. TEXT is a template, or hex when the input line reads hex.</summary>
internal static class MessageParsers
{
    private const string Off = "off";
    private const string Example = "write \\save-message ping F2 PING {counter}, or \\save-message ping off";

    public static CommandParse Save(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count < 2)
        {
            return new CommandError(arguments.Line.Length, words.Count == 0 ? "the name is missing" : "the text is missing", Example);
        }

        CommandWord name = words[0];
        if (!SavedMessage.IsName(name.Text))
        {
            return new CommandError(name.Position, $"{name.Text} is no name for a message", Example);
        }

        if (words.Count == 2 && words[1].Text == Off)
        {
            return arguments.Model.Messages.Exists(message => message.Name == name.Text)
                ? new DashboardCommand.RemoveMessage(name.Text)
                : Unknown(arguments.Model, name);
        }

        int? key = null;
        int text = 1;
        if (SavedMessage.LooksLikeKey(words[1].Text) && words.Count > 2)
        {
            key = SavedMessage.KeyOf(words[1].Text);
            if (key is null)
            {
                return new CommandError(words[1].Position, $"{words[1].Text} sends no messages", $"there is {string.Join(", ", SavedMessage.Keys.Select(number => $"F{number}"))}");
            }

            text = 2;
        }

        int start = words[text].Position;
        return SavedMessage.TryMake(name.Text, arguments.Line[start..].TrimEnd(), arguments.Model.EntryMode == EntryMode.Hex, key, out SavedMessage? message, out TextError? error)
            ? new DashboardCommand.SaveMessage(message)
            : new CommandError(start + error.Position, error.Message, error.Hint);
    }

    public static CommandParse Messages(CommandArguments arguments) => arguments.Text.Length == 0
        ? new DashboardCommand.ListMessages()
        : arguments.One("\\messages, or \\messages ping", name =>
            arguments.Model.Messages.Find(message => message.Name == name.Text) is { } message
                ? new DashboardCommand.SendMessage(message)
                : Unknown(arguments.Model, name));

    private static CommandError Unknown(DashboardModel model, CommandWord name) => new(
        name.Position,
        $"there is no message {name.Text}",
        model.Messages.IsEmpty ? "\\save-message keeps one" : $"there is {string.Join(", ", model.Messages.Select(message => message.Name))}");
}
