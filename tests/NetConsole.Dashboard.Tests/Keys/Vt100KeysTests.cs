using System.Text;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;
using KeyTable = NetConsole.Dashboard.Keys.KeyTable;

namespace NetConsole.Dashboard.Tests.Keys;

/// <summary>Every line of the key table can be reached from a terminal of 1978: bytes go through the decoder, and the keys that come out do what the table says.</summary>
public sealed class Vt100KeysTests
{
    public static TheoryData<int, string> Bindings => new(
        KeyTable.Bindings.Select((binding, index) => new TheoryDataRow<int, string>(index, $"{binding.Context}: {binding.Description}")));

    public static TheoryData<int, string> Sequences => new(
        KeyTable.Bindings.SelectMany((binding, index) => binding.Keys.Where(IsOnVt100).Select(keys => new TheoryDataRow<int, string>(index, keys.ToString()))));

    [Theory]
    [MemberData(nameof(Bindings))]
    public void EveryAction_HasAKeyThatAVt100Sends(int index, string what) =>
        Assert.True(KeyTable.Bindings[index].Keys.Any(IsOnVt100), $"{what} has none: {string.Join(", ", KeyTable.Bindings[index].Keys)}");

    [Theory]
    [MemberData(nameof(Sequences))]
    public void TheBytesOfAKey_DoWhatTheTableSays(int index, string keys)
    {
        KeyBinding binding = KeyTable.Bindings[index];
        KeySequence sequence = binding.Keys.Single(one => one.ToString() == keys);
        KeyStroke stroke = Decoded(sequence.Stroke);
        KeyStroke? prefix = sequence.Prefix is { } first ? Decoded(first) : null;

        Assert.True(prefix is null || prefix == KeyTable.PrefixKey);
        Assert.Contains(binding.Action, Meanings(binding.Context, prefix, stroke));
    }

    [Theory]
    [InlineData("\x13", "Ctrl-S")]
    [InlineData("\x11", "Ctrl-Q")]
    [InlineData("\x18o", "Ctrl-X o")]
    [InlineData("\eb", "Alt-b")]
    [InlineData("\e\r", "Alt-Enter")]
    [InlineData("\e\x7F", "Alt-Backspace")]
    [InlineData("\x1F", "Ctrl-_")]
    [InlineData("\eOA", "Up")]
    public void WhatAVt100Sends_IsTheKeyItMeans(string bytes, string keys) => Assert.Equal(keys, string.Join(' ', Decode(bytes)));

    [Fact]
    public void ALoneEscape_IsAKeyOnlyOnceNothingFollows()
    {
        List<TerminalEvent> events = [];
        InputDecoder decoder = new();
        decoder.Feed("\e"u8, events.Add);
        Assert.Empty(events);
        Assert.NotNull(decoder.Patience);

        decoder.Expire(events.Add);
        Assert.Equal(KeyStroke.Of(Key.Escape), Assert.IsType<TerminalEvent.KeyPressed>(Assert.Single(events)).Stroke);
    }

    private static bool IsOnVt100(KeySequence keys) =>
        Vt100Keys.BytesOf(keys.Stroke) is not null && (keys.Prefix is not { } prefix || Vt100Keys.BytesOf(prefix) is not null);

    private static KeyStroke Decoded(KeyStroke stroke) => Assert.Single(Decode(Vt100Keys.BytesOf(stroke)!));

    private static List<KeyStroke> Decode(string bytes)
    {
        List<KeyStroke> strokes = [];
        InputDecoder decoder = new();
        decoder.Feed(Encoding.ASCII.GetBytes(bytes), Take);
        if (decoder.Patience is not null)
        {
            decoder.Expire(Take);
        }

        return strokes;

        void Take(TerminalEvent what) => strokes.Add(Assert.IsType<TerminalEvent.KeyPressed>(what).Stroke);
    }

    /// <summary>What the key does wherever its line of the table may apply.</summary>
    private static IEnumerable<DashboardAction?> Meanings(KeyContext context, KeyStroke? prefix, KeyStroke stroke) =>
        context is KeyContext.Completion or KeyContext.Search or KeyContext.Palette
            ? [KeyTable.Find(context, stroke)]
            : Enum.GetValues<Pane>().Select(pane => KeyTable.Find(pane, prefix, stroke));
}
