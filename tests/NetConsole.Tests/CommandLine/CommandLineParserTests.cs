using System.Buffers;
using System.Text;
using NetConsole.CommandLine;
using NetConsole.Engine;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tls;

namespace NetConsole.Tests.CommandLine;

public sealed class CommandLineParserTests
{
    [Fact]
    public void Parse_NoWords_ListensOnLoopback()
    {
        Invocation.Run run = Run();

        Assert.Equal("tcp://127.0.0.1:8000", Assert.Single(run.Listen).ToString());
        Assert.Empty(run.Connect);
        Assert.Equal(RunOptions.Default, run.Options);
    }

    [Theory]
    [InlineData("listen 8001 [::1]:8002", "tcp://127.0.0.1:8001 tcp://[::1]:8002", "")]
    [InlineData("8001 localhost 8002", "tcp://127.0.0.1:8001 tcp://localhost:8002", "")]
    [InlineData("connect localhost 8000", "", "tcp://localhost:8000")]
    [InlineData("connect --trim 8000 -C 8001", "", "tcp://127.0.0.1:8000 tcp://127.0.0.1:8001")]
    [InlineData("--headless connect 8000", "", "tcp://127.0.0.1:8000")]
    public void Parse_Addresses_MayStandAmongOptions(string words, string listen, string connect)
    {
        Invocation.Run run = Run(words.Split(' '));

        Assert.Equal(listen, string.Join(' ', run.Listen.Select(address => address.ToString())));
        Assert.Equal(connect, string.Join(' ', run.Connect.Select(address => address.ToString())));
    }

