using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Tests.Settings;

public class SettingsReaderTests
{
    [Fact]
    public void CommentsAndTrailingCommas_AreFine()
    {
        SettingsReading reading = Read(
            """
            // mine
            {
              "theme": "light", /* bright room */
              "numbers": true,
              "messages": [ { "name": "ping", "key": "F2", "text": "PING {counter}", }, ],
            }
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(ThemeChoice.Light, reading.Settings.Theme);
        Assert.True(reading.Settings.ShowsNumbers);
        SavedMessage message = Assert.Single(reading.Messages);
        Assert.Equal(("ping", 2, "PING {counter}"), (message.Name, message.Key, message.Text));
    }

    [Theory]
    [InlineData("""{ "numbers": "on" }""", true)]
    [InlineData("""{ "numbers": true, "numbers": false }""", false)]
    [InlineData("""{ "numbers": null }""", false)]
    public void Switches_AreTrueOrFalseOrWords(string json, bool expected) => Assert.Equal(expected, Read(json).Settings.ShowsNumbers);

    [Theory]
    [InlineData("{\n  \"theme\": \"drak\",\n  \"eol\": \"crlf\"\n}", "line 2, column 12: theme cannot be drak")]
    [InlineData("{\n  \"tehme\": \"dark\", \"eol\": \"crlf\"\n}", "line 2, column 3: there is no setting tehme; did you mean theme?")]
    [InlineData("{\"xyzzy\": { \"a\": [1, 2] }, \"eol\": \"crlf\"}", "line 1, column 2: there is no setting xyzzy")]
    [InlineData("{\"theme\": [\"dark\"], \"eol\": \"crlf\"}", "line 1, column 11: theme is one value")]
    [InlineData("{\"theme\": 5, \"eol\": \"crlf\"}", "line 1, column 11: theme cannot be 5")]
    [InlineData("{\"framing\": \"line\", \"eol\": \"crlf\"}", "line 1, column 2: framing belongs to a run")]
    [InlineData("{\"messages\": {}, \"eol\": \"crlf\"}", "line 1, column 14: messages are a list")]
    [InlineData("{\"messages\": [7], \"eol\": \"crlf\"}", "line 1, column 15: a message stands in braces")]
    [InlineData("{\"messages\": [{\"name\": \"a\"}], \"eol\": \"crlf\"}", "line 1, column 15: a message has a name and a text")]
    [InlineData("{\"messages\": [{\"name\": \"a\", \"text\": \"{nonsense}\"}], \"eol\": \"crlf\"}", "line 1, column 37:")]
    [InlineData("{\"messages\": [{\"name\": \"a\", \"text\": \"x\", \"key\": \"F6\"}], \"eol\": \"crlf\"}", "line 1, column 49: F6 sends no messages")]
    [InlineData("{\"messages\": [{\"name\": \"a\", \"text\": \"x\", \"kye\": \"F2\"}], \"eol\": \"crlf\"}", "line 1, column 42: a message has no kye")]
    [InlineData("{\"messages\": [{\"name\": \"a b\", \"text\": \"x\"}], \"eol\": \"crlf\"}", "line 1, column 15: a b is no name")]
    [InlineData("{\"eol\": \"crlf\", \"theme\" \"dark\"}", "line 1, column 25:")]
    [InlineData("{\"eol\": \"crlf\", \"ä€😀\": 1, \"theme\": dark}", "line 1, column")]
    [InlineData("{\"eol\": \"crlf\"", "line 1, column 15:")]
    [InlineData("{\"eol\": \"crlf\"} x", "line 1, column 17:")]
    public void WhatIsWrong_IsNamedWithItsPlaceAndTheRestUsed(string json, string problem)
    {
        SettingsReading reading = Read(json);

        Assert.StartsWith(problem, reading.Problems[^1], StringComparison.Ordinal);
        Assert.Equal(LineEnd.CrLf, reading.Settings.LineEnd);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{\"\\ud800\": 1}")]
    public void WhatIsNoSettingsFileAtAll_IsOneProblem(string json) => Assert.Single(Read(json).Problems);

    [Fact]
    public void AKeyThatTwoMessagesHave_StaysWithTheFirst()
    {
        SettingsReading reading = Read("""{ "messages": [ { "name": "a", "key": "F2", "text": "x" }, { "name": "b", "key": "F2", "text": "y" } ] }""");

        Assert.Equal([2, null], reading.Messages.Select(message => message.Key));
        Assert.Contains("two messages have F2", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_CountAsEditorsDo() =>
        Assert.StartsWith("line 1, column 21: there is no setting q", Read("{\"eol\":/*ä€😀*/\"lf\",\"q\":1}").Problems[0], StringComparison.Ordinal);

    private static SettingsReading Read(string json) => SettingsReader.Read(Encoding.UTF8.GetBytes(json), new SessionSettings(TimeZoneInfo.Utc));
}
