using System.Text;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public class EncodedCharactersTests
{
    [Theory]
    [InlineData("latin1", "café", "636166e9")]
    [InlineData("windows-1252", "5 €", "352080")]
    [InlineData("windows-1251", "да", "e4e0")]
    [InlineData("utf-8", "漢", "e6bca2")]
    public void TryEncode_WhatTheEncodingHas_GivesItsBytes(string name, string text, string hex)
    {
        Assert.True(EncodedCharacters.TryEncode(text, Encoding(name), out ReadOnlyMemory<byte> bytes, out _));
        Assert.Equal(hex, Convert.ToHexStringLower(bytes.Span));
    }

    // The library's own encoders would send an "a" for the first and a "?" for the others.
    [Theory]
    [InlineData("windows-1252", "xā", "windows-1252 has no \"ā\"")]
    [InlineData("latin1", "x€", "latin1 has no \"€\"")]
    [InlineData("latin1", "x😀", "latin1 has no \"😀\"")]
    public void TryEncode_WhatItDoesNotHave_IsNamedAtItsPlace(string name, string text, string message)
    {
        Assert.False(EncodedCharacters.TryEncode(text, Encoding(name), out _, out TextError? error));
        Assert.Equal((1, message), (error.Position, error.Message));
    }

    [Theory]
    [InlineData("ok €", 3)]
    [InlineData(@"ok \u20AC", 3)]
    [InlineData("{{€", 2)]
    public void Template_WithACharacterThatTheEncodingDoesNotHave_IsAMistakeAtItsPlace(string text, int position)
    {
        Assert.False(Template.TryParse(text, TemplateUse.Unasked, out _, out TextError? error, System.Text.Encoding.Latin1));
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void NameOf_IsReadBack()
    {
        foreach (string name in TextEncodings.Names)
        {
            Assert.Equal(name, TextEncodings.NameOf(Encoding(name)));
        }
    }

    private static Encoding Encoding(string name)
    {
        Assert.True(TextEncodings.TryParse(name, out Encoding? encoding, out _));
        return encoding;
    }
}
