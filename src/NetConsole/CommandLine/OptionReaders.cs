using System.Globalization;
using NetConsole.Engine.Text;

namespace NetConsole.CommandLine;

/// <summary>The kinds of values that options have.</summary>
internal static class OptionReaders
{
    public static OptionReader Flag(Func<RunOptions, RunOptions> set) => (options, _) => set(options);

    /// <param name="least">The shortest duration that makes sense.</param>
    /// <param name="set">Puts it in its place.</param>
    public static OptionReader Duration(TimeSpan least, Func<RunOptions, TimeSpan, RunOptions> set) => (options, value) =>
        !DurationText.TryParse(value, out TimeSpan duration, out TextError? error) ? error
        : duration < least ? new TextError(0, "the duration is too short", $"at least {DurationText.Format(least)}")
        : set(options, duration);

    public static OptionReader Size(Func<RunOptions, long, RunOptions> set) => (options, value) =>
        SizeText.TryParse(value, out long bytes, out TextError? error) ? set(options, bytes) : error;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static OptionReader Count(int least, int most, Func<RunOptions, int, RunOptions> set) => (options, value) =>
        !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new TextError(0, value.Length == 0 ? "the number is missing" : $"\"{value}\" is no number", $"a whole number from {least} to {most}")
        : count < least || count > most ? new TextError(0, $"{count} is too {(count < least ? "small" : "large")}", $"from {least} to {most}")
        : set(options, count);

    /// <summary>One of a few words, in any case.</summary>
    public static OptionReader Word(IReadOnlyList<string> words, Func<RunOptions, string, RunOptions> set) => (options, value) =>
        words.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } found
            ? set(options, found)
            : new TextError(
                0,
                value.Length == 0 ? "the word is missing" : $"unknown word \"{value}\"",
                NearestWord.To(value, words) is { } meant ? $"did you mean {meant}?" : $"use one of {string.Join(' ', words)}");
}
