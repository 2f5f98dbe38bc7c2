using System.Collections.Immutable;
using NetConsole.Engine;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Text;
using NetConsole.Engine.Tls;
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
        new("Answers",
        [
            new("--greet", "TEXT", "send TEXT to each new connection; on UDP after the first datagram", AnswerReaders.Greet),
            new("--reply", "TEXT", "answer each message with TEXT", AnswerReaders.Reply),
            new("--rule", "'/REGEX/ => TEXT'", "answer messages that match; $1 ${name} are captures, /i ignores case", AnswerReaders.Rule) { IsRepeatable = true },
            new("--echo", null, "send each message back", Flag(options => options.Answering(answers => answers with { Echo = true }))),
            new("--chat", null, "pass each message to every other connection", Flag(options => options.Answering(answers => answers with { Chat = true }))),
            new("--close-after", "N", "close a connection once it has sent N messages and has been answered",
                Count(1, int.MaxValue, (options, count) => options.Answering(answers => answers with { CloseAfter = count }))),
            new("--answer-rate", "N|off", "datagrams: at most N answers a second to one address, 1000", AnswerReaders.Rate),
        ]),
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
            new("--max-connections", "N", "clients that may be connected at once",
                Count(1, int.MaxValue, (options, count) => options.Limiting(limits => limits with { MaxConnections = count }))) { Short = "-m" },
            new("--idle-timeout", "T", "close what has been silent for so long",
                Duration(s_aMillisecond, (options, time) => options.Limiting(limits => limits with { IdleTimeout = time }))) { Short = "-i" },
            new("--udp-timeout", "T", "how long a UDP address that has spoken stays a connection, 5m",
                Duration(s_aMillisecond, (options, time) => options.Limiting(limits => limits with { UdpTimeout = time }))),
            new("--allow", "CIDR", "who may connect: 192.168.0.0/16, fe80::/10, or one address", NetworkReaders.Allow) { IsRepeatable = true },
            new("--deny", "CIDR", "who may not; wins over --allow", NetworkReaders.Deny) { IsRepeatable = true },
            new("--backlog", "N", "connections that may wait to be accepted, 4096",
                Count(1, int.MaxValue, (options, count) => options.With(engine => engine with { Backlog = count }))),
            new("--send-queue", "SIZE", "bytes that may wait to be sent to one connection, 16M",
                Size((options, bytes) => options.With(engine => engine with { SendQueueBytes = bytes }))),
            new("--when-full", "close|drop", "over that: close the connection (default), or drop what is new",
                Word(["close", "drop"], (options, word) => options.With(engine => engine with { WhenFull = word == "drop" ? SendQueuePolicy.Drop : SendQueuePolicy.Close }))),
            new("--scrollback", "SIZE", "memory of the transcript, 64M", Size((options, bytes) => options with { ScrollbackBytes = bytes })),
        ]),
        new("The dashboard",
        [
            new("--baud", "N", "bits a second of a slow line whose terminal does not answer ESC[5n;\nframes go out in slices that it takes in 0.2s",
                Count(50, 1_000_000_000, (options, bits) => options with { Baud = bits })),
        ]),
        new("Connecting, and sockets",
        [
            new("--connect-timeout", "T", "how long an attempt to connect may take, 30s",
                Duration(s_aMillisecond, (options, time) => options.With(engine => engine with { ConnectTimeout = time }))) { Short = "-w" },
            new("--reconnect", null, "connect again when it fails or ends, after 0.5s, doubling to 30s", Flag(options => options.With(engine => engine with { Reconnect = true }))),
            new("--bind", "ADDRESS", "our address to connect from: an IP address, with a port or not", NetworkReaders.Bind) { Short = "-s" },
            new("--interface", "NAME", "where multicast groups are joined and sent to: eth0, or its address",
                (options, value) => options.With(engine => engine with { MulticastInterface = value })),
            new("--nodelay", null, "TCP: send short messages at once", Flag(options => options.Sockets(sockets => sockets with { NoDelay = true }))),
            new("--keepalive", null, "TCP: ask a silent peer whether it is still there", Flag(options => options.Sockets(sockets => sockets with { KeepAlive = true }))),
        ]),
        new("TLS: a listener without a certificate makes one, a connection verifies",
        [
            new("--tls-cert", "PEM", "our certificate and those that lead to its root", Name((tls, path) => tls with { CertificateFile = path })),
            new("--tls-key", "PEM", "its private key, if it is not in the same file", Name((tls, path) => tls with { KeyFile = path })),
            new("--tls-ca", "PEM", "trust only servers that these have certified", Name((tls, path) => tls with { CaFile = path })),
            new("--tls-client-ca", "PEM", "take only clients that these have certified", Name((tls, path) => tls with { ClientCaFile = path })),
            new("--tls-server-name", "NAME", "the name to ask for and to verify, instead of the host's", Name((tls, name) => tls with { ServerName = name })),
            new("--tls-insecure", null, "connect to whoever answers", Flag(options => options.Securing(tls => tls with { Insecure = true }))),
            new("--alpn", "P", "an application protocol to agree on, h2; the first is wanted most", Name((tls, name) => tls with { Alpn = tls.Alpn.Add(name) })) { IsRepeatable = true },
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
    public static ImmutableArray<OptionSpec> InReadingOrder { get; } = [.. All.Where(option => option.IsReadFirst), .. All.Where(option => !option.IsReadFirst)];

    private static IEnumerable<OptionSpec> All => Sections.SelectMany(section => section.Options);

    /// <summary>Words kept for what is to come.</summary>
    public static ImmutableArray<string> ReservedOptions { get; } = ["--record", "--config", "--script"];

    /// <inheritdoc cref="ReservedOptions"/>
    public static ImmutableArray<string> ReservedCommands { get; } = ["relay", "replay", "serve", "attach"];

    /// <summary>Files and names of TLS are looked at all together once they are known.</summary>
    private static OptionReader Name(Func<TlsOptions, string, TlsOptions> set) => (options, value) => value.Length == 0
        ? new TextError(0, "the value is empty", "write a name")
        : options.Securing(tls => set(tls, value));

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
