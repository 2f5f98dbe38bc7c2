using System.Globalization;
using NetConsole.Dashboard.Drafts;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\repeat N|forever every T [TEXT]</c> and <c>\repeat off</c>. Without a text what was sent last is sent again.</summary>
internal static class RepeatParser
{
    private const string Example = "write \\repeat 10 every 500ms PING {counter}, or \\repeat off";

    public static CommandParse Repeat(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count == 1 && words[0].Text == "off")
        {
            return new DashboardCommand.StopRepeating();
        }

        if (words.Count < 3)
        {
            return new CommandError(arguments.Line.Length, "something is missing", Example);
        }

        if (Total(words[0], out long? total) is { } wrongTotal)
        {
            return wrongTotal;
        }

        if (words[1].Text != "every")
        {
            return new CommandError(words[1].Position, "every is missing", Example);
        }

        if (!DurationText.TryParse(words[2].Text, out TimeSpan interval, out TextError? error))
        {
            return new CommandError(words[2].Position + error.Position, error.Message, error.Hint);
        }

        if (interval < TimeSpan.FromMilliseconds(1))
        {
            return new CommandError(words[2].Position, $"{words[2].Text} is no pause", "1ms is the shortest");
        }

        if (words.Count == 3)
        {
            return new DashboardCommand.Repeat(null, total, interval);
        }

        int start = words[3].Position;
        return Template.TryParse(arguments.Line[start..].TrimEnd(), TemplateUse.Unasked, out Template? template, out error, arguments.Model.Settings.Encoding)
            ? new DashboardCommand.Repeat(new DraftMessage.Expanded(template), total, interval)
            : new CommandError(start + error.Position, error.Message, error.Hint);
    }

    private static CommandError? Total(CommandWord word, out long? total)
    {
        total = null;
        if (word.Text == "forever")
        {
            return null;
        }

        if (!long.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number == 0)
        {
            return new CommandError(word.Position, $"{word.Text} is no number of times", Example);
        }

        total = number;
        return null;
    }
}
