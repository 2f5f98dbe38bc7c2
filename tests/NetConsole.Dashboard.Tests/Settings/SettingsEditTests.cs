using System.Text;
using System.Text.Json;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Tests.Settings;

public class SettingsEditTests
{
    [Fact]
    public void Write_IntoNothing_WritesWhatIsNoDefault() => Assert.Equal(
        """
        {
          "theme": "light",
          "numbers": true
        }

        """,
        Write("{\n}\n", ("theme", "light", false), ("eol", "auto", true), ("numbers", "on", false)));

    [Fact]
    public void Write_ReplacesTheValueAloneAndKeepsAllElse() => Assert.Equal(
        """
        // mine
        {
           "theme" : "light", // for the office
          "unknown": [ 1, /* two */ 2 ],
          "eol": "lf" /* last */
        }
        """,
        Write(
            """
            // mine
            {
               "theme" : "dark", // for the office
              "unknown": [ 1, /* two */ 2 ],
              "eol": "lf" /* last */
            }
            """,
            ("theme", "light", false),
            ("eol", "lf", false)));

    [Theory]
    [InlineData("{\n  \"a\": 1 // note\n}\n", "{\n  \"a\": 1, // note\n  \"eol\": \"cr\"\n}\n")]
    [InlineData("{\n  \"a\": 1, // note\n}\n", "{\n  \"a\": 1, // note\n  \"eol\": \"cr\"\n}\n")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1, \"eol\": \"cr\" }")]
    [InlineData("{ \"a\": 1, /* , */ }", "{ \"a\": 1, /* , */ \"eol\": \"cr\" }")]
    [InlineData("{}", "{\n  \"eol\": \"cr\"\n}")]
    [InlineData("{ // nothing yet\n}", "{ // nothing yet\n  \"eol\": \"cr\"\n}")]
    [InlineData("{\r\n\t\"a\": 1\r\n}", "{\r\n\t\"a\": 1,\n\t\"eol\": \"cr\"\r\n}")]
    [InlineData("{\n  \"a\": \"x,}\" /* , */\n}", "{\n  \"a\": \"x,}\", /* , */\n  \"eol\": \"cr\"\n}")]
    [InlineData("{\n  \"eol\": \"lf\",\n  \"eol\": \"lf\"\n}", "{\n  \"eol\": \"lf\",\n  \"eol\": \"cr\"\n}")]
    [InlineData("{ \"a\": 1, // note\r}", "{ \"a\": 1, // note\n\"eol\": \"cr\"\r}")]
    [InlineData("{ \"eol\": [\"lf\"] }", "{ \"eol\": \"cr\" }")]
    public void Write_IsReadBackWhateverTheFileLooksLike(string before, string after)
    {
        string written = Write(before, ("eol", "cr", false));

        Assert.Equal(after, written);
        Assert.Equal(LineEnd.Cr, Read(written).Settings.LineEnd);
    }

    [Fact]
    public void Write_WhatTheFileSaysAlready_ChangesNothing()
    {
        const string Json = "{ \"numbers\": \"on\", \"theme\": \"dark\" }";
        Assert.Equal(Json, Write(Json, ("numbers", "on", false), ("theme", "dark", false)));
    }

    [Fact]
    public void Write_ADefaultThatTheFileSaysOtherwise_IsWritten() => Assert.Equal("{ \"numbers\": false }", Write("{ \"numbers\": true }", ("numbers", "off", true)));

    [Fact]
    public void Write_IntoWhatIsNoJson_Throws() => Assert.ThrowsAny<JsonException>(() => Write("{ theme: dark }", ("eol", "cr", false)));

    [Fact]
    public void Messages_ComeAndGoOneByOne()
    {
        byte[] json = SettingsEdit.Nothing.ToArray();
        json = SettingsEdit.WithMessage(json, Message("ping", "PING <ä> \"{counter}\"", 2));
        json = SettingsEdit.WithMessage(json, Message("stop", "\\x02STOP\\x03", null));
        Assert.Equal(
            """
            {
              "messages": [
                { "name": "ping", "key": "F2", "text": "PING <ä> \"{counter}\"" },
                { "name": "stop", "text": "\\x02STOP\\x03" }
              ]
            }

            """,
            Encoding.UTF8.GetString(json));

        json = SettingsEdit.WithMessage(json, Message("stop", "STOP", 2));
        Assert.Equal(
            """
            {
              "messages": [
                { "name": "ping", "text": "PING <ä> \"{counter}\"" },
                { "name": "stop", "text": "STOP", "key": "F2" }
              ]
            }

            """,
            Encoding.UTF8.GetString(json));
        json = SettingsEdit.WithMessage(json, Message("stop", "02 03", 3, isHex: true));
        Assert.Contains("{ \"name\": \"stop\", \"text\": \"02 03\", \"key\": \"F3\", \"mode\": \"hex\" }", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.True(Read(Encoding.UTF8.GetString(json)).Messages[^1].IsHex);
        json = SettingsEdit.WithoutMessage(json, "stop");
        json = SettingsEdit.WithoutMessage(json, "ping");
        Assert.Equal("{\n  \"messages\": [\n  ]\n}\n", Encoding.UTF8.GetString(json));
    }

    [Fact]
    public void Messages_WhereNullIs_BecomeAList() => Assert.Equal(
        "a", Assert.Single(Read(Encoding.UTF8.GetString(SettingsEdit.WithMessage("{ \"messages\": null }"u8.ToArray(), Message("a", "x", null)))).Messages).Name);

    [Fact]
    public void Messages_KeepTheirCommentsAndWhatElseIsThere()
    {
        byte[] json = Encoding.UTF8.GetBytes("{ \"messages\": [\n  // first\n  { \"name\": \"a\", \"text\": \"x\", \"mine\": 1 }, // of a\n  { \"name\": \"b\", \"text\": \"y\" }\n] }");

        Assert.Equal(
            "{ \"messages\": [\n  // first\n  { \"name\": \"a\", \"text\": \"z\", \"mine\": 1 }, // of a\n  { \"name\": \"b\", \"text\": \"y\" }\n] }",
            Encoding.UTF8.GetString(SettingsEdit.WithMessage(json, Message("a", "z", null))));
        Assert.Equal(
            "{ \"messages\": [\n  // first\n  { \"name\": \"a\", \"text\": \"x\", \"mine\": 1 } // of a\n] }",
            Encoding.UTF8.GetString(SettingsEdit.WithoutMessage(json, "b")));
    }

    private static string Write(string json, params (string Name, string Value, bool IsDefault)[] values) => Encoding.UTF8.GetString(
        SettingsEdit.Write(Encoding.UTF8.GetBytes(json), values.Select(value => new SettingValue(SettingTable.Find(value.Name)!, value.Value, value.IsDefault))).Json);

    private static SettingsReading Read(string json) => SettingsReader.Read(Encoding.UTF8.GetBytes(json), new SessionSettings(TimeZoneInfo.Utc));

    private static SavedMessage Message(string name, string text, int? key, bool isHex = false) =>
        SavedMessage.TryMake(name, text, isHex, key, out SavedMessage? message, out _) ? message : throw new InvalidOperationException(text);
}
