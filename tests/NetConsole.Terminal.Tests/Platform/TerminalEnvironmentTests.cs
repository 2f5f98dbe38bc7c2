using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Tests.Platform;

public sealed class TerminalEnvironmentTests
{
    [Theory]
    [InlineData("TERM=xterm-256color", ColorDepth.Ansi16)]
    [InlineData("TERM=linux", ColorDepth.Ansi16)]
    [InlineData("TERM=screen", ColorDepth.Ansi16)]
    [InlineData("TERM=vt100", ColorDepth.Monochrome)]
    [InlineData("TERM=vt220", ColorDepth.Monochrome)]
    [InlineData("TERM=vte-256color", ColorDepth.Ansi16)]
    [InlineData("TERM=xterm-mono", ColorDepth.Monochrome)]
    [InlineData("TERM=rxvt-m", ColorDepth.Monochrome)]
    public void Traits_Colors(string environment, ColorDepth expected)
        => Assert.Equal(expected, TerminalEnvironment.Traits(Variables(environment)).Colors);

    [Theory]
    [InlineData("TERM=xterm", false)]
    [InlineData("TERM=xterm NO_COLOR=", false)]
    [InlineData("TERM=xterm NO_COLOR=1", true)]
    public void Traits_AvoidsColors_WhereNoColorIsSetAndNotEmpty(string environment, bool expected)
    {
        TerminalTraits traits = TerminalEnvironment.Traits(Variables(environment));

        Assert.Equal((expected, ColorDepth.Ansi16), (traits.AvoidsColors, traits.Colors));
    }

    [Theory]
    [InlineData("TERM=xterm-256color", true)]
    [InlineData("TERM=tmux", true)]
    [InlineData("TERM=linux", false)]
    [InlineData("TERM=vt100", false)]
    public void Traits_HasTitleAndClipboard_WhereAnOscIsNotPrinted(string environment, bool expected)
    {
        TerminalTraits traits = TerminalEnvironment.Traits(Variables(environment));

        Assert.Equal((expected, expected), (traits.HasTitle, traits.HasClipboard));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("LANG=C", false)]
    [InlineData("LANG=de_DE.ISO-8859-1", false)]
    [InlineData("LANG=C.UTF-8", true)]
    [InlineData("LANG=en_US.utf8", true)]
    [InlineData("LANG=en_US.UTF-8 LC_CTYPE=C", false)]
    [InlineData("LANG=C LC_CTYPE=UTF-8", true)]
    [InlineData("LANG=C.UTF-8 LC_ALL=POSIX", false)]
    [InlineData("LANG=C.UTF-8 LC_ALL= LC_CTYPE=", true)]
    public void Traits_IsUnicode_ByTheFirstVariableThatIsSet(string environment, bool expected)
        => Assert.Equal(expected, TerminalEnvironment.Traits(Variables(environment)).IsUnicode);

    [Theory]
    [InlineData("TERM=xterm", null)]
    [InlineData("", "TERM is not set")]
    [InlineData("TERM=", "TERM is not set")]
    [InlineData("TERM=dumb", "TERM=dumb has no screen to draw on")]
    [InlineData("TERM=unknown", "TERM=unknown has no screen to draw on")]
    public void Refusal_SaysWhy(string environment, string? expected)
        => Assert.Equal(expected, TerminalEnvironment.Refusal(Variables(environment)));

    private static Func<string, string?> Variables(string environment)
    {
        var values = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => values.GetValueOrDefault(name);
    }
}
