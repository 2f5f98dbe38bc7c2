using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Views;

/// <summary>What is answered: for everything, and where a listener or a connection was set to something else.</summary>
internal static class AnswersPage
{
    public static IReadOnlyList<PageRow> Rows(DashboardModel model)
    {
        List<PageRow> rows = Set("Everything", model.Answers.GetValueOrDefault(SettingScope.Everything) ?? AnswerSet.None);
        foreach ((SettingScope scope, AnswerSet answers) in model.Answers.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            if (scope != SettingScope.Everything)
            {
                rows.Add(new PageRow("", ""));
                rows.AddRange(Set($"{scope}, with what holds for everything", answers));
            }
        }

        return rows;
    }

    /// <summary>One set under its heading.</summary>
    private static List<PageRow> Set(string title, AnswerSet answers)
    {
        List<PageRow> rows = [new PageRow(title, "", IsHeading: true)];
        if (answers.Greet is { } greet)
        {
            rows.Add(new PageRow("greet", greet.Source));
        }

        rows.AddRange(answers.Rules.Select(rule => new PageRow(rule.Name, rule.Rule.Source)));
        if (answers.Reply is { } reply)
        {
            rows.Add(new PageRow("reply", reply.Source));
        }

        if (answers.Echo)
        {
            rows.Add(new PageRow("echo", "each message goes back"));
        }

        if (answers.Chat)
        {
            rows.Add(new PageRow("chat", "each message goes to every other connection"));
        }

        if (answers.CloseAfter is { } count)
        {
            rows.Add(new PageRow("close after", $"{count} messages"));
        }

        if (rows.Count == 1)
        {
            rows.Add(new PageRow("nothing", "\\greet, \\reply and \\rule set something"));
        }

        return rows;
    }
}
