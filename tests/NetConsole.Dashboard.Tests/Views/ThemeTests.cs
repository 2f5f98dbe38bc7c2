using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Tests.Views;

public class ThemeTests
{
    private static readonly TerminalTraits s_colours = new(ColorDepth.Ansi16, IsUnicode: true);

    [Fact]
    public void Auto_IsDarkWhereThereAreColours() => Assert.Same(Theme.Dark, Theme.For(s_colours, ThemeChoice.Auto));

    [Fact]
    public void Auto_IsMonochromeWhereNoColorIsSet() => Assert.Same(Theme.Monochrome, Theme.For(s_colours with { AvoidsColors = true }, ThemeChoice.Auto));

    [Fact]
    public void AChosenTheme_GoesBeforeNoColor() => Assert.Same(Theme.Light, Theme.For(s_colours with { AvoidsColors = true }, ThemeChoice.Light));

    [Fact]
    public void Monochrome_TellsEverythingThatMattersApartWithoutColours()
    {
        Theme theme = Theme.Monochrome;
        Style[] styles = [theme.Text, theme.Dim, theme.Accent, theme.Focus, theme.Escape];

        Assert.Distinct(styles);
        Assert.All(styles, style => Assert.Equal((Color.Default, Color.Default), (style.Foreground, style.Background)));
        Assert.Equal(TextAttributes.Underline, theme.Escape.Attributes);
    }

    [Fact]
    public void Light_UsesNoInkThatPaperSwallows() => Assert.DoesNotContain(
        new[] { Theme.Light.Accent, Theme.Light.Focus, Theme.Light.Good, Theme.Light.Warning, Theme.Light.Bad, Theme.Light.Escape },
        style => style.Foreground is Color.Yellow or Color.Green or Color.Cyan or Color.White);
}
