using System.Buffers;
using System.Globalization;
using System.Text;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Rules;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("Hello, {text}", "Hello, World")]
    [InlineData("{hex}", "576f726c640d0a")]
    [InlineData("{length}", "7")]
    [InlineData("{n}", "3")]
    [InlineData("{peer}", "127.0.0.1:5000")]
    [InlineData("{time}", "2026-03-04T05:06:07.000089Z")]
    [InlineData("{unixtime}", "1772600767")]
    [InlineData("{lan}", "192.0.2.9")]
    [InlineData("{counter}", "12")]
    [InlineData("{random:7-7}", "7")]
    [InlineData("{random:-5--5}", "-5")]
    [InlineData("{{text}", "{text}")]
    [InlineData("{{{text}}", "{World}")]
    [InlineData("a}b", "a}b")]
    [InlineData("$1 $$ $", "$1 $$ $")]
    [InlineData("${n}", "$3")]
    [InlineData(@"\x02{text}\x03\r\n", "\u0002World\u0003\r\n")]
    [InlineData(@"\\{n}", @"\3")]
    [InlineData("", "")]
    public void Expand_InsertsWhatTheFieldsStandFor(string text, string expanded) =>
        Assert.Equal(expanded, Encoding.Latin1.GetString(Expand(text)));

    [Theory]
    [InlineData("123456789{crc16}", "1234567894b37")]
    [InlineData("123456789{crc32}", "123456789cbf43926")]
    [InlineData("123456789{sum8}", "123456789dd")]
    [InlineData("123456789{xor8}", "12345678931")]
    [InlineData("{crc16}123456789", "4b37123456789")]
    [InlineData("1234{crc16}56789", "12344b3756789")]
    [InlineData("123456789{xor8}{sum8}", "12345678931dd")]
    public void Expand_Checksums_AreOfEverythingElseInTheText(string text, string expanded) => Assert.Equal(expanded, Encoding.Latin1.GetString(Expand(text)));

    [Theory]
    [InlineData("123456789{crc16:le}", "374B")]
    [InlineData("123456789{crc16:be}", "4B37")]
    [InlineData("123456789{crc32:le}", "2639F4CB")]
    [InlineData("123456789{crc32:be}", "CBF43926")]
    [InlineData("123456789{sum8:le}", "DD")]
    public void Expand_ChecksumsWithAnOrder_AreRawBytes(string text, string hex) => Assert.Equal(hex, Convert.ToHexString(Expand(text)[9..]));

    [Fact]
    public void Expand_WhatIsInserted_IsNeverExpandedAgain()
    {
        var output = new ArrayBufferWriter<byte>();

        Parse("<{text}>{crc16}").Expand(new TemplateContext { Text = @"{peer}$1\n{crc16}{{"u8, Peer = "secret" }, output);

        Assert.StartsWith(@"<{peer}$1\n{crc16}{{>", Encoding.Latin1.GetString(output.WrittenSpan), StringComparison.Ordinal);
    }

    [Fact]
    public void Expand_OfText_KeepsBytesThatAreNoCharacters()
    {
        var output = new ArrayBufferWriter<byte>();

        Parse("{text}").Expand(new TemplateContext { Text = [0xFF, 0x00, 0xC3] }, output);

        Assert.Equal("FF00C3", Convert.ToHexString(output.WrittenSpan));
    }

    [Fact]
    public void Expand_Random_ReachesBothEndsOfTheRangeAndNothingOutside()
    {
        Template template = Parse("{random:0-3}");
        var seen = new SortedSet<int>();
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            var output = new ArrayBufferWriter<byte>();
            template.Expand(new TemplateContext { Random = random }, output);
            seen.Add(int.Parse(Encoding.ASCII.GetString(output.WrittenSpan), CultureInfo.InvariantCulture));
        }

        Assert.Equal([0, 1, 2, 3], seen);
    }

    [Fact]
    public void Expand_Uuid_IsANewOneEachTime()
    {
        string first = Encoding.ASCII.GetString(Expand("{uuid}"));
        string second = Encoding.ASCII.GetString(Expand("{uuid}"));

        Assert.True(Guid.TryParseExact(first, "D", out _));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Expand_WithNothingSet_InsertsNothingOrZero()
    {
        var output = new ArrayBufferWriter<byte>();

        Parse("{text}{hex}{length}{n}{peer}{counter}").Expand(default, output);

        Assert.Equal("000", Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Fact]
    public void TryParse_WithAnEncoding_WritesItsCharactersInIt()
    {
        Assert.True(Template.TryParse("ä{text}", TemplateUse.Answer, out Template? template, out _, Encoding.Latin1));
        var output = new ArrayBufferWriter<byte>();
        template.Expand(new TemplateContext { Text = [0xC3, 0xA4] }, output);

        Assert.Equal("E4C3A4", Convert.ToHexString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("ab{txt}", 3, "unknown field {txt}")]
    [InlineData("ab{}", 3, "the field has no name")]
    [InlineData("{\"json\": 1}", 1, "unknown field {\"json\"}")]
    [InlineData("ab{text", 2, "the brace is not closed")]
    [InlineData("{text:1}", 5, "nothing may follow text")]
    [InlineData("{random}", 7, "the range is missing")]
    [InlineData("{random:}", 8, "the range is missing")]
    [InlineData("{random:1}", 8, "\"1\" is no range of whole numbers")]
    [InlineData("{random:a-b}", 8, "\"a-b\" is no range of whole numbers")]
    [InlineData("{random:-}", 8, "\"-\" is no range of whole numbers")]
    [InlineData("{random:9-1}", 8, "the range goes from 9 down to 1")]
    [InlineData("{crc16:xe}", 7, "\"xe\" is no byte order")]
    [InlineData(@"ab\q", 2, "unknown escape: a backslash and \"q\"")]
    [InlineData(@"{text}\", 6, "a backslash at the end stands for nothing")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(Template.TryParse(text, TemplateUse.Answer, out _, out TextError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Theory]
    [InlineData("{text}")]
    [InlineData("{hex}")]
    [InlineData("{length}")]
    [InlineData("{n}")]
    public void TryParse_Unasked_RefusesFieldsOfAMessage(string field)
    {
        Assert.False(Template.TryParse($"ab{field}", TemplateUse.Unasked, out _, out TextError? error));
        Assert.Equal((3, $"there is no message yet for {field}"), (error.Position, error.Message));
    }

    [Fact]
    public void TryParse_Unasked_TakesAllOtherFields() =>
        Assert.True(Template.TryParse("{peer}{time}{unixtime}{lan}{counter}{random:0-1}{uuid}{crc16}", TemplateUse.Unasked, out _, out _));

    [Fact]
    public void TryParse_OfANameNearlyRight_SuggestsIt()
    {
        Assert.False(Template.TryParse("{lenght}", TemplateUse.Answer, out _, out TextError? error));
        Assert.Equal("did you mean {length}? Write {{ for a brace", error.Hint);
    }

    [Fact]
    public void TryParse_OfRandomText_NeverThrowsAndErrorsLieInsideIt()
    {
        string[] pieces = ["{", "}", "{{", "text", "random", ":", "0-9", "-", "crc16", ":le", "\\", "x41", "$", "1", "ä", "\ud83d", "{n}", ""];
        for (int seed = 0; seed < 30_000; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(random.GetItems(pieces, random.Next(0, 9)));
            if (Template.TryParse(text, TemplateUse.Answer, out Template? template, out TextError? error))
            {
                template.Expand(default, new ArrayBufferWriter<byte>());
            }
            else
            {
                Assert.True(error.Position >= 0 && error.Position <= text.Length, $"seed {seed}: {error} in {text}");
            }
        }
    }

    private static Template Parse(string text) =>
        Template.TryParse(text, TemplateUse.Answer, out Template? template, out TextError? error) ? template : throw new ArgumentException(error.Message);

    private static byte[] Expand(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        Parse(text).Expand(
            new TemplateContext
            {
                Message = "World\r\n"u8,
                Text = "World"u8,
                Number = 3,
                Peer = "127.0.0.1:5000",
                Time = new DateTimeOffset(2026, 3, 4, 6, 6, 7, TimeSpan.FromHours(1)).AddMicroseconds(89),
                Counter = 12,
                Lan = () => "192.0.2.9",
            },
            output);
        return output.WrittenSpan.ToArray();
    }
}
