using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests;

/// <summary>Whoever sends from something that can wait keeps to the network's pace.</summary>
public sealed class PaceTests
{
    private const int QueueBytes = 1 << 20;

    private static readonly EngineOptions SmallQueue = EngineOptions.Default with { SendQueueBytes = QueueBytes };

    [Fact]
    public async Task WaitToSendAsync_WhileAPeerStalls_WaitsAndTheQueueNeverOverflows()
    {
        await using var host = new EngineHost(SmallQueue);
        int port = await host.ListenAsync();
        (Peer peer, ConnectionId id) = await host.MeetAsync(port, receiveBuffer: 4096);
        using Peer stalled = peer;

        Task feeding = FeedAsync(host, 64 * QueueBytes, id);
        long unread = await UntilItWaitsAsync(host, id);
        Assert.InRange(unread, 1, QueueBytes);
        Assert.False(feeding.IsCompleted);

        Task<byte[]> heard = stalled.HearToEndAsync();
        await feeding.SoonAsync();
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        Assert.Equal(64 * QueueBytes, (await heard).Length);
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task WaitToSendAsync_WithSeveralConnections_GoesAtThePaceOfTheFastest()
    {
        await using var host = new EngineHost(SmallQueue);
        int port = await host.ListenAsync();
        (Peer slowPeer, ConnectionId slow) = await host.MeetAsync(port, receiveBuffer: 4096);
        (Peer fastPeer, ConnectionId fast) = await host.MeetAsync(port);
        using Peer stalled = slowPeer;
        using Peer quick = fastPeer;

        Task<byte[]> heard = quick.HearToEndAsync();
        await FeedAsync(host, 64 * QueueBytes, slow, fast);
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(slow);
        Assert.Equal(CloseReason.Limit, closed.Reason);

        host.Engine.Execute(new EngineCommand.CloseConnection(fast));
        Assert.Equal(64 * QueueBytes, (await heard).Length);
    }

    [Fact]
    public async Task WaitToSendAsync_AfterOurEndOfOutput_SaysThatNothingCanBeSent()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer other = peer;
        Assert.True(await host.Engine.WaitToSendAsync([id], Deadline.Token));

        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.False(await host.Engine.WaitToSendAsync([id], Deadline.Token));
        Assert.False(await host.Engine.WaitToSendAsync([new ConnectionId(99)], Deadline.Token));
    }

    [Fact]
    public async Task WaitToSendAsync_WhenTheConnectionEndsMeanwhile_SaysThatNothingCanBeSent()
    {
        await using var host = new EngineHost(SmallQueue);
        int port = await host.ListenAsync();
        (Peer peer, ConnectionId id) = await host.MeetAsync(port, receiveBuffer: 4096);
        using Peer stalled = peer;
        Task feeding = FeedAsync(host, 64 * QueueBytes, id);
        await UntilItWaitsAsync(host, id);

        host.Engine.Execute(new EngineCommand.ResetConnection(id));
        await feeding.SoonAsync();
    }

    /// <summary>Sends in pieces, each after there was room; gives up when nothing can be sent.</summary>
    private static async Task FeedAsync(EngineHost host, int bytes, params ConnectionId[] targets)
    {
        byte[] piece = new byte[SmallQueue.PieceBytes];
        for (int sent = 0; sent < bytes && await host.Engine.WaitToSendAsync([.. targets], Deadline.Token); sent += piece.Length)
        {
            host.Send(piece, [.. targets]);
        }
    }

    /// <summary>Until the kernel takes no more: how much waits then.</summary>
    private static async Task<long> UntilItWaitsAsync(EngineHost host, ConnectionId id)
    {
        while (true)
        {
            EngineEvent.CountersChanged changed = await host.Events.NextAsync<EngineEvent.CountersChanged>();
            ConnectionCounters counters = changed.Connections.FirstOrDefault(totals => totals.Connection == id);
            if (counters.BytesWaiting > SmallQueue.PieceBytes)
            {
                return counters.BytesWaiting;
            }
        }
    }
}
