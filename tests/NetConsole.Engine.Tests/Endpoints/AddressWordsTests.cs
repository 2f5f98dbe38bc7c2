using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class AddressWordsTests
{
    [Theory]
    [InlineData("localhost 8000", "tcp://localhost:8000")]
    [InlineData("127.0.0.1 8000", "tcp://127.0.0.1:8000")]
    [InlineData("::1 8000", "tcp://[::1]:8000")]
    [InlineData("[::1] 8000", "tcp://[::1]:8000")]
    [InlineData("* 8000", "tcp://*:8000")]
    [InlineData("lan 8000", "tcp://lan:8000")]
    [InlineData("8000 9000", "tcp://127.0.0.1:8000", "tcp://127.0.0.1:9000")]
    [InlineData("localhost:1 9000", "tcp://localhost:1", "tcp://127.0.0.1:9000")]
    [InlineData("tcp://[::1]:1 9000", "tcp://[::1]:1", "tcp://127.0.0.1:9000")]
    [InlineData("unix:path 9000", "unix://path", "tcp://127.0.0.1:9000")]
    [InlineData("8000 localhost 9000 udp://:53", "tcp://127.0.0.1:8000", "tcp://localhost:9000", "udp://127.0.0.1:53")]
    public void TryParseMany_JoinsAHostAndTheDigitsAfterIt(string words, params string[] addresses)
    {
        Assert.True(AddressParser.TryParseMany(words.Split(' '), out IReadOnlyList<EndpointAddress> read, out AddressWordError? error), error?.ToString());
        Assert.Equal(addresses, read.Select(address => address.ToString()));
    }

    [Theory]
    [InlineData("localhost 99999", 1, 0, "port 99999 is too large")]
    [InlineData("::1 99999", 1, 0, "port 99999 is too large")]
    [InlineData("local_host! 80", 0, 10, "\"!\" can't be in a host name")]
    [InlineData("8000 localhost", 1, 9, "the port is missing")]
    [InlineData("localhost http", 0, 9, "the port is missing")]
    [InlineData("tcp://localhost 80", 0, 15, "the port is missing")]
    [InlineData("1 2 :x", 2, 1, "\"x\" has no place in a port")]
    public void TryParseMany_OfAMistake_SaysInWhichWord(string words, int word, int position, string message)
    {
        Assert.False(AddressParser.TryParseMany(words.Split(' '), out _, out AddressWordError? error));
        Assert.Equal((word, position, message), (error.Word, error.Error.Position, error.Error.Message));
    }

    [Fact]
    public void TryParseMany_OfNoWords_IsNoAddress()
    {
        Assert.True(AddressParser.TryParseMany([], out IReadOnlyList<EndpointAddress> addresses, out _));
        Assert.Empty(addresses);
    }

    [Fact]
    public void TryParseMany_OfRandomWords_PlacesErrorsInsideTheirWord()
    {
        string[] pieces = ["localhost", "::1", "[::1]", "80", "99999", "tcp://", ":", "", "ä", " ", "*", "127.1", "a..b"];
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            string[] words = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => string.Concat(random.GetItems(pieces, random.Next(0, 3))))];
            if (!AddressParser.TryParseMany(words, out _, out AddressWordError? error))
            {
                Assert.True(error.Error.Position >= 0 && error.Error.Position <= words[error.Word].Length, $"seed {seed}: {error} in {string.Join('|', words)}");
            }
        }
    }
}
