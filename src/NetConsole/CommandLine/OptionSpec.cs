using NetConsole.Engine.Text;

namespace NetConsole.CommandLine;

/// <summary>What came of reading an option: the options with it, or what is wrong with its value.</summary>
internal readonly record struct OptionReading(RunOptions? Options, TextError? Error)
{
    public static implicit operator OptionReading(RunOptions options) => new(options, null);

    public static implicit operator OptionReading(TextError error) => new(null, error);
}

/// <summary>Reads an option's value into the options. Flags are given an empty value.</summary>
internal delegate OptionReading OptionReader(RunOptions options, string value);

/// <summary>One option: how it is written, what it means, how its value is read. Parsing and <c>--help</c> follow from a table of these.</summary>
/// <param name="Name">As it is written, dashes included.</param>
/// <param name="Value">What stands behind it in the help; null for a flag.</param>
/// <param name="Meaning">One or more lines of help.</param>
/// <param name="Read">Reads its value.</param>
internal sealed record OptionSpec(string Name, string? Value, string Meaning, OptionReader Read)
{
    /// <summary>A second way to write it, or null.</summary>
    public string? Short { get; init; }

    /// <summary>Whether it may be given several times, each adding to the ones before.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether what other options mean depends on it, so that it is read before them.</summary>
    public bool IsReadFirst { get; init; }

    /// <summary>Name and value as one types them.</summary>
    public string Form => Value is null ? Name : $"{Name} {Value}";
}
