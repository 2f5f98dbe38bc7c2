using System.Text;
using System.Text.RegularExpressions;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Rules;

/// <summary>Reads <c>/REGEX/ => TEXT</c>.</summary>
internal static class AnswerRuleParser
{
    private const string Form = "write '/REGEX/ => TEXT'";

    private const string End = "/ =>";

    private const string EndIgnoringCase = "/i =>";

    public static TextError? Read(string text, Encoding encoding, out AnswerRule? rule)
    {
        rule = null;
        int start = text.Length - text.AsSpan().TrimStart().Length;
        if (!text.AsSpan(start).StartsWith('/'))
        {
            return new TextError(start, "a rule begins with the expression between slashes", Form);
        }

        // The slash that opens the expression can't end it too.
        int sensitive = text.AsSpan(start + 1).LastIndexOf(End);
        int insensitive = text.AsSpan(start + 1).LastIndexOf(EndIgnoringCase);
        if (sensitive < 0 && insensitive < 0)
        {
            return NoEnd(text, start);
        }

        bool ignoreCase = insensitive > sensitive;
        int patternEnd = start + 1 + Math.Max(sensitive, insensitive);
        int answerStart = patternEnd + (ignoreCase ? EndIgnoringCase : End).Length;

        // One blank after the arrow is part of it; more are part of the answer.
        answerStart += text.AsSpan(answerStart).StartsWith(' ') ? 1 : 0;
        return ReadExpression(text[(start + 1)..patternEnd], ignoreCase, out Regex? expression) is { } expressionError
            ? expressionError with { Position = expressionError.Position + start + 1 }
            : ReadAnswer(text, answerStart, expression!, encoding, out rule);
    }

    private static TextError? ReadAnswer(string text, int start, Regex expression, Encoding encoding, out AnswerRule? rule)
    {
        bool isRead = Template.TryParse(text[start..], TemplateUse.Answer, expression, out Template? answer, out TextError? error, encoding);
        rule = isRead ? new AnswerRule(text, expression, answer!, encoding) : null;
        return error is null ? null : error with { Position = error.Position + start };
    }

    private static TextError NoEnd(string text, int start)
    {
        int arrow = text.IndexOf("=>", start, StringComparison.Ordinal);
        int slash = arrow < 0 ? -1 : text.AsSpan(start + 1, arrow - start - 1).LastIndexOf('/');
        if (arrow < 0)
        {
            return new TextError(text.Length, "the answer is missing", Form);
        }

        if (slash < 0)
        {
            return new TextError(arrow, "the expression has no slash at its end", Form);
        }

        int flags = start + 1 + slash + 1;
        string found = text[flags..arrow].Trim();
        return found is "" or "i"
            ? new TextError(arrow, "one blank belongs between / and =>", Form)
            : new TextError(flags, $"unknown option \"{found}\" after the expression", "only /i is known: it ignores case");
    }

    private static TextError? ReadExpression(string pattern, bool ignoreCase, out Regex? expression)
    {
        RegexOptions options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            expression = CreateLinear(pattern, options) ?? new Regex(pattern, options, AnswerRule.TimeLimit);
            return null;
        }
        catch (RegexParseException e)
        {
            expression = null;
            return new TextError(Math.Clamp(e.Offset, 0, pattern.Length), $"the expression can't be read: {Reason(e.Error)}", "put a backslash before a character that is meant as itself");
        }
    }

    /// <summary>Null for what only backtracking can do, and for automata that would get too large.</summary>
    private static Regex? CreateLinear(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

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
