using System.Diagnostics;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_ClosesAll_AndCompletesEverySubscription()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        Task stopping = host.Engine.StopAsync(Deadline.Token);
        Assert.Empty(await peer.HearToEndAsync());
        peer.Finish();
        await stopping.SoonAsync();

        List<EngineEvent> seen = await host.Events.ReadToEndAsync();
        Assert.Equal(CloseReason.Local, Assert.Single(seen.OfType<EngineEvent.ConnectionClosed>()).Reason);
        Assert.Single(seen.OfType<EngineEvent.ListenerClosed>());
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("127.0.0.1", 0)));
        Assert.Null(await host.Events.NextAsync());
    }

    [Fact]
    public async Task Stop_WithStalledPeersAndAFullRecorder_TakesABoundedTime()
    {
        await using var host = new EngineHost(EngineOptions.Default with { CloseWait = TimeSpan.FromMilliseconds(200) });
        await using IEventSubscription recorder = host.Engine.Subscribe(1, WhenFull.Wait);
        int port = await host.ListenAsync();
        Peer stalled = await Peer.ConnectAsync(port);
        using Peer _ = stalled;
        ReadOne(recorder);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        host.Send(new byte[12 << 20], id);

        long started = Stopwatch.GetTimestamp();
        await host.Engine.StopAsync(Deadline.Token).SoonAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.True(closed.Counters.BytesWaiting > 0);
    }

    [Fact]
    public async Task Stop_Cancelled_ResetsWhatIsOpen()
    {
        await using var host = new EngineHost(EngineOptions.Default with { CloseWait = TimeSpan.FromMinutes(5) });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        using var cancel = new CancellationTokenSource();
        Task stopping = host.Engine.StopAsync(cancel.Token);
        await cancel.CancelAsync();
        await stopping.SoonAsync();
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task Stop_WhileConnecting_GivesUp()
    {
        await using var host = new EngineHost(resolver: new EndpointResolver(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return [];
            }));
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("slow.example", 80)));
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("slow.example", 80)));
        await host.Engine.StopAsync(Deadline.Token).SoonAsync();
        List<EngineEvent> seen = await host.Events.ReadToEndAsync();
        Assert.Single(seen.OfType<EngineEvent.ConnectionFailed>());
        Assert.Single(seen.OfType<EngineEvent.ListenerClosed>());
    }

    private static void ReadOne(IEventSubscription subscription)
    {
        Assert.True(subscription.TryRead(out EngineEvent? read));
        read.Release();
    }
}
