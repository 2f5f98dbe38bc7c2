using NetConsole.Engine.Commands;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Commands;

/// <summary>Reads <c>\greet</c>, <c>\reply</c> and <c>\rule</c>: <c>[--on L1|#3] TEXT|off</c>.</summary>
internal static class AnswerParsers
{
    private const string Off = "off";
    private const string On = "--on";

    public static CommandParse Greet(CommandArguments arguments) => Template(
        arguments, "\\greet Welcome, or \\greet off", TemplateUse.Unasked, template => new AnswerChange { Greet = new Setting<Template?>(template) });

    public static CommandParse Reply(CommandArguments arguments) => Template(
        arguments, "\\reply ok {n}, or \\reply off", TemplateUse.Answer, template => new AnswerChange { Reply = new Setting<Template?>(template) });

    public static CommandParse Rule(CommandArguments arguments)
    {
        if (Scoped(arguments, "\\rule /PING/ => PONG, or \\rule remove 2", out SettingScope scope, out string text, out int position) is { } problem)
        {
            return problem;
        }

        if (text == Off)
        {
            return new DashboardCommand.Answer(new EngineCommand.SetAnswers(scope, new AnswerChange { Rules = [] }));
        }

        if (text.StartsWith("remove ", StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(7).Trim(), out int number)
                ? new DashboardCommand.Answer(new EngineCommand.SetAnswers(scope, new AnswerChange { RemoveRule = number }))
                : new CommandError(position + 7, "the rule's number is missing", "\\rules lists them");
        }

        return AnswerRule.TryParse(text, out AnswerRule? rule, out TextError? error, arguments.Model.Settings.Encoding)
            ? new DashboardCommand.Answer(new EngineCommand.SetAnswers(scope, new AnswerChange { AddRule = rule }))
            : new CommandError(position + error.Position, error.Message, error.Hint);
    }

    /// <summary><c>\send TEXT</c>: a template that is sent once.</summary>
    public static CommandParse Send(CommandArguments arguments)
    {
        string text = arguments.Text;
        if (text.Length == 0)
        {
            return new CommandError(arguments.Line.Length, "the text is missing", "write \\send \\x02PON\\x03");
        }

        return Engine.Rules.Template.TryParse(text, TemplateUse.Unasked, out Template? template, out TextError? error, arguments.Model.Settings.Encoding)
            ? new DashboardCommand.Send(template)
            : new CommandError(arguments.TextPosition + error.Position, error.Message, error.Hint);
    }

    private static CommandParse Template(CommandArguments arguments, string example, TemplateUse use, Func<Template?, AnswerChange> change)
    {
        if (Scoped(arguments, example, out SettingScope scope, out string text, out int position) is { } problem)
        {
            return problem;
        }

        if (text == Off)
        {
            return new DashboardCommand.Answer(new EngineCommand.SetAnswers(scope, change(null)));
        }

        return Engine.Rules.Template.TryParse(text, use, out Template? template, out TextError? error, arguments.Model.Settings.Encoding)
            ? new DashboardCommand.Answer(new EngineCommand.SetAnswers(scope, change(template)))
            : new CommandError(position + error.Position, error.Message, error.Hint);
    }

    /// <summary>Takes <c>--on WHOM</c> off the front; the rest, which is not empty, is the text.</summary>
    private static CommandError? Scoped(CommandArguments arguments, string example, out SettingScope scope, out string text, out int position)
    {
        scope = SettingScope.Everything;
        text = arguments.Text;
        position = arguments.TextPosition;
        IReadOnlyList<CommandWord> words = arguments.Words();
        if (words.Count > 0 && words[0].Text == On)
        {
            if (words.Count < 3)
            {
                return new CommandError(arguments.Line.Length, "something is missing", $"write --on L1 or --on #3, then the text: {example}");
            }

            if (Scope(arguments, words[1], out scope) is { } error)
            {
                return error;
            }

            position = words[2].Position;
            text = arguments.Line[position..].TrimEnd();
        }

        return text.Length == 0 ? new CommandError(arguments.Line.Length, "the text is missing", $"write {example}") : null;
    }

    private static CommandError? Scope(CommandArguments arguments, CommandWord word, out SettingScope scope)
    {
        scope = SettingScope.Everything;
        CommandError? error;
        if (References.IsListenerWord(word.Text))
        {
            if (References.Listener(arguments.Model, word, out error) is { } listener)
            {
                scope = SettingScope.Of(listener);
            }
        }
        else if (References.Connection(arguments.Model, word, out error) is { } connection)
        {
            scope = SettingScope.Of(connection);
        }

        return error;
    }
}
