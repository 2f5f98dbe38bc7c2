using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace NetConsole.Engine.Text;

/// <summary>Regular expressions as a person types them, to be tried on what peers say.</summary>
public static class ExpressionText
{
    /// <summary>Reads an expression. It never backtracks where it does not need to, so that no message can make it slow.</summary>
    /// <param name="pattern">What was typed, without slashes.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    /// <param name="timeLimit">
    /// How long one try may take. It is for expressions that have to backtrack (<see cref="IsLinear"/> is false); those that do not come near it where they
    /// count, as in <c>[ab]*a[ab]{500}</c>, which costs hundreds of steps a character.
    /// </param>
    /// <param name="expression">The expression; thread-safe.</param>
    /// <param name="error">The mistake, with its position in <paramref name="pattern"/>.</param>
    public static bool TryParse(
        string pattern, bool ignoreCase, TimeSpan timeLimit, [NotNullWhen(true)] out Regex? expression, [NotNullWhen(false)] out TextError? error)
    {
        try
        {
            expression = Create(pattern, ignoreCase, timeLimit);
            error = null;
            return true;
        }
        catch (RegexParseException e)
        {
            expression = null;
            error = Mistake(pattern, e);
            return false;
        }
    }

    /// <summary>Whether an expression can be read; in a fraction of the time that making it takes, which is tens of milliseconds for the first one of a run.</summary>
    /// <param name="pattern">What was typed, without slashes.</param>
    /// <param name="error">The mistake, with its position in <paramref name="pattern"/>.</param>
    public static bool IsReadable(string pattern, [NotNullWhen(false)] out TextError? error)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            error = null;
            return true;
        }
        catch (RegexParseException e)
        {
            error = Mistake(pattern, e);
            return false;
        }
    }

    /// <summary>Makes an expression that <see cref="IsReadable"/>, as <see cref="TryParse"/> does. It never backtracks where it does not need to.</summary>
    /// <exception cref="RegexParseException">It cannot be read.</exception>
    public static Regex Create(string pattern, bool ignoreCase, TimeSpan timeLimit)
    {
        RegexOptions options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return CreateLinear(pattern, options, timeLimit) ?? new Regex(pattern, options, timeLimit);
    }

    /// <summary>True when a try takes time in proportion to the text, whatever the text is.</summary>
    public static bool IsLinear(Regex expression) => expression.Options.HasFlag(RegexOptions.NonBacktracking);

    /// <summary>Null for what only backtracking can do, and for automata that would get too large.</summary>
    private static Regex? CreateLinear(string pattern, RegexOptions options, TimeSpan timeLimit)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, timeLimit);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static TextError Mistake(string pattern, RegexParseException e) => new(
        Math.Clamp(e.Offset, 0, pattern.Length), $"the expression can't be read: {Reason(e.Error)}", "put a backslash before a character that is meant as itself");

    private static string Reason(RegexParseError error) => error switch
    {
        RegexParseError.UnterminatedBracket => "a [ is not closed",
        RegexParseError.InsufficientClosingParentheses => "a ( is not closed",
        RegexParseError.InsufficientOpeningParentheses => "a ) closes nothing",
        RegexParseError.QuantifierAfterNothing => "a quantifier has nothing before it",
        RegexParseError.NestedQuantifiersNotParenthesized => "two quantifiers in a row",
        RegexParseError.ReversedCharacterRange => "a range in [ ] runs backwards",
        RegexParseError.ReversedQuantifierRange => "a range in { } runs backwards",
        RegexParseError.UnescapedEndingBackslash => "a backslash at the end",
        RegexParseError.UnrecognizedEscape => "an unknown escape",
        RegexParseError.UndefinedNumberedReference or RegexParseError.UndefinedNamedReference => "a reference to a group that is not there",
        _ => "a mistake in its form",
    };
}
