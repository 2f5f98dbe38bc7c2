namespace NetConsole.Engine.Connections;

/// <summary>How long to wait before connecting again: 0.5 s, doubling to 30 s, each 20 % more or less, so that many clients of a server that was down do not come back at once. Not thread-safe.</summary>
internal sealed class Backoff(Random random)
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = s_first;

    /// <summary>The next delay; the one after is twice as long.</summary>
    public TimeSpan Next()
    {
        TimeSpan delay = _next * (1 - Jitter + (2 * Jitter * random.NextDouble()));
        _next = 2 * _next < s_longest ? 2 * _next : s_longest;
        return delay;
    }

    /// <summary>It was there: the next delay is the first again.</summary>
    public void Reset() => _next = s_first;
}
