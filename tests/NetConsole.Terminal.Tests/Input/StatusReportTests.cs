using NetConsole.Terminal.Input;

namespace NetConsole.Terminal.Tests.Input;

/// <summary>The terminal's answer to DSR may come between any two keys, and is none.</summary>
public sealed class StatusReportTests
{
    [Theory]
    [InlineData("␛[0n", "")]
    [InlineData("␛[3n", "")]
    [InlineData("a␛[0nb", "a b")]
    [InlineData("␛␛[0n", "Esc")]
    [InlineData("␛␛[0nb", "Esc b")]
    [InlineData("␛O␛[0n", "Alt-O")]
    [InlineData("␛[A␛[0n␛[A", "Up Up")]
    [InlineData("é␛[0né", "é é")]
    public void Feed_OfAnAnswer_TellsOfIt_AndLeavesTheKeysAlone(string typed, string keys)
    {
        byte[] bytes = Decoding.Bytes(typed);
        for (int split = 0; split <= bytes.Length; split++)
        {
            int answers = 0;
            List<TerminalEvent> events = [];
            var decoder = new InputDecoder(() => answers++);
            decoder.Feed(bytes.AsSpan(0, split), events.Add);
            decoder.Feed(bytes.AsSpan(split), events.Add);

            Assert.Equal(keys, Decoding.Show(events));
            Assert.Equal(1, answers);
            Assert.Null(decoder.Patience);
        }
    }

    [Theory]
    [InlineData("␛[n")]
    [InlineData("␛[?0n")]
    [InlineData("␛[0;1n")]
    [InlineData("␛[5;7R")]
    public void Feed_OfOtherReports_SaysNothing(string typed)
    {
        int answers = 0;
        List<TerminalEvent> events = [];
        new InputDecoder(() => answers++).Feed(Decoding.Bytes(typed), events.Add);

        Assert.Empty(events);
        Assert.Equal(0, answers);
    }
}
