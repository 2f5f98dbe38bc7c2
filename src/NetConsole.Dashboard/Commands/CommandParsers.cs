using System.Collections.Immutable;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>How each command reads what follows its word.</summary>
internal static class CommandParsers
{
    private const int LongestName = 32;

    public static CommandParse Listen(CommandArguments arguments) => Addresses(arguments, addresses => new DashboardCommand.Listen(addresses));

    public static CommandParse Connect(CommandArguments arguments) => Addresses(arguments, addresses => new DashboardCommand.Connect(addresses));

    public static CommandParse Stop(CommandArguments arguments) => arguments.One("\\stop L1", word =>
        References.Listener(arguments.Model, word, out CommandError? error) is { } listener ? new DashboardCommand.Stop(listener) : error!);

    public static CommandParse Reset(CommandArguments arguments) => arguments.One("\\reset #3", word =>
        References.Connection(arguments.Model, word, out CommandError? error) is { } connection ? new DashboardCommand.Reset(connection) : error!);

    public static CommandParse Close(CommandArguments arguments) => arguments.One("\\close #3, or \\close all", word =>
    {
        if (word.Text == "all")
        {
            return arguments.Model.Connections.Count == 0
                ? new CommandError(word.Position, "nobody is connected", "there is nothing to close")
                : new DashboardCommand.Close([.. arguments.Model.Connections.Values.Select(connection => connection.Id)]);
        }

        return References.Connection(arguments.Model, word, out CommandError? error) is { } connection
            ? new DashboardCommand.Close([connection])
            : error!;
    });

    public static CommandParse EndOfInput(CommandArguments arguments) => arguments.Text.Length == 0
        ? new DashboardCommand.EndOfInput(null)
        : arguments.One("\\eof, or \\eof #3", word =>
            References.Connection(arguments.Model, word, out CommandError? error) is { } connection
                ? new DashboardCommand.EndOfInput(connection)
                : error!);

    public static CommandParse To(CommandArguments arguments) => arguments.One("\\to #3, \\to #3,#5, \\to all or \\to L1", word =>
    {
        if (word.Text == "all")
        {
            return new DashboardCommand.To(Target.All.Instance);
        }

        if (References.IsListenerWord(word.Text))
        {
            return References.Listener(arguments.Model, word, out CommandError? listenerError) is { } listener
                ? new DashboardCommand.To(new Target.OfListener(listener))
                : listenerError!;
        }

        ImmutableArray<ConnectionId>.Builder connections = ImmutableArray.CreateBuilder<ConnectionId>();
        int position = word.Position;
        foreach (string part in word.Text.Split(','))
        {
            if (References.Connection(arguments.Model, new CommandWord(part, position), out CommandError? error) is not { } connection)
            {
                return error!;
            }

            if (!connections.Contains(connection))
            {
                connections.Add(connection);
            }

            position += part.Length + 1;
        }

        return new DashboardCommand.To(new Target.Connections(connections.ToImmutable()));
    });

    public static CommandParse Name(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count == 0)
        {
            return new CommandError(arguments.Line.Length, "something is missing", "write \\name #3 pump");
        }

        if (References.Connection(arguments.Model, words[0], out CommandError? error) is not { } connection)
        {
            return error!;
        }

        return words.Count switch
        {
            1 => new DashboardCommand.Name(connection, ""),
            2 => CheckedName(arguments.Model, connection, words[1]),
            _ => new CommandError(words[2].Position, "a name is one word", "write it with - or _"),
        };
    }

    /// <summary><c>\file PATH [rate 10k]</c>. A path may have blanks in it; only a last word that is a size behind the word rate is none of it.</summary>
    public static CommandParse File(CommandArguments arguments)
    {
        if (arguments.Words() is not [.., _, { Text: "rate" } rate, var size])
        {
            return FileName(arguments, "\\file PATH", path => new DashboardCommand.File(path));
        }

        return SizeText.TryParse(size.Text, out long bytesPerSecond, out TextError? error)
            ? FileName(arguments with { Line = arguments.Line[..rate.Position] }, "\\file PATH", path => new DashboardCommand.File(path, bytesPerSecond))
            : new CommandError(size.Position + error.Position, error.Message, error.Hint);
    }

    public static CommandParse Screenshot(CommandArguments arguments) =>
        FileName(arguments, "\\screenshot FILE.svg", path => new DashboardCommand.Screenshot(path));

    public static CommandParse Hex(CommandArguments arguments)
    {
        TextError? error = HexText.Read(arguments.Line.AsSpan(arguments.Start), out ImmutableArray<byte> bytes);
        return error is null
            ? new DashboardCommand.Hex(bytes)
            : new CommandError(arguments.Start + error.Position, error.Message, error.Hint);
    }

    public static CommandParse Status(CommandArguments arguments)
    {
        if (arguments.Text.Length == 0)
        {
            return new DashboardCommand.Status(default);
        }

        return arguments.One("\\status, \\status #3 or \\status L1", word =>
        {
            if (References.IsListenerWord(word.Text))
            {
                return References.Listener(arguments.Model, word, out CommandError? listenerError) is { } listener
                    ? new DashboardCommand.Status(new StatusSubject(null, listener.Value))
                    : listenerError!;
            }

            return References.Connection(arguments.Model, word, out CommandError? error) is { } connection
                ? new DashboardCommand.Status(new StatusSubject(connection.Value, null))
                : error!;
        });
    }

    public static CommandParse Save(CommandArguments arguments) =>
        FileName(arguments, "\\save FILE, such as session.txt, session.jsonl or session.hex", path => new DashboardCommand.Save(path));

    /// <summary>The rest of the line is the name of a file, blanks in it included.</summary>
    private static CommandParse FileName(CommandArguments arguments, string example, Func<string, DashboardCommand> command)
    {
        string path = arguments.Text;
        if (path.Length == 0)
        {
            return new CommandError(arguments.Line.Length, "the file is missing", $"write {example}");
        }

        return command(arguments.Model.Settings.PathOf(path));
    }

    private static CommandParse Addresses(CommandArguments arguments, Func<ImmutableArray<EndpointAddress>, DashboardCommand> command)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count == 0)
        {
            return new CommandError(arguments.Line.Length, "the address is missing", "write host:port, tcp://host:port or a port");
        }

        return AddressParser.TryParseMany([.. words.Select(word => word.Text)], out IReadOnlyList<EndpointAddress> addresses, out AddressWordError? error)
            ? command([.. addresses])
            : new CommandError(words[error.Word].Position + error.Error.Position, error.Error.Message, error.Error.Hint);
    }

    private static CommandParse CheckedName(DashboardModel model, ConnectionId connection, CommandWord word)
    {
        if (word.Text is "all" || word.Text[0] == '#' || References.IsListenerWord(word.Text))
        {
            return new CommandError(word.Position, $"{word.Text} already means something else", "names are words such as pump or till-2");
        }

        if (word.Text.Contains(',', StringComparison.Ordinal))
        {
            return new CommandError(word.Position + word.Text.IndexOf(',', StringComparison.Ordinal), "a name has no comma", "commas separate targets");
        }

        if (word.Text.Length > LongestName)
        {
            return new CommandError(word.Position + LongestName, "that name is too long", $"{LongestName} characters at most");
        }

        foreach ((int number, string name) in model.Names)
        {
            if (name == word.Text && number != connection.Value && model.Connections.ContainsKey(number))
            {
                return new CommandError(word.Position, $"#{number} is called {name} already", "choose another name");
            }
        }

        return new DashboardCommand.Name(connection, word.Text);
    }
}
