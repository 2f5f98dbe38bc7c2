using NetConsole.Engine.Bus;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

public sealed class CounterFeedTests : IAsyncDisposable
{
    private readonly ManualClock _time = new();
    private readonly IEventSubscription _subscription;
    private readonly CounterFeed _feed;
    private readonly Counters _one = new(new ConnectionId(1));
    private readonly Counters _two = new(new ConnectionId(2));

    public CounterFeedTests()
    {
        var bus = new EventBus(_time);
        _subscription = bus.Subscribe(100, WhenFull.Wait);
        _feed = new CounterFeed(bus, _time);
    }

    [Fact]
    public void Moved_AfterQuiet_IsToldAtOnce_WithoutATimer()
    {
        Move(_one);
        Assert.Equal([(1, 1L)], Told());
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Moved_SoonAfter_IsToldOnceForAll_AtTheEndOfTheInterval()
    {
        Move(_one);
        Told();
        _time.Advance(CounterFeed.Interval / 2);
        Move(_one);
        Move(_two);
        Move(_two);
        Assert.Empty(Told());

        _time.Advance(CounterFeed.Interval / 2);
        Assert.Equal([(1, 2L), (2, 2L)], Told());
    }

    [Fact]
    public void NothingMoves_NoTimerIsSet_AndTheLastMovementHasBeenTold()
    {
        Move(_one);
        Move(_one);
        _time.Advance(CounterFeed.Interval);
        Assert.Equal(2L, Told()[^1].BytesIn);
        Assert.Equal(0, _time.ArmedTimers);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Told());
        Move(_one);
        Assert.Equal([(1, 3L)], Told());
    }

    [Fact]
    public void Closed_IsNotToldAnyMore()
    {
        Move(_two);
        Told();
        Move(_one);
        _feed.Close(_one);
        Move(_one);
        _time.Advance(CounterFeed.Interval);
        Assert.Empty(Told());
    }

    [Fact]
    public async Task ManyThreads_TheLastTotalsTold_AreExact()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (int n = 0; n < 10_000; n++)
                {
                    Move(_one);
                    _time.Advance(TimeSpan.FromMilliseconds(1));
                }
            },
            Deadline.Token)));
        _time.Advance(CounterFeed.Interval);
        Assert.Equal(40_000, Told()[^1].BytesIn);
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _subscription.DisposeAsync();
    }

    private void Move(Counters counters)
    {
        counters.Heard(1, _time.GetUtcNow());
        _feed.Moved(counters);
    }

    private List<(int Id, long BytesIn)> Told()
    {
        var told = new List<(int, long)>();
        while (_subscription.TryRead(out EngineEvent? next))
        {
            told.AddRange(((EngineEvent.CountersChanged)next).Connections.Select(totals => (totals.Connection.Value, totals.BytesIn)));
        }

        return told;
    }
}
