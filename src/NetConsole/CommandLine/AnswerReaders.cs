using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.CommandLine;

/// <summary>Reads what is to be answered. Templates and rules are in the peers' encoding, which is read before them.</summary>
internal static class AnswerReaders
{
    private const string NoLimit = "off";

    public static OptionReading Greet(RunOptions options, string value) =>
        Template.TryParse(value, TemplateUse.Unasked, out Template? greeting, out TextError? error, options.Encoding)
            ? options.Answering(answers => answers with { Greet = greeting })
            : error;

    public static OptionReading Reply(RunOptions options, string value) =>
        Template.TryParse(value, TemplateUse.Answer, out Template? reply, out TextError? error, options.Encoding)
            ? options.Answering(answers => answers with { Reply = reply })
            : error;

    public static OptionReading Rule(RunOptions options, string value) =>
        AnswerRule.TryParse(value, out AnswerRule? rule, out TextError? error, options.Encoding)
            ? options.Answering(answers => answers.WithRule(rule))
            : error;

    public static OptionReading Rate(RunOptions options, string value) => value.Equals(NoLimit, StringComparison.OrdinalIgnoreCase)
        ? options.Answering(answers => answers with { AnswerRate = null })
        : OptionReaders.Count(1, int.MaxValue, (read, rate) => read.Answering(answers => answers with { AnswerRate = rate }))(options, value);
}
