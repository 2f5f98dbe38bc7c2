using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class FramerFactoryTests
{
    [Theory]
    [InlineData("auto", typeof(AutoFramer))]
    [InlineData("raw", typeof(RawFramer))]
    [InlineData("line", typeof(LineFramer))]
    [InlineData("delimiter:;", typeof(DelimiterFramer))]
    [InlineData("length:2", typeof(LengthFramer))]
    [InlineData("fixed:3", typeof(FixedFramer))]
    [InlineData("stx-etx", typeof(EnvelopeFramer))]
    [InlineData("mllp", typeof(EnvelopeFramer))]
    [InlineData("idle:1s", typeof(IdleFramer))]
    public void Create_MakesTheFramerOfTheOptions(string text, Type type)
    {
        Assert.True(FramingSpec.TryParse(text, out FramingSpec? framing, out _));
        Assert.IsType(type, FramerFactory.Create(EngineOptions.Default with { Framing = framing }));
    }

    [Fact]
    public void Create_KnowsEveryCaseOfTheFamily()
    {
        IEnumerable<string> cases = typeof(FramingSpec).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(FramingSpec))).Select(type => type.Name);

        Assert.Equal(
            ["AutoSplit", "Delimited", "FixedLength", "Idle", "LengthPrefixed", "Lines", "Mllp", "RawChunks", "StxEtx"],
            cases.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("auto", 20)]
    [InlineData("auto:70ms", 70)]
    [InlineData("idle:90ms", 90)]
    public void Create_PassesThePauseOn(string text, int milliseconds)
    {
        Assert.True(FramingSpec.TryParse(text, out FramingSpec? framing, out _));
        Framer framer = FramerFactory.Create(EngineOptions.Default with { Framing = framing });
        framer.Scan("rest"u8, 4, []);

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), framer.SilenceBeforeFlush("rest"u8));
    }
}
