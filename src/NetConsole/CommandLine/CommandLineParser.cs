using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Text;
using NetConsole.Engine.Tls;

namespace NetConsole.CommandLine;

/// <summary>From words to an <see cref="Invocation"/>. The first mistake is told, with its place and what would be right; then nothing is opened.</summary>
internal static class CommandLineParser
{
    private const string DefaultAddress = "tcp://127.0.0.1:8000";

    public static Invocation Parse(IReadOnlyList<string> arguments)
    {
        ParsedWords words = new Grammar().Parse(arguments);
        if (words.AsksForHelp || words.AsksForVersion)
        {
            return new Invocation.Print(words.AsksForHelp ? HelpText.Text : HelpText.Version);
        }

        if (words.Reserved is { } reserved)
        {
            return new Invocation.Refuse($"{reserved} is not available yet");
        }

        if (words.Unknown is { } unknown)
        {
            return new Invocation.Refuse(UnknownOption(unknown));
        }

        string? problem = ReadOptions(words.Options, out RunOptions options);
        if (problem is null && words.Problem is { } other)
        {
            problem = $"{other}; --help lists what there is";
        }

        // Reads files, so only where one is named.
        if (problem is null && options.Engine.Tls != TlsOptions.Default && options.Engine.Tls.FindFault() is { } fault)
        {
            problem = fault.ToString();
        }

        return problem is null ? ReadAddresses(words, options) : new Invocation.Refuse(problem);
    }

    private static string? ReadOptions(ParsedOption[] given, out RunOptions options)
    {
        options = RunOptions.Default;
        foreach ((OptionSpec spec, int uses, string[] values) in given)
        {
            if (uses > 1 && !spec.IsRepeatable)
            {
                return $"{spec.Name} is given {(uses == 2 ? "twice" : $"{uses} times")}; once is enough";
            }

            if (spec.Value is not null && values.Length < uses)
            {
                return $"{spec.Name}: the value is missing; write {spec.Form}";
            }

            foreach (string value in spec.Value is null ? [""] : values)
            {
                OptionReading reading = spec.Read(options, value);
                if (reading.Error is { } error)
                {
                    return $"{spec.Name} {value}: {Explain(error)}";
                }

                options = reading.Options!;
            }
        }

        return null;
    }

    private static Invocation ReadAddresses(ParsedWords words, RunOptions options)
    {
        if (words is { Connects: true, Addresses: [] })
        {
            return new Invocation.Refuse("connect: the address is missing; write connect host:port");
        }

        string[] addresses = words.Addresses is [] ? [DefaultAddress] : words.Addresses;
        if (!AddressParser.TryParseMany(addresses, out IReadOnlyList<EndpointAddress> read, out AddressWordError? error))
        {
            return new Invocation.Refuse($"{addresses[error.Word]}: {Explain(error.Error)}");
        }

        ImmutableArray<EndpointAddress> all = [.. read];
        return words.Connects ? new Invocation.Run([], all, options) : new Invocation.Run(all, [], options);
    }

    private static string Explain(TextError error) => $"{error.Message} (column {error.Position + 1}); {error.Hint}";

    private static string UnknownOption(string word)
    {
        string name = word.Split('=')[0];
        string? meant = NearestWord.To(name, OptionTable.InReadingOrder.Select(option => option.Name).Where(known => known.Length > 2));
        return $"{name} is no option; {(meant is null ? "--help lists them" : $"did you mean {meant}?")}";
    }
}
