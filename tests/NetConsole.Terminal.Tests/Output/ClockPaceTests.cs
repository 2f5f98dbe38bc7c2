using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

public sealed class ClockPaceTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [Fact]
    public void Room_IsAFifthOfASecond_AndThereAgainWhenItHasGone()
    {
        var pace = new ClockPace(960);
        Assert.Equal(192, pace.Room(Start));
        pace.Sent(192, isCut: true, Start);

        Assert.Equal(0, pace.Room(Start));
        Assert.Equal(TimeSpan.FromMilliseconds(200), pace.Patience(Start));
        Assert.Equal(192, pace.Room(Start + TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void MostUncut_IsTwoSeconds()
    {
        Assert.Equal(1920, new ClockPace(960).MostUncut);
        Assert.Equal(int.MaxValue, ClockPace.Unlimited.MostUncut);
    }

    [Fact]
    public void Sent_AsksNothing()
    {
        var pace = new ClockPace(960);

        Assert.False(pace.AsksFirst(Start));
        Assert.False(pace.Sent(192, isCut: true, Start));
        Assert.False(pace.IsAwaiting(Start));
    }

    [Fact]
    public void Unlimited_AlwaysHasRoom()
    {
        ClockPace pace = ClockPace.Unlimited;
        pace.Sent(1 << 20, isCut: false, Start);

        Assert.Equal(int.MaxValue, pace.Room(Start));
    }
}
