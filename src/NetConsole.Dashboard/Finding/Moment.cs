namespace NetConsole.Dashboard.Finding;

/// <summary>A point in time as a person says it; which one that is depends on when it is said.</summary>
internal abstract record Moment
{
    private Moment()
    {
    }

    public abstract DateTimeOffset At(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>So long before now.</summary>
    internal sealed record Ago(TimeSpan Time) : Moment
    {
        public override DateTimeOffset At(DateTimeOffset now, TimeZoneInfo zone) => now - Time;
    }

    /// <summary>The last time the clock showed this: today, or yesterday where today's is still to come.</summary>
    internal sealed record Clock(TimeOnly Time) : Moment
    {
        public override DateTimeOffset At(DateTimeOffset now, TimeZoneInfo zone)
        {
            DateTime local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
            DateTime day = TimeOnly.FromDateTime(local) >= Time ? local.Date : local.Date.AddDays(-1);
            DateTime said = day + Time.ToTimeSpan();
            return new DateTimeOffset(said, zone.GetUtcOffset(said));
        }
    }
}
