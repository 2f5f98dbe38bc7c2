using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Bus;

public sealed class EventBusTests
{
    private readonly ManualClock _time = new();
    private readonly EventBus _bus;

    public EventBusTests() => _bus = new EventBus(_time);

    [Fact]
    public async Task Publish_StampsSequenceAndTime_AndReachesEverySubscriber()
    {
        await using IEventSubscription one = _bus.Subscribe(8, WhenFull.Wait);
        await using IEventSubscription other = _bus.Subscribe(8, WhenFull.DropOldest);
        Fact(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Fact(2);

        foreach (IEventSubscription subscription in new[] { one, other })
        {
            Assert.True(subscription.TryRead(out EngineEvent? first));
            Assert.True(subscription.TryRead(out EngineEvent? second));
            Assert.Equal((1, 2), (first.Sequence, second.Sequence));
            Assert.Equal(TimeSpan.FromSeconds(1), second.Time - first.Time);
            Assert.False(subscription.TryRead(out _));
        }
    }

    [Fact]
    public async Task Subscribe_Later_SeesOnlyWhatComesAfter()
    {
        Fact(1);
        await using IEventSubscription late = _bus.Subscribe(8, WhenFull.Wait);
        Fact(2);
        Assert.True(late.TryRead(out EngineEvent? only));
        Assert.Equal(2, only.Sequence);
    }

    [Fact]
    public async Task DropOldest_OfLargeReads_LagsByABoundedNumberOfBytes()
    {
        await using IEventSubscription subscription = _bus.Subscribe(4096, WhenFull.DropOldest);
        const int ReadBytes = 64 << 10;
        for (int i = 0; i < 1000; i++)
        {
            Read(ReadBytes);
        }

        Fact(1);
        List<EngineEvent> events = [];
        while (subscription.TryRead(out EngineEvent? engineEvent))
        {
            events.Add(engineEvent);
        }

        int kept = events.OfType<EngineEvent.MessagesReceived>().Count();
        Assert.InRange(kept * (long)ReadBytes, 4 << 20, 9 << 20);
        Assert.Equal(1000 - kept, Assert.Single(events.OfType<EngineEvent.EventsDropped>()).Messages);
        Assert.IsType<EngineEvent.ListenerClosed>(events[^1]);
    }

    [Fact]
    public async Task Room_WhileAWaiterIsFull_ComesWhenOneEventIsRead()
    {
        await using IEventSubscription subscription = _bus.Subscribe(2, WhenFull.Wait);
        Fact(1);
        Assert.True(await _bus.RoomAsync(Deadline.Token));
        Fact(2);
        Task<bool> room = _bus.RoomAsync(Deadline.Token).AsTask();
        Assert.False(room.IsCompleted);

        Fact(3);
        Assert.True(subscription.TryRead(out _));
        Assert.False(room.IsCompleted);
        Assert.True(subscription.TryRead(out _));
        Assert.True(await room.SoonAsync());
    }

    [Fact]
    public async Task Room_WhileAWaiterHoldsTooManyBytes_ComesWhenEnoughOfThemAreRead()
    {
        await using IEventSubscription subscription = _bus.Subscribe(1000, WhenFull.Wait, capacityBytes: 200);
        Read(100);
        Assert.True(await _bus.RoomAsync(Deadline.Token));
        Read(100);
        Read(1);

        Task<bool> room = _bus.RoomAsync(Deadline.Token).AsTask();
        Assert.True(subscription.TryRead(out _));
        Assert.True(await room.SoonAsync());
    }

    [Theory]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.DropOldest)]
    public async Task IsCompleted_OnlyOnceTheLastEventIsRead(WhenFull whenFull)
    {
        await using IEventSubscription subscription = _bus.Subscribe(8, whenFull);
        int wakes = 0;
        subscription.OnReadable(() => wakes++);
        Fact(1);
        _bus.Complete();
        Assert.Equal(2, wakes);
        Assert.False(subscription.IsCompleted);
        Assert.True(subscription.TryRead(out _));
        Assert.True(subscription.IsCompleted);
    }

    [Fact]
    public async Task Room_WhenTheFullWaiterIsDisposed_IsThereAtOnce()
    {
        IEventSubscription subscription = _bus.Subscribe(1, WhenFull.Wait);
        Fact(1);
        Task<bool> room = _bus.RoomAsync(Deadline.Token).AsTask();
        await subscription.DisposeAsync();
        Assert.True(await room.SoonAsync());
    }

    [Fact]
    public async Task Room_Cancelled_IsFalse()
    {
        await using IEventSubscription subscription = _bus.Subscribe(1, WhenFull.Wait);
        Fact(1);
        using var cancel = new CancellationTokenSource();
        Task<bool> room = _bus.RoomAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        Assert.False(await room.SoonAsync());
    }

    [Fact]
    public async Task Room_WithADropperThatIsFull_IsThereAtOnce()
    {
        await using IEventSubscription subscription = _bus.Subscribe(1, WhenFull.DropOldest);
        Message("one\n");
        Message("two\n");
        Task<bool> room = _bus.RoomAsync(Deadline.Token).AsTask();
        Assert.True(room.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task DropOldest_Lagging_TellsHowMuchWasLost_InPlaceOfTheLost()
    {
        await using IEventSubscription subscription = _bus.Subscribe(2, WhenFull.DropOldest);
        Message("a\n");
        Message("bb\nbb\n");
        Message("c\n");
        Message("d\n");

        EngineEvent[] read = ReadAll(subscription);
        Assert.Equal([2, 3, 4], read.Select(e => e.Sequence));
        var lost = Assert.IsType<EngineEvent.EventsDropped>(read[0]);
        Assert.Equal((2, 3, 8), (lost.Events, lost.Messages, lost.Bytes));
    }

    [Fact]
    public async Task DropOldest_Lagging_KeepsEveryFact_InOrderOfSequence()
    {
        await using IEventSubscription subscription = _bus.Subscribe(3, WhenFull.DropOldest);
        for (int n = 1; n <= 50; n++)
        {
            Fact(n);
            Message("x\n");
        }

        EngineEvent[] read = ReadAll(subscription);
        Assert.Equal(50, read.OfType<EngineEvent.ListenerClosed>().Count());
        Assert.Equal(3, read.OfType<EngineEvent.MessagesReceived>().Count());
        Assert.Equal(47, read.OfType<EngineEvent.EventsDropped>().Sum(lost => lost.Events));
        Assert.Equal(read.Select(e => e.Sequence).Order(), read.Select(e => e.Sequence));
    }

    [Fact]
    public async Task DropOldest_ReadWhilePublishing_StaysInOrderAndAccountsForAll()
    {
        await using IEventSubscription subscription = _bus.Subscribe(4, WhenFull.DropOldest);
        Task publishing = Task.Run(
            () =>
            {
                for (int n = 1; n <= 20_000; n++)
                {
                    if (n % 3 == 0)
                    {
                        Fact(n);
                    }
                    else
                    {
                        Message("x\n");
                    }
                }

                _bus.Complete();
            },
            Deadline.Token);

        long last = 0;
        long accounted = 0;
        while (await subscription.WaitToReadAsync(Deadline.Token).SoonAsync())
        {
            while (subscription.TryRead(out EngineEvent? next))
            {
                Assert.True(next.Sequence > last, $"{next.Sequence} after {last}");
                last = next.Sequence;
                accounted += next is EngineEvent.EventsDropped lost ? lost.Events : 1;
            }
        }

        await publishing;
        Assert.Equal(20_000, accounted);
    }

    [Theory]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.DropOldest)]
    public async Task Complete_LetsTheRestBeRead_ThenSaysItIsOver(WhenFull policy)
    {
        await using IEventSubscription subscription = _bus.Subscribe(8, policy);
        Fact(1);
        _bus.Complete();
        Fact(2);

        Assert.True(await subscription.WaitToReadAsync(Deadline.Token).SoonAsync());
        Assert.Single(ReadAll(subscription));
        Assert.False(await subscription.WaitToReadAsync(Deadline.Token).SoonAsync());
        await using IEventSubscription late = _bus.Subscribe(8, policy);
        Assert.False(await late.WaitToReadAsync(Deadline.Token).SoonAsync());
    }

    [Theory]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.DropOldest)]
    public async Task WaitToRead_Cancelled_LosesNothing(WhenFull policy)
    {
        await using IEventSubscription subscription = _bus.Subscribe(8, policy);
        using var cancel = new CancellationTokenSource();
        Task<bool> waiting = subscription.WaitToReadAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.SoonAsync());

        Fact(1);
        Assert.True(await subscription.WaitToReadAsync(Deadline.Token).SoonAsync());
        Assert.Single(ReadAll(subscription));
    }

    [Theory]
    [InlineData(WhenFull.Wait, true)]
    [InlineData(WhenFull.Wait, false)]
    [InlineData(WhenFull.DropOldest, true)]
    [InlineData(WhenFull.DropOldest, false)]
    public async Task Leases_AreAllGivenBack_WhetherReadDroppedOrDisposed(WhenFull policy, bool read)
    {
        var pool = new SlabPool();
        IEventSubscription subscription = _bus.Subscribe(2, policy);
        Slab slab = pool.Rent();
        for (int n = 1; n <= 5; n++)
        {
            slab.Found.Add(new MessageSpan(0, 1, 0, 1));
            slab.Take(1);
            _bus.Publish(new EngineEvent.MessagesReceived(new ConnectionId(1), slab.Seal(n - 1, 1, 0, n, default)));
        }

        pool.Return(slab);
        Assert.Equal(1, pool.InUse);
        if (read)
        {
            Array.ForEach(ReadAll(subscription), e => e.Release());
            Assert.Equal(0, pool.InUse);
        }

        await subscription.DisposeAsync();
        Assert.Equal(0, pool.InUse);
    }

    private void Fact(int number) => _bus.Publish(new EngineEvent.ListenerClosed(new ListenerId(number)));

    private void Message(string text)
    {
        MessageSpan[] spans = new MessageSpan[text.Count(c => c == '\n')];
        _bus.Publish(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of(System.Text.Encoding.UTF8.GetBytes(text), spans)));
    }

    private void Read(int bytes) =>
        _bus.Publish(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of(new byte[bytes], new MessageSpan(0, bytes, 0, bytes))));

    private static EngineEvent[] ReadAll(IEventSubscription subscription)
    {
        var read = new List<EngineEvent>();
        while (subscription.TryRead(out EngineEvent? next))
        {
            read.Add(next);
        }

        return [.. read];
    }
}
