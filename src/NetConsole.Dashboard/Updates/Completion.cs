using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Updates;

/// <summary>Tab on a command line: completes as far as it is certain, and lists the rest.</summary>
internal static class Completion
{
    private const int Listed = 12;

    public static DashboardModel Complete(DashboardModel model)
    {
        string before = model.Input.Text[..model.Input.Cursor];
        int start = before.LastIndexOfAny([' ', ',']) + 1;
        bool isCommandWord = start == 0;
        string prefix = isCommandWord ? before[1..] : before[start..];
        List<string> found = [.. Candidates(model, before, isCommandWord).Where(word => word.StartsWith(prefix, StringComparison.Ordinal)).Distinct()];
        if (found.Count == 0)
        {
            return model with { Notice = Notice.Error("nothing completes this") };
        }

        string common = found.Aggregate((left, right) => left[..left.AsSpan().CommonPrefixLength(right)]);
        string added = common[prefix.Length..] + (found.Count == 1 ? " " : "");
        DashboardModel completed = added.Length == 0 ? model : model with { Input = LineEditing.Insert(model.Input, added) };
        return found.Count == 1
            ? completed
            : completed with { Notice = Notice.Done(string.Join("  ", found.Take(Listed)) + (found.Count > Listed ? $"  and {found.Count - Listed} more" : "")) };
    }

    private static IEnumerable<string> Candidates(DashboardModel model, string before, bool isCommandWord)
    {
        if (isCommandWord)
        {
            return CommandTable.Entries.Select(entry => entry.Word);
        }

        IEnumerable<string> connections = model.Connections.Keys.Select(number => $"#{number}")
            .Concat(model.Names.Where(pair => model.Connections.ContainsKey(pair.Key)).Select(pair => pair.Value));
        IEnumerable<string> listeners = model.Listeners.Keys.Select(number => $"L{number}");
        return CommandParser.Word(before) switch
        {
            "to" => connections.Concat(listeners).Append("all"),
            "close" => connections.Append("all"),
            "reset" or "eof" or "name" => connections,
            "stop" => listeners,
            "status" => connections.Concat(listeners),
            "set" => SettingWords(before),
            "messages" or "save-message" => model.Messages.Select(message => message.Name),
            "listen" or "connect" => ["tcp://"],
            _ => [],
        };
    }

    /// <summary>A setting's name, then its values.</summary>
    private static IEnumerable<string> SettingWords(string before)
    {
        string[] words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isName = words.Length == (before[^1] == ' ' ? 1 : 2);
        return isName ? SettingTable.Entries.Select(setting => setting.Name).Append(SettingParsers.Save) : SettingTable.Find(words[1])?.Words ?? [];
    }
}
