using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Tests.Models;

public class NotifyExpressionTests
{
    [Theory]
    [InlineData("/error/", "an error", true)]
    [InlineData("/error/", "an ERROR", false)]
    [InlineData("/error/i", "an ERROR", true)]
    [InlineData("/a/b/", "a/b", true)]
    public void Matches_WhatItSays(string source, string text, bool expected)
    {
        Assert.True(NotifyExpression.TryParse(source, out NotifyExpression? expression, out _));
        Assert.Equal(expected, expression.Matches(text));
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("//", 0)]
    [InlineData("/a/x", 0)]
    [InlineData("/a(/", 3)]
    [InlineData("/(a)\\1/", 1)]
    [InlineData("/(?=a)/", 1)]
    public void Mistakes_AreRefusedAtTheirPlace(string source, int position)
    {
        Assert.False(NotifyExpression.TryParse(source, out _, out TextError? error));
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Two_AreEqualWhenTheyReadTheSame()
    {
        Assert.True(NotifyExpression.TryParse("/a/", out NotifyExpression? one, out _));
        Assert.True(NotifyExpression.TryParse("/a/", out NotifyExpression? two, out _));
        Assert.Equal(one, two);
    }
}
