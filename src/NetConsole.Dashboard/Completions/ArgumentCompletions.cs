using System.Collections.Immutable;
using System.Globalization;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Completions;

/// <summary>What arguments of commands complete to. Each is given the line up to the cursor.</summary>
internal static class ArgumentCompletions
{
    private static readonly CompletionCandidate s_all = new("all", "everybody, those to come too");
    private static readonly CompletionCandidate s_off = new("off");
    private static readonly CompletionCandidate s_on = new("--on", "only for a listener or a connection");

    private static readonly ImmutableArray<CompletionCandidate> s_schemes =
    [
        new("tcp://", "TCP", IsWhole: false),
        new("tls://", "TLS on TCP", IsWhole: false),
        new("udp://", "UDP", IsWhole: false),
        new("unix:", "a Unix stream socket", IsWhole: false),
        new("unixgram:", "Unix datagrams", IsWhole: false),
    ];

    /// <summary><c>#3[,#5]|all|L1</c></summary>
    public static CompletionOffer Targets(CommandArguments arguments)
    {
        int start = arguments.Line.LastIndexOfAny([' ', ',']) + 1;
        bool isFirst = arguments.Line[start - 1] == ' ';
        return WordsBefore(arguments) > 0
            ? CompletionOffer.Nothing(start)
            : new CompletionOffer(start, [.. Connections(arguments.Model), .. isFirst ? [.. Listeners(arguments.Model), s_all] : Array.Empty<CompletionCandidate>()]);
    }

    public static CompletionOffer Help(CommandArguments arguments) =>
        First(arguments, CommandTable.Entries.Select(entry => new CompletionCandidate(entry.Word, entry.Description)));

    public static CompletionOffer Connection(CommandArguments arguments) => First(arguments, Connections(arguments.Model));

    public static CompletionOffer ConnectionOrAll(CommandArguments arguments) => First(arguments, Connections(arguments.Model).Append(s_all));

    public static CompletionOffer Listener(CommandArguments arguments) => First(arguments, Listeners(arguments.Model));

    public static CompletionOffer Either(CommandArguments arguments) => First(arguments, Listeners(arguments.Model).Concat(Connections(arguments.Model)));

    /// <summary>Addresses: how they begin, and those that are or were in use.</summary>
    public static CompletionOffer Addresses(CommandArguments arguments)
    {
        IEnumerable<string> used = arguments.Model.Listeners.Values.Select(listener => listener.Address)
            .Concat(arguments.Model.History.Lines.Reverse().SelectMany(AddressesIn));
        return new CompletionOffer(WordStart(arguments), [.. used.Distinct().Take(50).Select(address => new CompletionCandidate(address)), .. s_schemes]);
    }

    /// <summary><c>[--on L1|#3] TEXT|off</c></summary>
    public static CompletionOffer Answer(CommandArguments arguments) => Scoped(arguments, [s_off]);

    /// <summary>The same, and <c>remove</c> with the number of a rule.</summary>
    public static CompletionOffer Rule(CommandArguments arguments)
    {
        IReadOnlyList<CommandWord> words = arguments.Words();
        int before = WordsBefore(arguments);
        return before > 0 && words[before - 1].Text == "remove"
            ? new CompletionOffer(WordStart(arguments), [.. arguments.Model.Answers.Rules.Select(rule => new CompletionCandidate(
                rule.Number.ToString(CultureInfo.InvariantCulture), rule.Rule.Source))])
            : Scoped(arguments, [s_off, new("remove", "a rule, by its number")]);
    }

    /// <summary><c>NAME VALUE</c> of the table of settings.</summary>
    public static CompletionOffer Setting(CommandArguments arguments) => WordsBefore(arguments) switch
    {
        0 => new CompletionOffer(
            WordStart(arguments),
            [.. SettingTable.Entries.Select(entry => new CompletionCandidate(entry.Name, entry.Description)), new(SettingParsers.Save, "keep them for the next start")]),
        1 => new CompletionOffer(WordStart(arguments), [.. ValuesOf(arguments.Words()[0].Text)]),
        _ => CompletionOffer.Nothing(arguments.Line.Length),
    };

