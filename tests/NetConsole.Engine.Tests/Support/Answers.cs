using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Tests.Support;

/// <summary>Answers as one types them.</summary>
internal static class Answers
{
    public static Template Template(string text, TemplateUse use = TemplateUse.Answer) => Engine.Rules.Template.Parse(text, use);

    public static AnswerRule Rule(string text) => AnswerRule.Parse(text);

    public static EngineOptions With(AnswerSet answers) => EngineOptions.Default with { Answers = answers };

    /// <summary>An expression that backtracks for ever on a row of the letter a, and matches nothing in it.</summary>
    public static AnswerRule ForEver { get; } = Rule(@"/^(a+)+(?=b)$/ => never");
}
