using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Rules;

/// <summary>What came of trying a rule on a message.</summary>
internal enum RuleOutcome
{
    NoMatch,
    Match,

    /// <summary>The expression took longer than <see cref="AnswerRule.TimeLimit"/>; the message counts as not matched.</summary>
    TimedOut,
}

/// <summary>A rule that answers messages: <c>/REGEX/ => TEXT</c>. Immutable; any thread.</summary>
public sealed class AnswerRule
{
    private readonly Regex _expression;
    private readonly Encoding _encoding;

    internal AnswerRule(string source, Regex expression, Template answer, Encoding encoding)
    {
        Source = source;
        Answer = answer;
        _expression = expression;
        _encoding = encoding;
    }

    /// <summary>How long an expression may take for one message; only those that backtrack, or count to hundreds, come near it.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The rule as it was typed.</summary>
    public string Source { get; }

    /// <summary>What a message that matches is answered with; its context needs the match.</summary>
    public Template Answer { get; }

    /// <summary>
    /// True when the expression backtracks (it looks around, or refers back to groups) and so can take up to <see cref="TimeLimit"/>: try it on a thread of its own,
    /// never on a socket's. All others take time in proportion to the message.
    /// </summary>
    internal bool MayBeSlow => !ExpressionText.IsLinear(_expression);

    /// <summary>Reads a rule that a program wrote; what a person typed is for <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static AnswerRule Parse(string text) => TryParse(text, out AnswerRule? rule, out TextError? error) ? rule : throw error.AsException();

    /// <summary>Reads a rule. The expression ends at the last <c>/ =></c>; <c>/i</c> there ignores case.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="error">The first mistake.</param>
    /// <param name="encoding">The peers' text; UTF-8 by default.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out AnswerRule? rule, [NotNullWhen(false)] out TextError? error, Encoding? encoding = null)
    {
        error = AnswerRuleParser.Read(text, encoding ?? Encoding.UTF8, out rule);
        return rule is not null;
    }

    /// <summary>Tries the rule on a message's text. Bytes that are no UTF-8 are matched as Latin-1, one character each.</summary>
    /// <param name="text">The message without line end or frame.</param>
    /// <param name="match">What was found, for the answer's context.</param>
    internal RuleOutcome Try(ReadOnlySpan<byte> text, out RuleMatch? match)
    {
        match = null;
        Encoding encoding = _encoding is UTF8Encoding && !Utf8.IsValid(text) ? Encoding.Latin1 : _encoding;
        try
        {
            Match found = _expression.Match(encoding.GetString(text));
            match = found.Success ? new RuleMatch(found, encoding) : null;
            return found.Success ? RuleOutcome.Match : RuleOutcome.NoMatch;
        }
        catch (RegexMatchTimeoutException)
        {
            return RuleOutcome.TimedOut;
        }
    }

    /// <summary>The rule as one types it.</summary>
    public override string ToString() => Source;
}