    [Fact]
    public void Parse_EachOption_IsRead()
    {
        RunOptions options = Run(
            "--headless", "--output=jsonl", "--eol", "CR", "--trim", "--encoding", "latin1", "--wait", "1.5s", "--scrollback", "1k",
            "--backlog", "7", "--send-queue", "2M", "-w", "250ms", "--framing", "length:2le").Options;

        Assert.True(options.Headless);
        Assert.Equal(OutputFormat.JsonLines, options.Output);
        Assert.Equal("cr", options.LineEnd);
        Assert.True(options.Trim);
        Assert.Equal(Encoding.Latin1, options.Encoding);
        Assert.Equal(TimeSpan.FromSeconds(1.5), options.Wait);
        Assert.Equal(1024, options.ScrollbackBytes);
        Assert.Equal(7, options.Engine.Backlog);
        Assert.Equal(2 << 20, options.Engine.SendQueueBytes);
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.Engine.ConnectTimeout);
        Assert.Equal(new FramingSpec.LengthPrefixed(2, LittleEndian: true), options.Engine.Framing);
    }

    [Fact]
    public void Parse_Answers_AreRead_RulesInTheirOrder()
    {
        AnswerSet answers = Run(
            "--greet", "Welcome", "--reply", "Hello, {text}", "--rule", "/a/ => 1", "--rule", "/b/i => 2", "--echo", "--chat", "--close-after", "3", "--answer-rate", "off")
            .Options.Engine.Answers;

        Assert.Equal("Welcome", answers.Greet?.Source);
        Assert.Equal("Hello, {text}", answers.Reply?.Source);
        Assert.Equal(["rule 1 /a/ => 1", "rule 2 /b/i => 2"], answers.Rules.Select(rule => $"{rule.Name} {rule.Rule.Source}"));
        Assert.True(answers.Echo);
        Assert.True(answers.Chat);
        Assert.Equal(3, answers.CloseAfter);
        Assert.Null(answers.AnswerRate);
    }

    [Fact]
    public void Parse_LimitsAndSockets_AreRead()
    {
        EngineOptions engine = Run(
            "-m", "5", "-i", "1m", "--udp-timeout", "30s", "--allow", "10.0.0.0/8", "--allow", "::1", "--deny", "10.1.0.0/16", "--when-full", "drop",
            "--reconnect", "-s", "127.0.0.2:4000", "--nodelay", "--keepalive").Options.Engine;

        Assert.Equal(5, engine.Limits.MaxConnections);
        Assert.Equal(TimeSpan.FromMinutes(1), engine.Limits.IdleTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), engine.Limits.UdpTimeout);
        Assert.Equal(["10.0.0.0/8", "::1/128"], engine.Limits.Allow.Select(block => block.ToString()));
        Assert.Equal("10.1.0.0/16", Assert.Single(engine.Limits.Deny).ToString());
        Assert.Equal(SendQueuePolicy.Drop, engine.WhenFull);
        Assert.True(engine.Reconnect);
        Assert.Equal("127.0.0.2:4000", engine.Bind?.ToString());
        Assert.True(engine.Socket.NoDelay);
        Assert.True(engine.Socket.KeepAlive);
    }

    [Fact]
    public void Parse_Tls_IsRead()
    {
        TlsOptions tls = Run("--tls-insecure", "--tls-server-name", "example.org", "--alpn", "h2", "--alpn", "http/1.1").Options.Engine.Tls;

        Assert.True(tls.Insecure);
        Assert.Equal("example.org", tls.ServerName);
        Assert.Equal(["h2", "http/1.1"], tls.Alpn);
    }

    [Fact]
    public void Parse_Templates_AreInThePeersEncoding_WhereverThatStands()
    {
        Template greeting = Run("--greet", "é", "--encoding", "latin1").Options.Engine.Answers.Greet!;
        ArrayBufferWriter<byte> bytes = new();
        greeting.Expand(default, bytes);

        Assert.Equal([0xE9], bytes.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("Latin1", "iso-8859-1")]
    [InlineData("windows-1251", "windows-1251")]
    public void Parse_Encoding_IsTheOneOfThatName(string name, string webName) =>
        Assert.Equal(webName, Run("--encoding", name).Options.Encoding.WebName);

    [Fact]
    public void Parse_C_IsCrLf() => Assert.Equal("crlf", Run("-C").Options.LineEnd);

    // What is wrong, where, and what would be right: a row for each mistake.
    [Theory]
    [InlineData("--framing lenght:2", "--framing lenght:2: unknown framing \"lenght\" (column 1); did you mean length?")]
    [InlineData("--framing fixed:x", "--framing fixed:x: \"x\" is no length (column 7); a number of bytes, 1 or more: fixed:16")]
    [InlineData("--eol lff", "--eol lff: unknown word \"lff\" (column 1); did you mean lf?")]
    [InlineData("--eol zzz", "--eol zzz: unknown word \"zzz\" (column 1); use one of lf crlf cr none")]
    [InlineData("--eol", "--eol: the value is missing; write --eol lf|crlf|cr|none")]
    [InlineData("--eol --trim", "--eol --trim: unknown word \"--trim\" (column 1); use one of lf crlf cr none")]
    [InlineData("--eol lf --eol cr", "--eol is given twice; once is enough")]
    [InlineData("--trim --trim --trim", "--trim is given 3 times; once is enough")]
    [InlineData("--encoding utf-9", "--encoding utf-9: unknown encoding \"utf-9\" (column 1); did you mean utf-8?")]
    [InlineData("--encoding ebcdic", "--encoding ebcdic: unknown encoding \"ebcdic\" (column 1); use utf-8, latin1, or one of windows-1250 to windows-1258")]
    [InlineData("--backlog 0", "--backlog 0: 0 is too small (column 1); from 1 to 2147483647")]
    [InlineData("--backlog -1", "--backlog -1: \"-1\" is no number (column 1); a whole number from 1 to 2147483647")]
    [InlineData("--backlog x", "--backlog x: \"x\" is no number (column 1); a whole number from 1 to 2147483647")]
    [InlineData("--send-queue 0", "--send-queue 0: a size of 0 holds nothing (column 1); a size is a number of bytes, or one with k, M or G behind it, such as 64M")]
    [InlineData("--send-queue 5X", "--send-queue 5X: unknown unit \"X\" (column 2); a size is a number of bytes, or one with k, M or G behind it, such as 64M")]
    [InlineData("--scrollback big", "--scrollback big: \"big\" is no size (column 1); a size is a number of bytes, or one with k, M or G behind it, such as 64M")]
    [InlineData("--scrollback 99999999999G", "--scrollback 99999999999G: the size is too large (column 1); a size is a number of bytes, or one with k, M or G behind it, such as 64M")]
    [InlineData("--wait 3x", "--wait 3x: unknown unit \"x\" (column 2); write a number and a unit: 500ms 2s 1m 1h")]
    [InlineData("-w 0", "--connect-timeout 0: the duration is too short (column 1); at least 1ms")]
    [InlineData("-m 0", "--max-connections 0: 0 is too small (column 1); from 1 to 2147483647")]
    [InlineData("--answer-rate on", "--answer-rate on: \"on\" is no number (column 1); a whole number from 1 to 2147483647")]
    [InlineData("--greet {text}", "--greet {text}: there is no message yet for {text}")]
    [InlineData("--reply a\\q", "--reply a\\q: unknown escape: a backslash and \"q\" (column 2); ")]
    [InlineData("--reply {nope}", "--reply {nope}: ")]
    [InlineData("--rule a", "--rule a: a rule begins with the expression between slashes (column 1); write '/REGEX/ => TEXT'")]
    [InlineData("--allow 10.0.0.1/8", "--allow 10.0.0.1/8: 10.0.0.1 has bits after the first 8 (column 1); write 10.0.0.0/8 for the block, 10.0.0.1 for the one address")]
    [InlineData("--deny 10.0.0.0/x", "--deny 10.0.0.0/x: \"x\" is not the length of a prefix (column 10); after the slash comes a number from 0 to 32")]
    [InlineData("-s here", "--bind here: \"here\" is no IP address (column 1); write 192.168.1.5, 192.168.1.5:4000, or [fe80::1]:4000")]
    [InlineData("-s 5", "--bind 5: \"5\" is no IP address (column 1); write 192.168.1.5, 192.168.1.5:4000, or [fe80::1]:4000")]
    [InlineData("--when-full dorp", "--when-full dorp: unknown word \"dorp\" (column 1); did you mean drop?")]
    [InlineData("--tls-cert /nowhere/cert.pem", "there is no file /nowhere/cert.pem; ")]
    [InlineData("--tls-key key.pem", "key.pem is a key without a certificate; name the certificate too: --tls-cert")]
    [InlineData("--output xml", "--output xml: unknown word \"xml\" (column 1); use one of text jsonl raw hex")]
    [InlineData("--outptu raw", "--outptu is no option; did you mean --output?")]
    [InlineData("--zzzz", "--zzzz is no option; --help lists them")]
    [InlineData("8000 -Z", "-Z is no option; --help lists them")]
    [InlineData("connect", "connect: the address is missing; write connect host:port")]
    [InlineData("connect 8000 99999", "99999: port 99999 is too large (column 1); ports go from 0 to 65535")]
    [InlineData("listen tpc://:1", "tpc://:1: unknown scheme \"tpc\" (column 1); did you mean tcp://?")]
    [InlineData("relay 1 2", "relay is not available yet")]
    [InlineData("replay file", "replay is not available yet")]
    [InlineData("serve", "serve is not available yet")]
    [InlineData("attach", "attach is not available yet")]
    [InlineData("--record file", "--record is not available yet")]
    [InlineData("--config=file", "--config is not available yet")]
    [InlineData("listen --script file", "--script is not available yet")]
    public void Parse_AMistake_IsRefusedWithItsPlaceAndAHint(string words, string problem) =>
        Assert.StartsWith(problem, Assert.IsType<Invocation.Refuse>(Invocation.Parse(words.Split(' '))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Parse_AWordThatIsReserved_MayStillBeAValue() =>
        Assert.Equal("--framing relay: unknown framing \"relay\" (column 1); use one of auto raw line delimiter:TEXT length:1|2|4[le|be] fixed:N stx-etx mllp idle:T",
            Assert.IsType<Invocation.Refuse>(Invocation.Parse(["--framing", "relay"])).Problem);

    [Fact]
    public void Parse_AFileReference_IsNotExpanded() =>
        Assert.StartsWith("@words: ", Assert.IsType<Invocation.Refuse>(Invocation.Parse(["@words"])).Problem, StringComparison.Ordinal);

    private static Invocation.Run Run(params string[] words) => Assert.IsType<Invocation.Run>(Invocation.Parse(words));
}
