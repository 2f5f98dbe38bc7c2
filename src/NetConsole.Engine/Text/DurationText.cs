using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetConsole.Engine.Text;

/// <summary>Durations as a person types them: <c>500ms</c>, <c>2s</c>, <c>1m</c>, <c>1h</c>; a bare number is seconds, as ncat has it.</summary>
public static class DurationText
{
    private const string Form = "write a number and a unit: 500ms 2s 1m 1h";

    /// <summary>More than a timer can wait (2^31 - 1 ms) is refused.</summary>
    private const decimal LongestMilliseconds = int.MaxValue;

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789.");

    /// <summary>Reads a duration of 0 to 24 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration, [NotNullWhen(false)] out TextError? error)
    {
        duration = TimeSpan.Zero;
        int unitStart = text.AsSpan().IndexOfAnyExcept(s_number) is var found and >= 0 ? found : text.Length;
        error = Multiply(text, unitStart, out decimal milliseconds);
        if (error is null)
        {
            duration = TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));
        }

        return error is null;
    }

    /// <summary>Writes a duration in the largest unit that needs no fraction, milliseconds if all do. <see cref="TryParse"/> reads the same.</summary>
    public static string Format(TimeSpan duration) => duration.Ticks switch
    {
        0 => "0s",
        var ticks when ticks % TimeSpan.TicksPerHour == 0 => $"{ticks / TimeSpan.TicksPerHour}h",
        var ticks when ticks % TimeSpan.TicksPerMinute == 0 => $"{ticks / TimeSpan.TicksPerMinute}m",
        var ticks when ticks % TimeSpan.TicksPerSecond == 0 => $"{ticks / TimeSpan.TicksPerSecond}s",
        var ticks => string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / TimeSpan.TicksPerMillisecond}ms"),
    };

    private static TextError? Multiply(string text, int unitStart, out decimal milliseconds)
    {
        milliseconds = 0;
        decimal unit = text[unitStart..] switch
        {
            "ms" => 1,
            "s" or "" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => 0,
        };
        if (unit == 0)
        {
            return new TextError(unitStart, unitStart == 0 ? $"\"{text}\" is no duration" : $"unknown unit \"{text[unitStart..]}\"", Form);
        }

        if (!decimal.TryParse(text.AsSpan(0, unitStart), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return new TextError(0, unitStart == 0 ? "the number is missing" : "not a number, or too large a one", Form);
        }

        if (number > LongestMilliseconds / unit)
        {
            return new TextError(0, "the duration is too long", "at most 24 days");
        }

        milliseconds = number * unit;
        return null;
    }
}
