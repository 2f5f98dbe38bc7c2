using System.Globalization;

namespace NetConsole.Dashboard.Widgets;

/// <summary>Sizes and times as a person reads them.</summary>
internal static class HumanText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary><c>5 B</c>, <c>2 kB</c>, <c>98 kB</c>, <c>1.2 MB</c>; k is 1024, as in options. At most 6 characters below 1000 PB.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        int unit = 0;
        // 999.5 would print as 1000, which is one character too wide.
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        string number = unit > 0 && value < 9.95
            ? value.ToString("0.0", CultureInfo.InvariantCulture)
            : value.ToString("0", CultureInfo.InvariantCulture);
        return $"{number} {Units[unit]}";
    }

    /// <summary>In whole minutes, hours or days, so that it changes rarely: <c>&lt;1m</c>, <c>4m</c>, <c>3h</c>, <c>12d</c>. At most 4 characters below 1000 days.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "<1m",
        { TotalMinutes: < 100 } => $"{(int)age.TotalMinutes}m",
        { TotalHours: < 72 } => $"{(int)age.TotalHours}h",
        _ => $"{(int)age.TotalDays}d",
    };

    /// <summary>How long something took: <c>0.2s</c>, <c>2.6s</c>, <c>48s</c>, <c>12m 5s</c>, <c>3h 4m</c>.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0}s"),
        { TotalMinutes: < 1 } => $"{(int)duration.TotalSeconds}s",
        { TotalHours: < 1 } => $"{(int)duration.TotalMinutes}m {duration.Seconds}s",
        _ => $"{(int)duration.TotalHours}h {duration.Minutes}m",
    };

    /// <summary><c>12:00:06</c></summary>
    public static string Clock(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>12:00:06.123</c></summary>
    public static string ClockMilliseconds(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary><c>1 message</c>, <c>18,204 messages</c></summary>
    public static string Count(long count, string singular) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {singular}{(count == 1 ? "" : "s")}");
}
