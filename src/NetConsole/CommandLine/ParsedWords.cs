namespace NetConsole.CommandLine;

/// <summary>An option as it was given.</summary>
/// <param name="Spec">Which.</param>
/// <param name="Uses">How often, 1 or more.</param>
/// <param name="Values">Its values, in order; fewer than uses when one is missing.</param>
internal sealed record ParsedOption(OptionSpec Spec, int Uses, string[] Values);

/// <summary>Words, taken apart and not yet understood.</summary>
internal sealed record ParsedWords
{
    public required bool AsksForHelp { get; init; }

    public required bool AsksForVersion { get; init; }

    public required bool Connects { get; init; }

    public required string[] Addresses { get; init; }

    /// <summary>A word kept for what is to come, or null.</summary>
    public required string? Reserved { get; init; }

    /// <summary>A word that looks like an option and is none, or null.</summary>
    public required string? Unknown { get; init; }

    /// <summary>What else is wrong, or null.</summary>
    public required string? Problem { get; init; }

    /// <summary>The options that were given, in reading order.</summary>
    public required ParsedOption[] Options { get; init; }
}
