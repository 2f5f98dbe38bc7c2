namespace NetConsole.Terminal.Output;

/// <summary>The pace of a line whose speed is known: by the clock alone.</summary>
/// <param name="bytesPerSecond">The speed; more than 0.</param>
internal sealed class ClockPace(double bytesPerSecond) : ILinePace
{
    private TimeSpan _busyUntil;

    /// <summary>As fast as the terminal takes it.</summary>
    public static ClockPace Unlimited => new(double.PositiveInfinity);

    public int Room(TimeSpan now) => now < _busyUntil ? 0 : (int)Math.Clamp(bytesPerSecond * ILinePace.SliceTime.TotalSeconds, 1, int.MaxValue);

    public int MostUncut => (int)Math.Min(int.MaxValue, bytesPerSecond * ILinePace.UncutTime.TotalSeconds);

    public TimeSpan Patience(TimeSpan now) => _busyUntil - now;

    public bool AsksFirst(TimeSpan now) => false;

    public bool Sent(int bytes, bool isCut, TimeSpan now)
    {
        _busyUntil = (now > _busyUntil ? now : _busyUntil) + TimeSpan.FromSeconds(bytes / bytesPerSecond);
        return false;
    }

    public void Answered(TimeSpan now)
    {
    }

    public bool IsAwaiting(TimeSpan now) => false;

    public void Restart() => _busyUntil = TimeSpan.Zero;
}
