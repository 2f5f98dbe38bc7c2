using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Commands;

/// <summary>A blank-separated word of a command line and where it stands.</summary>
internal readonly record struct CommandWord(string Text, int Position);

/// <summary>What follows a command's word, and the model against which names are looked up.</summary>
/// <param name="Model">Who is there.</param>
/// <param name="Line">The whole line.</param>
/// <param name="Start">Where the arguments begin in it.</param>
internal sealed record CommandArguments(DashboardModel Model, string Line, int Start)
{
    /// <summary>Everything after the command's word, without blanks around it.</summary>
    public string Text => Line[Start..].Trim();

    /// <summary>Where <see cref="Text"/> begins in the line; its end when there is none.</summary>
    public int TextPosition => Line.Length - Line[Start..].TrimStart().Length;

    public IReadOnlyList<CommandWord> Words()
    {
        List<CommandWord> words = [];
        int position = Start;
        while (true)
        {
            while (position < Line.Length && Line[position] == ' ')
            {
                position++;
            }

            if (position == Line.Length)
            {
                return words;
            }

            int end = Line.IndexOf(' ', position);
            end = end < 0 ? Line.Length : end;
            words.Add(new CommandWord(Line[position..end], position));
            position = end;
        }
    }

    /// <summary>A command that takes nothing.</summary>
    public CommandParse None(DashboardCommand command) =>
        Text.Length == 0 ? command : new CommandError(TextPosition, $"nothing is expected after {Line[..Start].Trim()}", "leave the rest out");

    /// <summary>Exactly one word, handed to <paramref name="parse"/>.</summary>
    public CommandParse One(string example, Func<CommandWord, CommandParse> parse)
    {
        IReadOnlyList<CommandWord> words = Words();
        return words.Count switch
        {
            0 => new CommandError(Line.Length, "something is missing", $"write {example}"),
            1 => parse(words[0]),
            _ => new CommandError(words[1].Position, "one word too many", $"write {example}"),
        };
    }
}
