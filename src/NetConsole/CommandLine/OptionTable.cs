using System.Collections.Immutable;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Text;
using static NetConsole.CommandLine.OptionReaders;

namespace NetConsole.CommandLine;

/// <summary>Options that belong together in the help.</summary>
internal sealed record OptionSection(string Title, ImmutableArray<OptionSpec> Options);

/// <summary>Every option there is. The parser and the help know no others.</summary>
internal static class OptionTable
{
    private static readonly TimeSpan s_aMillisecond = TimeSpan.FromMilliseconds(1);

    public static ImmutableArray<OptionSection> Sections { get; } =
    [
        new("Messages",
        [
            new("--framing", "F", "how bytes become messages: auto (default), auto:T, raw, line,\ndelimiter:TEXT, length:1|2|4[le|be], fixed:N, stx-etx, mllp, idle:T", ReadFraming),
            new("--eol", "lf|crlf|cr|none", "what ends a line that is sent: lf on streams, none on datagrams",
                Word([LineEnds.Lf, LineEnds.CrLf, LineEnds.Cr, LineEnds.None], (options, word) => options with { LineEnd = word })),
            new("-C", null, "the same as --eol crlf", Flag(options => options with { LineEnd = LineEnds.CrLf })),
            new("--trim", null, "strip blanks around lines that are sent, and refuse empty ones", Flag(options => options with { Trim = true })),
            new("--encoding", "NAME", "the peers' text: utf-8 (default), latin1, windows-1250 to -1258", ReadEncoding) { IsReadFirst = true },
        ]),
        new("Limits",
        [
            new("--backlog", "N", "connections that may wait to be accepted, 4096",
                Count(1, int.MaxValue, (options, count) => options.With(engine => engine with { Backlog = count }))),
            new("--send-queue", "SIZE", "bytes that may wait to be sent to one connection, 16M",
                Size((options, bytes) => options.With(engine => engine with { SendQueueBytes = bytes }))),
            new("--scrollback", "SIZE", "memory of the transcript, 64M", Size((options, bytes) => options with { ScrollbackBytes = bytes })),
        ]),
        new("Connecting",
        [
            new("--connect-timeout", "T", "how long an attempt to connect may take, 30s",
                Duration(s_aMillisecond, (options, time) => options.With(engine => engine with { ConnectTimeout = time }))) { Short = "-w" },
        ]),
        new("Headless, also without a terminal on stdin or stdout",
        [
            new("--headless", null, "no dashboard: send stdin, write what comes to stdout", Flag(options => options with { Headless = true })),
            new("--output", "text|jsonl|raw|hex", "what is written: a line for each message (default), a JSON record,\nonly the bytes that came in, their hex", ReadOutput),
            new("--wait", "T", "connect: how long to wait for answers after the end of stdin;\nstreams until the peer closes, datagrams 1s after the last one",
                Duration(TimeSpan.Zero, (options, time) => options with { Wait = time })) { Short = "-q" },
        ]),
    ];

    /// <summary>All of them, those first that decide how others are read.</summary>
    public static IEnumerable<OptionSpec> InReadingOrder => Sections.SelectMany(section => section.Options).OrderByDescending(option => option.IsReadFirst);

    /// <summary>Words kept for what is to come.</summary>
    public static ImmutableArray<string> ReservedOptions { get; } = ["--record", "--config", "--script"];

    /// <inheritdoc cref="ReservedOptions"/>
    public static ImmutableArray<string> ReservedCommands { get; } = ["relay", "replay", "serve", "attach"];

    private static OptionReading ReadFraming(RunOptions options, string value) =>
        FramingSpec.TryParse(value, out FramingSpec? framing, out TextError? error) ? options.With(engine => engine with { Framing = framing }) : error;

    private static OptionReading ReadEncoding(RunOptions options, string value) =>
        TextEncodings.TryParse(value, out System.Text.Encoding? encoding, out TextError? error) ? options with { Encoding = encoding } : error;

    private static OptionReading ReadOutput(RunOptions options, string value)
    {
        string[] words = ["text", "jsonl", "raw", "hex"];
        return Word(words, (read, word) => read with { Output = (OutputFormat)Array.IndexOf(words, word) })(options, value);
    }
}
