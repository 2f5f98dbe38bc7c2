using System.CommandLine;

namespace NetConsole.CommandLine;

/// <summary>
/// What System.CommandLine takes the words apart with. Its own errors, help and exit statuses are not used: it expands <c>@file</c>, takes an unknown option for an
/// address, ends with 1, and writes through <c>System.Console</c>. So every option takes as many values as it is given times, and what is wrong with that is said here.
/// </summary>
internal sealed class Grammar
{
    /// <summary>With at least one, the word behind an option is its value, also when it looks like an option or a command.</summary>
    private static readonly ArgumentArity s_valuePerUse = new(1, 10_000);

    private readonly Dictionary<OptionSpec, Option<string[]>> _options = [];
    private readonly Dictionary<string, Option<string[]>> _reserved = [];
    private readonly Argument<string[]> _rootAddresses = Addresses();
    private readonly Argument<string[]> _listenAddresses = Addresses();
    private readonly Argument<string[]> _connectAddresses = Addresses();
    private readonly Option<string[]> _help = Make(takesValue: false, "--help", "-h", "-?");
    private readonly Option<string[]> _version = Make(takesValue: false, "--version");
    private readonly Command _connect;
    private readonly Command _root;

    public Grammar()
    {
        _connect = new Command("connect") { _connectAddresses };
        Command listen = new("listen") { _listenAddresses };
        _root = new Command("netconsole") { _rootAddresses, listen, _connect, _help, _version };
        foreach (string word in OptionTable.ReservedCommands)
        {
            _root.Add(new Command(word) { Addresses() });
        }

        foreach (OptionSpec spec in OptionTable.InReadingOrder)
        {
            Option<string[]> option = Make(spec.Value is not null, spec.Short is null ? [spec.Name] : [spec.Name, spec.Short]);
            _options.Add(spec, option);
            _root.Add(option);
        }

        foreach (string word in OptionTable.ReservedOptions)
        {
            Option<string[]> option = Make(takesValue: true, word);
            _reserved.Add(word, option);
            _root.Add(option);
        }

        // Without an action of its own the root would insist on one of its commands.
        _root.SetAction(_ => 0);
    }

    public ParsedWords Parse(IReadOnlyList<string> words)
    {
        ParseResult result = _root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string command = result.CommandResult.Command.Name;
        return new ParsedWords
        {
            AsksForHelp = Uses(result, _help) > 0,
            AsksForVersion = Uses(result, _version) > 0,
            Connects = result.CommandResult.Command == _connect,
            Addresses = result.GetValue(command switch { "connect" => _connectAddresses, "listen" => _listenAddresses, _ => _rootAddresses }) ?? [],
            Reserved = OptionTable.ReservedCommands.Contains(command) ? command : OptionTable.ReservedOptions.FirstOrDefault(word => Uses(result, _reserved[word]) > 0),
            Unknown = result.CommandResult.Tokens.Select(token => token.Value).Concat(result.UnmatchedTokens)
                .FirstOrDefault(word => word.StartsWith('-') && word.Length > 1),
            Problem = result.Errors.Count > 0 ? result.Errors[0].Message.TrimEnd('.') : null,
            Options = [.. _options.Select(pair => new ParsedOption(pair.Key, Uses(result, pair.Value), Values(result, pair.Value))).Where(option => option.Uses > 0)],
        };
    }

    private static Argument<string[]> Addresses() => new("ADDRESS") { Arity = ArgumentArity.ZeroOrMore };

    private static Option<string[]> Make(bool takesValue, params string[] names) => new(names[0], names[1..])
    {
        Arity = takesValue ? s_valuePerUse : ArgumentArity.Zero,
        AllowMultipleArgumentsPerToken = false,
        Recursive = true,
    };

    private static int Uses(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false } found ? found.IdentifierTokenCount : 0;

    private static string[] Values(ParseResult result, Option option) => [.. result.GetResult(option)?.Tokens.Select(token => token.Value) ?? []];
}
