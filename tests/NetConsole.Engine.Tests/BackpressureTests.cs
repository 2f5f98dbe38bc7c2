using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests;

/// <summary>What a slow subscriber does to the peers: everything when it must not lose anything, nothing when it may.</summary>
public sealed class BackpressureTests
{
    [Fact]
    public async Task FullRecorder_SlowsThePeerThroughTcp_LosesNothing_AndHoldsUpNoOrder()
    {
        const int Total = 32 << 20;
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        await using IEventSubscription recorder = host.Engine.Subscribe(4, WhenFull.Wait);
        Task saying = peer.SayAsync(new byte[Total]);

        // The other reader sees all that was read from the socket: the recorder has room for no more than four events, totals among them.
        long heard = 0;
        for (int events = 0; events < 2; events++)
        {
            heard += Fresh(await host.Events.NextAsync<EngineEvent.MessagesReceived>());
        }

        host.Send("an order", id);
        Assert.Equal("an order", await peer.HearAsync(8));
        Assert.False(saying.IsCompleted);
        Assert.True(heard <= 5 * 64 * 1024);

        long recorded = 0;
        while (recorded < Total)
        {
            while (recorder.TryRead(out EngineEvent? next))
            {
                recorded += next is EngineEvent.MessagesReceived received ? Fresh(received) : 0;
                next.Release();
            }

            Assert.True(recorded == Total || await recorder.WaitToReadAsync(Deadline.Token).SoonAsync());
        }

        await saying.SoonAsync();
        Assert.Equal(Total, recorded);
    }

    [Fact]
    public async Task SubscriberThatDropsAndNeverReads_HoldsUpNobody_AndLearnsWhatItLost()
    {
        const int Total = 8 << 20;
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw });
        await using IEventSubscription lazy = host.Engine.Subscribe(4, WhenFull.DropOldest);
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        Task saying = peer.SayAsync(new byte[Total]);
        for (long heard = 0; heard < Total;)
        {
            heard += Fresh(await host.Events.NextAsync<EngineEvent.MessagesReceived>());
        }

        await saying;
        long accounted = 0;
        var facts = new List<string>();
        while (lazy.TryRead(out EngineEvent? next))
        {
            accounted += next switch
            {
                EngineEvent.MessagesReceived received => Fresh(received),
                EngineEvent.EventsDropped lost => lost.Bytes,
                _ => 0,
            };
            facts.Add(next.GetType().Name);
            next.Release();
        }

        Assert.Equal(Total, accounted);
        Assert.Equal(["ListenerOpened", "ConnectionOpened"], facts.Take(2));
        Assert.Equal(4, facts.Count(name => name == nameof(EngineEvent.MessagesReceived)));
    }

    private static int Fresh(EngineEvent.MessagesReceived received) => received.Payload.Bytes.Length - received.Payload.FreshStart;
}
