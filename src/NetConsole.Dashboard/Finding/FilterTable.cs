using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Finding;

/// <summary>One thing that can be asked of a row.</summary>
/// <param name="Form">How it is written, for help.</param>
/// <param name="Description">Which rows it means, in a few words.</param>
/// <param name="Openings">What it begins with: words, or one character; none for references, which begin with a name.</param>
/// <param name="Read">Reads it, from its first character or after its word.</param>
internal sealed record FilterTerm(string Form, string Description, string[] Openings, Func<FilterReader, FilterParse> Read);

/// <summary>All that can be asked of a row. Help and the parser are drawn from this table.</summary>
internal static class FilterTable
{
    public static IReadOnlyList<FilterTerm> Terms { get; } =
    [
        new("#3  #3,#5  pump  L1", "what they said and were sent, and their events", [], FilterTerms.References),
        new("in  out", "what came in; what went out", ["in", "out"], FilterTerms.Direction),
        new("\"text\"", "has the text; either case, unless it has a capital; \\\" is a quote", ["\""], FilterTerms.Text),
        new("/RE/  /RE/i", "matches the regular expression; i ignores case", ["/"], FilterTerms.Expression),
        new("len>100", "messages of more than 100 bytes; also >= < <= =", ["len"], FilterTerms.Length),
        new("since 5m  since 12:00", "from then on; 5 minutes before now, at 12:00", ["since"], FilterTerms.Since),
        new("until 12:00:05", "up to then", ["until"], FilterTerms.Until),
        new("message  event", "what was said; everything else", ["message", "event"], FilterTerms.Kind),
        new("marked", "the rows marked with m", ["marked"], FilterTerms.Marked),
    ];

    /// <summary>How terms go together, for help.</summary>
    public static IReadOnlyList<(string Form, string Description)> Joints { get; } =
    [
        ("#3 in \"temp\"", "all of these; and may be written between them"),
        ("in or out", "one of these; and binds closer"),
        ("not (event or #3)", "none of these"),
    ];

    /// <summary>All words of filters, with what they mean; those that something has to follow at once are not whole.</summary>
    public static IEnumerable<CompletionCandidate> Words { get; } =
    [
        .. from term in Terms
           from opening in term.Openings
           where char.IsAsciiLetter(opening[0])
           select new CompletionCandidate(opening, term.Description, IsWhole: opening != "len"),
        new("not", "all but what follows"),
        new("and", "both"),
        new("or", "one or the other"),
    ];

    /// <summary>Words that join terms and cannot begin one.</summary>
    public static bool IsJoint(string word) => word is "and" or "or";

    /// <summary>The term that begins here; references where no other does.</summary>
    public static FilterTerm Next(FilterReader reader)
    {
        string word = reader.PeekWord();
        return Terms.FirstOrDefault(term => term.Openings.Any(opening => char.IsAsciiLetter(opening[0]) ? opening == word : opening[0] == reader.Next)) ?? Terms[0];
    }

    /// <summary>A mistake, with what may stand there.</summary>
    public static CommandError Missing(int position, string what) =>
        new(position, what, "write for example #3 in \"temp\" or event; \\? lists all that a filter can ask");
}