    /// <summary>What <c>\set view</c> takes.</summary>
    public static CompletionOffer View(CommandArguments arguments) => First(arguments, ValuesOf("view"));

    /// <summary>The name of a saved message.</summary>
    public static CompletionOffer Message(CommandArguments arguments) =>
        First(arguments, arguments.Model.Messages.Select(message => new CompletionCandidate(message.Name)));

    /// <summary>The name of a file, which is the rest of the line, blanks included.</summary>
    public static CompletionOffer File(CommandArguments arguments)
    {
        string path = arguments.Line[arguments.TextPosition..];
        int name = path.LastIndexOf('/') + 1;
        string folder = name == 0 ? "." : arguments.Model.Settings.PathOf(path[..name]);
        return new CompletionOffer(arguments.TextPosition + name, []) { Folder = folder };
    }

    /// <summary>What stands at the cursor in a filter: a word of it, or somebody. Nothing within quotes.</summary>
    public static CompletionOffer Filter(CommandArguments arguments)
    {
        string line = arguments.Line;
        int start = line.LastIndexOfAny([' ', '(', ',']) + 1;
        bool isQuoted = line.Count(character => character == '"') % 2 == 1;
        return isQuoted ? CompletionOffer.Nothing(line.Length)
            : line[start - 1] == ',' ? new CompletionOffer(start, [.. Connections(arguments.Model)])
            : new CompletionOffer(start,
            [
                .. Connections(arguments.Model),
                .. Listeners(arguments.Model),
                .. FilterTable.Words,
                .. start == arguments.TextPosition ? [s_off] : Array.Empty<CompletionCandidate>(),
            ]);
    }

    private static CompletionOffer Scoped(CommandArguments arguments, ImmutableArray<CompletionCandidate> words)
    {
        bool isScoped = arguments.Words() is [{ Text: "--on" }, ..];
        return (WordsBefore(arguments), isScoped) switch
        {
            (0, _) => new CompletionOffer(WordStart(arguments), [s_on, .. words]),
            (1, true) => new CompletionOffer(WordStart(arguments), [.. Listeners(arguments.Model), .. Connections(arguments.Model)]),
            (2, true) => new CompletionOffer(WordStart(arguments), words),
            _ => CompletionOffer.Nothing(arguments.Line.Length),
        };
    }

    private static CompletionOffer First(CommandArguments arguments, IEnumerable<CompletionCandidate> candidates) =>
        new(WordStart(arguments), WordsBefore(arguments) == 0 ? [.. candidates] : []);

    /// <summary>Words that are finished, with a blank behind them.</summary>
    private static int WordsBefore(CommandArguments arguments) => arguments.Words().Count - (arguments.Line.EndsWith(' ') ? 0 : 1);

    private static int WordStart(CommandArguments arguments) => arguments.Line.LastIndexOf(' ') + 1;

    private static IEnumerable<CompletionCandidate> Connections(DashboardModel model) => model.Connections.Values
        .Select(connection => new CompletionCandidate(connection.Id.ToString(), $"{model.Name(connection.Id)} {connection.Remote.HostAndPort}".Trim()))
        .Concat(model.Connections.Values
            .Where(connection => model.Name(connection.Id) is not null)
            .Select(connection => new CompletionCandidate(model.Name(connection.Id)!, $"{connection.Id} {connection.Remote.HostAndPort}")));

    private static IEnumerable<CompletionCandidate> Listeners(DashboardModel model) =>
        model.Listeners.Values.Select(listener => new CompletionCandidate(listener.Id.ToString(), listener.Address));

    private static IEnumerable<CompletionCandidate> ValuesOf(string setting) =>
        (SettingTable.Find(setting)?.Words ?? []).Select(value => new CompletionCandidate(value, IsWhole: !value.EndsWith(':')));

    private static IEnumerable<string> AddressesIn(string line) =>
        line.StartsWith("\\listen ", StringComparison.Ordinal) || line.StartsWith("\\connect ", StringComparison.Ordinal)
            ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            : [];
}
