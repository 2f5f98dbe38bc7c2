using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using NetConsole.Dashboard.Runtime;
using NetConsole.Engine.Endpoints;

namespace NetConsole.CommandLine;

/// <summary>
/// From words to an <see cref="Invocation"/>. System.CommandLine takes the words apart; what it would print, and how it would end, is decided here:
/// it expands <c>@file</c>, takes an unknown option for an address, ends with 1, and writes through <c>System.Console</c>.
/// </summary>
internal static class CommandLineParser
{
    private const string DefaultAddress = "tcp://127.0.0.1:8000";

    /// <summary>Words kept for what is to come.</summary>
    private static readonly HashSet<string> Reserved =
        ["relay", "replay", "serve", "attach", "--record", "--config", "--script", "--headless"];

    public static Invocation Parse(IReadOnlyList<string> arguments)
    {
        Argument<string[]> listenAddresses = new("ADDRESS") { Arity = ArgumentArity.ZeroOrMore };
        Argument<string[]> rootAddresses = new("ADDRESS") { Arity = ArgumentArity.ZeroOrMore };
        Argument<string[]> connectAddresses = new("ADDRESS") { Arity = ArgumentArity.ZeroOrMore };
        Option<string> scrollback = new("--scrollback") { Recursive = true };
        Option<bool> help = new("--help", "-h", "-?") { Recursive = true };
        Option<bool> version = new("--version") { Recursive = true };
        Command listen = new("listen") { listenAddresses };
        Command connect = new("connect") { connectAddresses };
        Command root = new("netconsole") { rootAddresses, listen, connect, scrollback, help, version };

        // Without an action of its own the root would insist on one of its commands.
        root.SetAction(_ => 0);
        ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.GetValue(help))
        {
            return new Invocation.Print(HelpText.Text);
        }

        if (result.GetValue(version))
        {
            return new Invocation.Print(HelpText.Version);
        }

        if (Problem(arguments, result) is { } problem)
        {
            return new Invocation.Refuse(problem);
        }

        long scrollbackBytes = DashboardOptions.Default.ScrollbackBytes;
        if (result.GetValue(scrollback) is { } size && !SizeText.TryParse(size, out scrollbackBytes))
        {
            return new Invocation.Refuse($"--scrollback {size}: a size is a number with k, M or G behind it, such as 64M");
        }

        RunOptions options = new(scrollbackBytes);
        if (result.CommandResult.Command == connect)
        {
            string[] words = result.GetValue(connectAddresses) ?? [];
            return words.Length == 0
                ? new Invocation.Refuse("connect: the address is missing; write connect host:port")
                : Addresses(words, addresses => new Invocation.Run([], addresses, options));
        }

        string[] listenWords = result.GetValue(result.CommandResult.Command == listen ? listenAddresses : rootAddresses) ?? [];
        return Addresses(listenWords.Length == 0 ? [DefaultAddress] : listenWords, addresses => new Invocation.Run(addresses, [], options));
    }

    private static string? Problem(IReadOnlyList<string> arguments, ParseResult result)
    {
        foreach (string word in arguments.TakeWhile(word => word != "--"))
        {
            if (Reserved.Contains(word.Split('=')[0]))
            {
                return $"{word} is not available yet";
            }
        }

        // What the parser could not place, or took for an address although it looks like an option.
        Token? option = result.CommandResult.Tokens.Cast<Token?>().FirstOrDefault(token => token!.Value.StartsWith('-') && token.Value.Length > 1);
        if (option is not null)
        {
            return $"{option.Value} is no option; --help lists them";
        }

        return result.Errors.Count > 0 ? $"{result.Errors[0].Message.TrimEnd('.')}; --help lists what there is" : null;
    }

    private static Invocation Addresses(string[] words, Func<ImmutableArray<EndpointAddress>, Invocation> run)
    {
        return AddressParser.TryParseMany(words, out IReadOnlyList<EndpointAddress> addresses, out AddressWordError? error)
            ? run([.. addresses])
            : new Invocation.Refuse($"{words[error.Word]}: {error.Error.Message} (column {error.Error.Position + 1}); {error.Error.Hint}");
    }
}
