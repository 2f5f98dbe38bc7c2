using System.Globalization;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>A row's time, in a column that is as wide for every row.</summary>
internal static class RowTime
{
    private const int MostColumns = 16;

    /// <summary>Columns of a time. A narrow screen has none to give away for parts of a second.</summary>
    public static int Columns(TimeMode mode, bool isNarrow) => mode switch
    {
        TimeMode.Milliseconds when !isNarrow => 12,
        TimeMode.Microseconds when !isNarrow => 15,
        TimeMode.SinceStart => isNarrow ? 8 : 12,
        TimeMode.SincePrevious => isNarrow ? 8 : 11,
        _ => 8,
    };

    /// <summary>The time as it stands in its column.</summary>
    /// <param name="form">How time is told.</param>
    /// <param name="time">When the row came.</param>
    /// <param name="previous">When the message before it came; null when there is none.</param>
    public static string Of(RowForm form, DateTimeOffset time, DateTimeOffset? previous)
    {
        int columns = form.Columns.Time;
        return form.Time switch
        {
            TimeMode.SinceStart => SinceStart(time - form.Started, columns).PadLeft(columns),
            TimeMode.SincePrevious => previous is { } before ? Since(time - before, columns).PadLeft(columns) : "",
            _ => Clock(time, form.Zone, columns),
        };
    }

    /// <summary>The clock with microseconds: <c>12:00:06.123456</c>.</summary>
    public static string Exact(DateTimeOffset time, TimeZoneInfo zone) => Clock(time, zone, MostColumns);

    // One format, of which as much is shown as fits: 12:00:06, 12:00:06.123 and 12:00:06.123456.
    private static string Clock(DateTimeOffset time, TimeZoneInfo zone, int columns)
    {
        Span<char> text = stackalloc char[MostColumns];
        TimeZoneInfo.ConvertTime(time, zone).TryFormat(text, out int length, "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return new string(text[..Math.Min(length, columns)]);
    }

    private static string SinceStart(TimeSpan span, int columns)
    {
        span = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        string whole = string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span:mm\\:ss}");
        return whole.Length + 4 <= columns ? string.Create(CultureInfo.InvariantCulture, $"{whole}.{span.Milliseconds:000}") : whole;
    }

    private static string Since(TimeSpan span, int columns)
    {
        string sign = span < TimeSpan.Zero ? "-" : "+";
        span = span.Duration();
        bool isExact = columns >= 11;
        return span.TotalSeconds >= (isExact ? 999.9999995 : 999.9995)
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{(long)span.TotalHours}:{span:mm\\:ss}")
            : sign + span.TotalSeconds.ToString(isExact ? "0.000000" : "0.000", CultureInfo.InvariantCulture);
    }
}
