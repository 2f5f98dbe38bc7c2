using System.Collections.Immutable;

namespace NetConsole.Dashboard.Commands;

/// <summary>A command line as one might type it, and what it does.</summary>
internal readonly record struct CommandExample(string Line, string Meaning);

/// <summary>Examples for <c>\? WORD</c>: for every command that takes something.</summary>
internal static class CommandExamples
{
    private static readonly CommandExample[] s_all =
    [
        new("\\to #3", "from now on Enter sends to #3"),
        new("\\to #3,pump", "to #3 and to the one called pump"),
        new("\\to L1", "to everybody on L1, those to come too"),
        new("\\to all", "to everybody"),
        new("\\listen 9000", "TCP on port 9000, for this machine only"),
        new("\\listen tcp://*:9000", "the same, for every network"),
        new("\\listen udp://*:9001", "UDP"),
        new("\\stop L1", "nobody can connect to L1 any more; who is connected stays"),
        new("\\connect example.org:7", "TCP to port 7 of example.org"),
        new("\\connect tls://example.org:443", "TLS"),
        new("\\close #3", "close #3 once everything is sent"),
        new("\\close all", "close all of them"),
        new("\\reset #3", "end #3 at once, with what waits to be sent"),
        new("\\eof", "end our side of the target; it can still answer"),
        new("\\eof #3", "end our side of #3"),
        new("\\name #3 till", "call #3 till; the name works wherever #3 does"),
        new("\\name #3", "take the name away"),
        new("\\file ~/firmware.bin", "send the file"),
        new("\\send \\x02{time}\\x03", "STX, the time, ETX, with no line end"),
        new("\\repeat 10 every 1s PING {counter}", "ten times, a second apart"),
        new("\\repeat off", "stop"),
        new("\\save-message ping F2 PING", "F2 sends PING from now on"),
        new("\\save-message ping off", "forget it"),
        new("\\messages", "list them"),
        new("\\hex 48 65 6C", "send these three bytes"),
        new("\\greet Welcome to {peer}", "say so to whoever connects"),
        new("\\greet off", "say nothing"),
        new("\\reply ok {n}", "answer each message"),
        new("\\reply --on #3 no", "answer #3 like this"),
        new("\\rule /^GET (.*)/ => no $1", "answer what begins with GET"),
        new("\\rule remove 2", "take the second rule away"),
        new("\\set", "list the settings"),
        new("\\set theme light", "change one"),
        new("\\set --save", "keep them for the next start"),
        new("\\view hex", "show bytes"),
        new("\\find error|fail", "go to the newest message that has either; n and N go on"),
        new("\\filter #3 in \"temp\"", "show only what #3 said with temp in it"),
        new("\\filter off", "show everything"),
        new("\\save session.txt", "write the transcript into a file"),
        new("\\status", "the program"),
        new("\\status #3", "all that is known of #3"),
        new("\\screenshot screen.svg", "this screen as a picture"),
        new("\\? listen", "what \\listen does"),
        new("\\? Ctrl-R", "what a key does"),
    ];

    public static ImmutableArray<CommandExample> Of(string word) => [.. s_all.Where(example => CommandParser.Word(example.Line) == word)];
}
