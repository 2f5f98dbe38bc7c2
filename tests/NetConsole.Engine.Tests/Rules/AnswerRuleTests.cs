using System.Buffers;
using System.Diagnostics;
using System.Text;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Rules;

public sealed class AnswerRuleTests
{
    [Theory]
    [InlineData("/ping/ => pong", "ping", "pong")]
    [InlineData("/ping/ => pong", "a ping b", "pong")]
    [InlineData("/^ping$/ => pong", "a ping b", null)]
    [InlineData("/PING/ => pong", "ping", null)]
    [InlineData("/PING/i => pong", "ping", "pong")]
    [InlineData("/ä/i => {text}", "Ä", "Ä")]
    [InlineData("// => any", "", "any")]
    [InlineData("  /a/ => b", "a", "b")]
    [InlineData("/a/ =>b", "a", "b")]
    [InlineData("/a/ =>  b ", "a", " b ")]
    [InlineData("/a/ =>", "a", "")]
    [InlineData("/a/ => x/ => b", "a/ => x", "b")]
    [InlineData("/a/i => x/ => b", "a/i => x", "b")]
    [InlineData("/GET (\\S+) HTTP/ => $1\\n", "GET /index HTTP/1.1", "/index\n")]
    [InlineData("/(?<who>\\w+) (\\d+)/ => ${who}=$1, $0, $$1, $", "pump 42", "pump=42, pump 42, $1, $")]
    [InlineData("/(a)|(b)/ => <$1|$2>", "b", "<|b>")]
    [InlineData("/(.*)/ => {length}:$1", "{text}$1\\n", "10:{text}$1\\n")]
    [InlineData("/^(?!no)(.+)$/ => $1!", "yes", "yes!")]
    [InlineData("/(.)\\1/ => twice $1", "hello", "twice l")]
    public void TryAndExpand_AnswerWhatMatches(string text, string message, string? answer) =>
        Assert.Equal(answer, Answer(Parse(text), Encoding.UTF8.GetBytes(message)) is { } bytes ? Encoding.UTF8.GetString(bytes) : null);

    [Theory]
    [InlineData("/a+b/ => x", false)]
    [InlineData("/(a+)+$/ => x", false)]
    [InlineData("/^(?!no)/ => x", true)]
    [InlineData("/(.)\\1/ => x", true)]
    public void MayBeSlow_IsTrueWhereOnlyBacktrackingCanMatch(string text, bool maybeSlow) => Assert.Equal(maybeSlow, Parse(text).MayBeSlow);

    [Fact]
    public void Try_OfBytesThatAreNoUtf8_MatchesThemAsLatin1AndCapturesThemExactly()
    {
        AnswerRule rule = Parse(@"/(\xFF.*)$/ => <$1>");

        Assert.Equal("3CFF00C33E", Convert.ToHexString(Answer(rule, [0x41, 0xFF, 0x00, 0xC3])!));
    }

    [Fact]
    public void Try_OfAnExpressionThatExplodes_TimesOutInsteadOfHanging()
    {
        AnswerRule rule = Parse(@"/^(?<!b)(a|aa)+$/ => x");
        long started = Stopwatch.GetTimestamp();

        Assert.Equal(RuleOutcome.TimedOut, rule.Try(Encoding.ASCII.GetBytes($"{new string('a', 200)}!"), out _));

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("ping => pong", 0, "a rule begins with the expression between slashes")]
    [InlineData("", 0, "a rule begins with the expression between slashes")]
    [InlineData("/ping/", 6, "the answer is missing")]
    [InlineData("/ping => pong", 6, "the expression has no slash at its end")]
    [InlineData("/ping/=> pong", 6, "one blank belongs between / and =>")]
    [InlineData("/ping/g => pong", 6, "unknown option \"g\" after the expression")]
    [InlineData("/a[b/ => c", 4, "the expression can't be read: a [ is not closed")]
    [InlineData("/a(b/ => c", 4, "the expression can't be read: a ( is not closed")]
    [InlineData("/*/ => c", 2, "the expression can't be read: a quantifier has nothing before it")]
    [InlineData("/a/ => {txt}", 8, "unknown field {txt}")]
    [InlineData("/a/ => $1", 7, "the expression has no group \"1\"")]
    [InlineData("/(a)/ => b${c}", 10, "the expression has no group \"c\"")]
    [InlineData("/(a)/ => ${1", 9, "the brace after $ is not closed")]
    [InlineData("/(a)/ => $99999999999", 9, "the expression has no group \"99999999999\"")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(AnswerRule.TryParse(text, out _, out TextError? error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public void TryParse_OfRandomText_NeverThrowsAndErrorsLieInsideIt()
    {
        string[] pieces = ["/", "/ =>", "/i =>", "=>", " ", "a", "(", ")", "[", "*", "\\", "$1", "${", "}", "{text}", "(?<n>", "\ud83d", "{2,1}"];
        for (int seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            string text = "/" + string.Concat(random.GetItems(pieces, random.Next(0, 9)));
            if (!AnswerRule.TryParse(text, out _, out TextError? error))
            {
                Assert.True(error.Position >= 0 && error.Position <= text.Length, $"seed {seed}: {error} in {text}");
            }
        }
    }

    private static AnswerRule Parse(string text) =>
        AnswerRule.TryParse(text, out AnswerRule? rule, out TextError? error) ? rule : throw new ArgumentException(error.Message);

    private static byte[]? Answer(AnswerRule rule, byte[] text)
    {
        if (rule.Try(text, out RuleMatch? match) != RuleOutcome.Match)
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>();
        rule.Answer.Expand(new TemplateContext { Message = text, Text = text, Match = match }, output);
        return output.WrittenSpan.ToArray();
    }
}
