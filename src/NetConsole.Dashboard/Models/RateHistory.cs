using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>
/// Bytes in each of the last seconds. Only whole seconds are shown, so that what is shown changes once a second at most, and only while something moves:
/// a few seconds after the last byte there is nothing to show any more.
/// </summary>
internal sealed class RateHistory
{
    /// <summary>Seconds shown.</summary>
    public const int Samples = 8;

    /// <summary>Seconds that the rate is the mean of. After as many without a byte it is quiet.</summary>
    private const int Recent = 3;

    private readonly long _second;

    /// <summary>The seconds shown, oldest first, and the one that is under way.</summary>
    private readonly ImmutableArray<long> _bytes;

    private RateHistory(long second, ImmutableArray<long> bytes)
    {
        _second = second;
        _bytes = bytes;
    }

    public static RateHistory Empty { get; } = new(0, [.. new long[Samples + 1]]);

    /// <summary>With bytes that moved at a time. One before the last is taken for the last.</summary>
    public RateHistory With(DateTimeOffset at, long bytes)
    {
        long second = Math.Max(_second, at.ToUnixTimeSeconds());
        ImmutableArray<long> through = Through(second);
        return new RateHistory(second, through.SetItem(Samples, through[Samples] + bytes));
    }

    /// <summary>The whole seconds before a time, oldest first.</summary>
    public ImmutableArray<long> At(DateTimeOffset now) => Through(now.ToUnixTimeSeconds())[..Samples];

    /// <summary>Bytes a second, or null when it is quiet.</summary>
    public long? PerSecond(DateTimeOffset now)
    {
        ReadOnlySpan<long> recent = At(now).AsSpan()[^Recent..];
        recent = recent.TrimStart(0L);
        long sum = 0;
        foreach (long bytes in recent)
        {
            sum += bytes;
        }

        return recent.IsEmpty ? null : sum / recent.Length;
    }

    /// <summary>When what is shown now will be no longer true unless something moves; null when nothing is shown.</summary>
    public DateTimeOffset? QuietFrom(DateTimeOffset now)
    {
        if (PerSecond(now) is null)
        {
            return null;
        }

        ImmutableArray<long> through = Through(now.ToUnixTimeSeconds());
        int last = Samples;
        while (through[last] == 0)
        {
            last--;
        }

        long second = Math.Max(_second, now.ToUnixTimeSeconds()) - Samples + last;
        return DateTimeOffset.FromUnixTimeSeconds(second + Recent + 1);
    }

    private ImmutableArray<long> Through(long second)
    {
        int passed = (int)Math.Clamp(second - _second, 0, _bytes.Length);
        return passed == 0 ? _bytes : [.. _bytes.AsSpan()[passed..], .. new long[passed]];
    }
}
