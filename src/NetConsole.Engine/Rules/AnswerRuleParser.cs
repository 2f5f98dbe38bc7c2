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
        return ExpressionText.TryParse(text[(start + 1)..patternEnd], ignoreCase, AnswerRule.TimeLimit, out Regex? expression, out TextError? error)
            ? ReadAnswer(text, answerStart, expression, encoding, out rule)
            : error with { Position = error.Position + start + 1 };
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
}
