using NetConsole.Dashboard.Completions;

namespace NetConsole.Dashboard.Commands;

/// <summary>One command: its word, what may follow, and what it does in a few words. Help and completion are drawn from this table.</summary>
internal sealed record CommandEntry(string Word, string Arguments, string Description, Func<CommandArguments, CommandParse> Parse)
{
    /// <summary>What its arguments complete to, given the line up to the cursor; null where they are anything.</summary>
    public Func<CommandArguments, CompletionOffer>? Completes { get; init; }
}

/// <summary>Every command there is, in the order in which help lists them.</summary>
internal static class CommandTable
{
    /// <summary>Words kept for what is to come, so that nobody's script gives them another meaning meanwhile.</summary>
    private static readonly HashSet<string> Reserved =
        ["record", "relay"];

    public static IReadOnlyList<CommandEntry> Entries { get; } =
    [
        new("to", "#3[,#5]|all|L1", "choose who gets what you type", CommandParsers.To) { Completes = ArgumentCompletions.Targets },
        new("listen", "ADDRESS", "open a listener", CommandParsers.Listen) { Completes = ArgumentCompletions.Addresses },
        new("stop", "L1", "stop listening; its connections stay", CommandParsers.Stop) { Completes = ArgumentCompletions.Listener },
        new("connect", "ADDRESS", "open a connection", CommandParsers.Connect) { Completes = ArgumentCompletions.Addresses },
        new("close", "#3|all", "close in order: what is queued is still sent", CommandParsers.Close) { Completes = ArgumentCompletions.ConnectionOrAll },
        new("reset", "#3", "abort at once; what is queued is lost", CommandParsers.Reset) { Completes = ArgumentCompletions.Connection },
        new("eof", "[#3]", "end our side, go on listening", CommandParsers.EndOfInput) { Completes = ArgumentCompletions.Connection },
        new("name", "#3 pump", "give a connection a name", CommandParsers.Name) { Completes = ArgumentCompletions.Connection },
        new("file", "PATH [rate 10k]", "send a file as it is; Esc stops it", CommandParsers.File) { Completes = ArgumentCompletions.File },
        new("send", "TEXT", "send a template: \\x02{time}\\x03", AnswerParsers.Send),
        new("repeat", "N|forever every T [TEXT]", "send TEXT, or what was sent last, again; Esc stops", RepeatParser.Repeat),
        new("save-message", "NAME [F2] TEXT|off", "keep TEXT under a name and a key", MessageParsers.Save) { Completes = ArgumentCompletions.Message },
        new("messages", "[NAME]", "list the saved messages, or send one", MessageParsers.Messages) { Completes = ArgumentCompletions.Message },
        new("hex", "48 65 6C", "send bytes", CommandParsers.Hex),
        new("greet", "[--on L1|#3] TEXT|off", "send TEXT to each new connection", AnswerParsers.Greet) { Completes = ArgumentCompletions.Answer },
        new("reply", "[--on L1|#3] TEXT|off", "answer each message with TEXT", AnswerParsers.Reply) { Completes = ArgumentCompletions.Answer },
        new("rule", "[--on L1|#3] /RE/ => TEXT", "answer what matches; \\rule remove 2", AnswerParsers.Rule) { Completes = ArgumentCompletions.Rule },
        new("rules", "", "list what is answered", arguments => arguments.None(new DashboardCommand.Rules())),
        new("set", "[NAME [VALUE]]|--save", "list settings, change one, keep them", SettingParsers.Set) { Completes = ArgumentCompletions.Setting },
        new("view", "text|hex|both", "how messages are shown", SettingParsers.View) { Completes = ArgumentCompletions.View },
        new("status", "[L1|#3]", "what there is to know", CommandParsers.Status) { Completes = ArgumentCompletions.Either },
        new("screenshot", "FILE.svg", "write the screen into a picture", CommandParsers.Screenshot) { Completes = ArgumentCompletions.File },
        new("filter", "#3 in \"temp\"|off", "show only rows that match; see below", FindingParsers.Filter) { Completes = ArgumentCompletions.Filter },
        new("find", "RE", "search the transcript upwards, as / does in it", FindingParsers.Find),
        new("follow", "", "back to live", arguments => arguments.None(new DashboardCommand.Follow())),
        new("save", "FILE", "write what is shown into a file: text, .jsonl or .hex", CommandParsers.Save) { Completes = ArgumentCompletions.File },
        new("clear", "", "empty the transcript", arguments => arguments.None(new DashboardCommand.Clear())),
        new("?", "[WORD]", "this help; or what one command, key or setting does", HelpParser.Help) { Completes = ArgumentCompletions.Help },
        new("q", "", "quit", arguments => arguments.None(new DashboardCommand.Quit())),
    ];

    public static CommandEntry? Find(string word) => Entries.FirstOrDefault(entry => entry.Word == word);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
