using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class AddressParserTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:8000", "tcp://127.0.0.1:8000")]
    [InlineData("tcp://[::1]:8000", "tcp://[::1]:8000")]
    [InlineData("tcp://host.name:8000", "tcp://host.name:8000")]
    [InlineData("8000", "tcp://127.0.0.1:8000")]
    [InlineData(":8000", "tcp://127.0.0.1:8000")]
    [InlineData("127.0.0.1:8000", "tcp://127.0.0.1:8000")]
    [InlineData("localhost:8000", "tcp://localhost:8000")]
    [InlineData("[::1]:8000", "tcp://[::1]:8000")]
    [InlineData("*:8000", "tcp://*:8000")]
    [InlineData("tcp://*:8000", "tcp://*:8000")]
    [InlineData("tcp://0.0.0.0:8000", "tcp://0.0.0.0:8000")]
    [InlineData("tcp://[::]:8000", "tcp://[::]:8000")]
    [InlineData("tcp://lan:8888", "tcp://lan:8888")]
    [InlineData("LAN:8888", "tcp://lan:8888")]
    [InlineData("tls://host:8443", "tls://host:8443")]
    [InlineData("tls://:443", "tls://127.0.0.1:443")]
    [InlineData("udp://:53", "udp://127.0.0.1:53")]
    [InlineData("udp://5000", "udp://127.0.0.1:5000")]
    [InlineData("udp://239.1.2.3:5000", "udp://239.1.2.3:5000")]
    [InlineData("unix:///run/app.sock", "unix:///run/app.sock")]
    [InlineData("unix:path", "unix://path")]
    [InlineData("unix:/run/app.sock", "unix:///run/app.sock")]
    [InlineData("unix:a file:1", "unix://a file:1")]
    [InlineData("unixgram:///run/app.sock", "unixgram:///run/app.sock")]
    [InlineData("TCP://127.0.0.1:1", "tcp://127.0.0.1:1")]
    [InlineData("  8000\t", "tcp://127.0.0.1:8000")]
    [InlineData("0", "tcp://127.0.0.1:0")]
    [InlineData("localhost:065535", "tcp://localhost:65535")]
    [InlineData("[fe80::1%eth0]:8000", "tcp://[fe80::1%eth0]:8000")]
    [InlineData("[::ffff:192.0.2.1]:1", "tcp://[::ffff:192.0.2.1]:1")]
    [InlineData("host.name.:1", "tcp://host.name.:1")]
    [InlineData("my_service:1", "tcp://my_service:1")]
    [InlineData("3com.example:1", "tcp://3com.example:1")]
    [InlineData("bücher.example:1", "tcp://bücher.example:1")]
    [InlineData("例え.テスト:1", "tcp://例え.テスト:1")]
    public void TryParse_ReadsEveryFormOfTheGuide(string text, string address)
    {
        Assert.True(AddressParser.TryParse(text, out EndpointAddress? parsed, out AddressError? error), error?.Message);
        Assert.Equal(address, parsed.ToString());
    }

    [Theory]
    [InlineData("", 0, "the address is missing")]
    [InlineData("   ", 3, "the address is missing")]
    [InlineData("tpc://localhost:1", 0, "unknown scheme \"tpc\"")]
    [InlineData("://localhost:1", 0, "the scheme is missing before ://")]
    [InlineData("tcp:8000", 4, "the slashes after the scheme are missing")]
    [InlineData("tcp:/localhost:8000", 4, "the slashes after the scheme are missing")]
    [InlineData("tcp://", 6, "host and port are missing")]
    [InlineData(":", 1, "the port is missing")]
    [InlineData("localhost", 9, "the port is missing")]
    [InlineData(" localhost", 10, "the port is missing")]
    [InlineData("localhost:", 10, "the port is missing")]
    [InlineData("[::1]", 5, "the port is missing")]
    [InlineData("localhost:99999", 10, "port 99999 is too large")]
    [InlineData("65536", 0, "port 65536 is too large")]
    [InlineData("123456789012345678901234567890", 0, "the port is too large")]
    [InlineData("localhost:http", 10, "\"h\" has no place in a port")]
    [InlineData("localhost:80a", 12, "\"a\" has no place in a port")]
    [InlineData("localhost:-1", 10, "\"-\" has no place in a port")]
    [InlineData("localhost:٣", 10, "\"٣\" has no place in a port")]
    [InlineData("localhost:80 ab", 12, "a blank has no place in a port")]
    [InlineData("tcp://[::1:8000", 6, "the bracket is not closed")]
    [InlineData("[127.0.0.1]:80", 1, "\"127.0.0.1\" is not an IPv6 address")]
    [InlineData("[::1/64]:80", 1, "\"::1/64\" is not an IPv6 address")]
    [InlineData("[::1%]:80", 1, "\"::1%\" is not an IPv6 address")]
    [InlineData("[::1]8000", 5, "\"8\" has no place after the bracket")]
    [InlineData("::1:8000", 0, "an IPv6 address needs brackets")]
    [InlineData("fe80::1%eth0", 0, "an IPv6 address needs brackets and a port")]
    [InlineData("localhost:80:90", 12, "a second colon has no place here")]
    [InlineData("tcp://me@host:80", 6, "a user name has no place in an address")]
    [InlineData("tcp://me:secret@host:80", 6, "a user name has no place in an address")]
    [InlineData("localhost:80/path", 12, "nothing may follow the port")]
    [InlineData("localhost:80?q", 12, "nothing may follow the port")]
    [InlineData("localhost:80#f", 12, "nothing may follow the port")]
    [InlineData("local host:80", 5, "a blank can't be in a host name")]
    [InlineData("local\u0007host:80", 5, "U+0007 can't be in a host name")]
    [InlineData("*.example:80", 0, "\"*\" can't be in a host name")]
    [InlineData("a..b:80", 2, "a dot too many in the host name")]
    [InlineData(".:80", 0, "a dot too many in the host name")]
    [InlineData("-a:80", 0, "a hyphen can't begin or end a part of a host name")]
    [InlineData("tcp://x.a-:80", 9, "a hyphen can't begin or end a part of a host name")]
    [InlineData("127.0.0.300:80", 8, "300 is too large")]
    [InlineData("127.1:80", 0, "an IPv4 address has four numbers, not 2")]
    [InlineData("127.0.0.010:80", 8, "\"010\" with a zero before it could be meant as octal")]
    [InlineData("0x7f000001:80", 0, "\"0x7f000001\" is not a decimal number")]
    [InlineData("1.2.3.4.:80", 8, "a number is missing")]
    [InlineData("unix:", 5, "the path is missing")]
    [InlineData("unix://", 7, "the path is missing")]
    [InlineData("unix:a\u0001b", 6, "U+0001 can't be in a path")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(AddressParser.TryParse(text, out _, out AddressError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("tpc://localhost:1", "did you mean tcp://?")]
    [InlineData("upd://localhost:1", "did you mean udp://?")]
    [InlineData("UNX://a", "did you mean unix://?")]
    [InlineData("gopher://localhost:1", "use one of tcp tls udp unix unixgram")]
    [InlineData("tcp:/localhost:8000", "write tcp://localhost:8000")]
    [InlineData("localhost", "write localhost:8000, with the port you want")]
    [InlineData("::1:8000", "write [::1]:8000")]
    [InlineData("::", "write [::]:8000")]
    [InlineData("localhost:65536", "ports go from 0 to 65535")]
    public void TryParse_OfAMistake_ShowsTheWayOut(string text, string hint)
    {
        Assert.False(AddressParser.TryParse(text, out _, out AddressError? error));
        Assert.Equal(hint, error.Hint);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void TryParse_AllowsPartsOfNamesUpTo63Characters(int length, bool isAllowed) =>
        Assert.Equal(isAllowed, AddressParser.TryParse($"{new string('a', length)}:80", out _, out _));

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void TryParse_AllowsNamesUpTo253Characters(int length, bool isAllowed)
    {
        string name = string.Join('.', Enumerable.Repeat(new string('a', 49), 6))[..length];

        Assert.Equal(isAllowed, AddressParser.TryParse($"{name}:80", out _, out _));
    }

    [Theory]
    [InlineData("a", 107, true)]
    [InlineData("a", 108, false)]
    [InlineData("ä", 53, true)]
    [InlineData("ä", 54, false)]
    public void TryParse_AllowsPathsUpTo107Bytes(string character, int count, bool isAllowed) =>
        Assert.Equal(isAllowed, AddressParser.TryParse($"unix:{string.Concat(Enumerable.Repeat(character, count))}", out _, out _));

    [Fact]
    public void TryParse_OfRandomText_NeverThrowsAndErrorsLieInsideIt() => ForRandomTexts((seed, text) =>
    {
        if (!AddressParser.TryParse(text, out _, out AddressError? error))
        {
            Assert.True(error.Position >= 0 && error.Position <= text.Length, $"seed {seed}: {error} in \"{text}\"");
        }
    });

    [Fact]
    public void TryParse_OfWhatAnAddressPrints_ReadsAnEqualOne()
    {
        int read = 0;
        ForRandomTexts((seed, text) =>
        {
            if (AddressParser.TryParse(text, out EndpointAddress? address, out _))
            {
                read++;
                bool isReadAgain = AddressParser.TryParse(address.ToString(), out EndpointAddress? again, out AddressError? error);
                Assert.True(isReadAgain && address == again, $"seed {seed}: \"{text}\" prints \"{address}\": {error}");
            }
        });

        Assert.InRange(read, 1_000, int.MaxValue);
    }

    private static void ForRandomTexts(Action<int, string> check)
    {
        string[] pieces =
        [
            "tcp://", "udp://127.0.0.1", "host:", "[fe80::1", "]:", ":80", "unix:", "tcp", "tls", "udp", "unix", "unixgram", "://", ":", "/", "[", "]", "::1", "127.0.0.1", "localhost", "lan", "*", "8000", "0", "65536", "%eth0",
            "@", "?", "#", " ", ".", "-", "ä", "\ud83d", "\ude00", "\0", "0x1", "a_b", "\u3002", "ß", "\u200d",
        ];
        for (int seed = 0; seed < 50_000; seed++)
        {
            var random = new Random(seed);
            check(seed, string.Concat(random.GetItems(pieces, random.Next(0, 7))));
        }
    }
}
