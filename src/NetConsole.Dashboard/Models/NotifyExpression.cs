using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NetConsole.Dashboard.Finding;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Models;

/// <summary>Which messages are told of: <c>/RE/</c>, or <c>/RE/i</c> to ignore case. It takes time in proportion to the message, whatever a peer sends.</summary>
/// <param name="Source">As it was typed.</param>
internal sealed record NotifyExpression(string Source)
{
    private Regex Expression { get; init; } = null!;

    public static bool TryParse(string text, [NotNullWhen(true)] out NotifyExpression? expression, [NotNullWhen(false)] out TextError? error)
    {
        expression = null;
        int end = text.LastIndexOf('/');
        if (end <= 1 || text[0] != '/' || text[(end + 1)..] is not ("" or "i"))
        {
            error = new TextError(0, $"{text} is no expression", "write /error/, or /error/i to ignore case, or off");
            return false;
        }

        RegexOptions ignoresCase = end + 1 < text.Length ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            Regex regex = new(text[1..end], RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | ignoresCase, TextPattern.TimeLimit);
            expression = new NotifyExpression(text) { Expression = regex };
            error = null;
            return true;
        }
        catch (RegexParseException wrong)
        {
            error = new TextError(1 + wrong.Offset, "the expression is wrong here", "see regular expressions of .NET");
            return false;
        }
        catch (NotSupportedException)
        {
            error = new TextError(1, "it looks around or refers back to a group, which can take any time", "write it without");
            return false;
        }
    }

    /// <summary>Whether a message is told of. One that an expression takes too long for is not: it counts to hundreds.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        try
        {
            return Expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    public bool Equals(NotifyExpression? other) => other is not null && other.Source == Source;

    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);
}
