using System.Net.Sockets;
using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Library;

/// <summary>Orders as calls: what they return, and what cancellation, failure and the end of the engine make of them.</summary>
public sealed class CallsTests
{
    private static readonly EndpointAddress s_loopback = EndpointAddress.Parse("tcp://127.0.0.1:0");

    [Fact]
    public async Task ListenAsync_ReturnsTheEventThatSubscribersRead()
    {
        await using var host = new EngineHost();

        EngineEvent outcome = await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();

        Assert.Same(await host.Events.NextAsync<EngineEvent.ListenerOpened>(), outcome);
    }

    [Fact]
    public async Task ListenAsync_PortInUse_ReturnsTheFault()
    {
        await using var host = new EngineHost();
        var first = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();

        EngineEvent second = await host.Engine.ListenAsync(first.Bound[0], Deadline.Token).SoonAsync();

        var failed = Assert.IsType<EngineEvent.ListenerFailed>(second);
        Assert.Contains("in use", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListenAsync_WithAnOrder_SetsWhatIsDifferentThere()
    {
        await using var host = new EngineHost();
        var order = new EngineCommand.OpenListener(s_loopback) { Framing = FramingSpec.Raw };
        var opened = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(order, Deadline.Token).SoonAsync();

        host.Engine.Execute(new EngineCommand.ReportListener(opened.Listener));

        Assert.Equal(FramingSpec.Raw, (await host.Events.NextAsync<EngineEvent.ListenerReported>()).Status.Framing);
    }

    [Fact]
    public async Task ConnectAsync_ManyAtOnce_EachGetsItsOwnConnection()
    {
        await using var host = new EngineHost();
        var listening = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();

        EngineEvent[] outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => host.Engine.ConnectAsync(listening.Bound[0], Deadline.Token))).SoonAsync();

        Assert.Equal(20, outcomes.Cast<EngineEvent.ConnectionOpened>().Select(opened => opened.Local.Port).Distinct().Count());
        Assert.Equal(20, outcomes.Cast<EngineEvent.ConnectionOpened>().Select(opened => opened.Connection).Distinct().Count());
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_ReturnsTheFault()
    {
        await using var host = new EngineHost();
        var listening = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        host.Engine.Close(listening.Listener);
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();

        EngineEvent outcome = await host.Engine.ConnectAsync(listening.Bound[0], Deadline.Token).SoonAsync();

        Assert.Contains("refused", Assert.IsType<EngineEvent.ConnectionFailed>(outcome).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_ToNoPort_ReturnsTheFaultThoughNothingWasTried()
    {
        await using var host = new EngineHost();

        Assert.IsType<EngineEvent.ConnectionFailed>(await host.Engine.ConnectAsync(s_loopback, Deadline.Token).SoonAsync());
    }

    [Fact]
    public async Task ConnectAsync_Cancelled_GivesTheAttemptUp()
    {
        // With a clock that stands still it would wait for ever to connect again.
        await using var host = new EngineHost(EngineOptions.Default with { Reconnect = true }, time: new ManualClock());
        var listening = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        host.Engine.Close(listening.Listener);
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        using var cancelling = new CancellationTokenSource();

        Task<EngineEvent> connecting = host.Engine.ConnectAsync(listening.Bound[0], cancelling.Token);
        await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();
        Assert.False(connecting.IsCompleted);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.SoonAsync());
        Assert.Equal(CloseReason.Local, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Reason);
    }

    [Fact]
    public async Task ConnectAsync_EngineStops_ReturnsThatItFailed()
    {
        var host = new EngineHost(EngineOptions.Default with { Reconnect = true }, time: new ManualClock());
        var listening = (EngineEvent.ListenerOpened)await host.Engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        host.Engine.Close(listening.Listener);
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        Task<EngineEvent> connecting = host.Engine.ConnectAsync(listening.Bound[0], Deadline.Token);
        await host.Events.NextAsync<EngineEvent.ConnectionReconnecting>();

        await host.DisposeAsync();

        Assert.IsType<EngineEvent.ConnectionFailed>(await connecting.SoonAsync());
    }

    [Fact]
    public async Task Calls_AfterTheEngineHasStopped_Throw()
    {
        var engine = new SocketEngine();
        await engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.ListenAsync(s_loopback, Deadline.Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.ConnectAsync(s_loopback, Deadline.Token));
        Assert.False(await engine.SendAsync(new ConnectionId(1), "nobody is there", Deadline.Token));
    }

    [Fact]
    public async Task SendAsync_TextAndBytes_ArriveAsTheyAre()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer closing = peer;

        Assert.True(await host.Engine.SendAsync(id, "grüß ", Deadline.Token));
        Assert.True(await host.Engine.SendAsync(id, new byte[] { 0x6f, 0x6b }, Deadline.Token));

        Assert.Equal("grüß ok", await peer.HearAsync(9));
    }

    [Fact]
    public async Task SendAsync_PeerThatDoesNotRead_WaitsAndNeverFillsTheQueue()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 1 << 20 });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer closing = peer;
        byte[] piece = new byte[200_000];
        int sent = 0;
        ValueTask<bool> sending = host.Engine.SendAsync(id, piece, Deadline.Token);
        while (sending.IsCompleted)
        {
            Assert.True(await sending);
            sent += piece.Length;
            sending = host.Engine.SendAsync(id, piece, Deadline.Token);
        }

        Assert.Equal(sent, (await peer.HearAsync(sent)).Length);
        Assert.True(await sending.AsTask().SoonAsync());
        Assert.DoesNotContain(host.Events.Seen, seen => seen is EngineEvent.ConnectionClosed);
    }

    [Fact]
    public async Task SendAsync_ManyAtOnce_NeverOverrunTheLimit()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 1 << 20 });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer closing = peer;
        byte[] piece = new byte[200_000];

        Task<bool>[] sending = [.. Enumerable.Range(0, 60).Select(_ => host.Engine.SendAsync(id, piece, Deadline.Token).AsTask())];

        Assert.Equal(60 * piece.Length, (await peer.HearAsync(60 * piece.Length)).Length);
        Assert.All(await Task.WhenAll(sending).SoonAsync(), Assert.True);
    }

    [Fact]
    public async Task SendAsync_WhileItWaits_ConnectionEnds_ReturnsFalse()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 1 << 20 });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer closing = peer;
        ValueTask<bool> sending;
        do
        {
            sending = host.Engine.SendAsync(id, new byte[1 << 20], Deadline.Token);
        }
        while (sending.IsCompleted);

        host.Engine.Execute(new EngineCommand.ResetConnection(id));

        Assert.False(await sending.AsTask().SoonAsync());
    }

    [Fact]
    public async Task SendAsync_CancelledBefore_SendsNothing()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer closing = peer;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.Engine.SendAsync(id, "never", new CancellationToken(canceled: true)).AsTask());
        Assert.True(await host.Engine.SendAsync(id, "only", Deadline.Token));

        Assert.Equal("only", await peer.HearAsync(4));
    }

    [Fact]
    public async Task SendAsync_MoreThanMayEverWait_IsAMistakeOfTheProgram()
    {
        await using var engine = new SocketEngine(EngineOptions.Default with { SendQueueBytes = 1000 });

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => engine.SendAsync(new ConnectionId(1), new byte[1001], Deadline.Token).AsTask());
    }

    [Fact]
    public async Task SendAsync_ToAnAnonymousSender_ReturnsFalse()
    {
        using var folder = new SocketFolder();
        await using var host = new EngineHost();
        await host.ListenOnAsync($"unixgram:{folder["s"]}");
        using var sender = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        await sender.SendToAsync("hello"u8.ToArray(), new UnixDomainSocketEndPoint(folder["s"]), Deadline.Token);
        ConnectionId anonymous = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;

        Assert.False(await host.Engine.SendAsync(anonymous, "who are you?", Deadline.Token));
    }

    [Theory]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.DropOldest)]
    public async Task ReadAllAsync_CancelledWhileEventsWait_ThrowsAndLosesNothing(WhenFull whenFull)
    {
        await using var engine = new SocketEngine();
        await using IEventSubscription events = engine.Subscribe(capacity: 100, whenFull);
        await engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        await engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        using var cancelling = new CancellationTokenSource();
        var read = new List<EngineEvent>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (EngineEvent happened in events.ReadAllAsync(cancelling.Token))
            {
                read.Add(happened);
                await cancelling.CancelAsync();
            }
        });

        Assert.Single(read);
        Assert.True(events.TryRead(out EngineEvent? next));
        Assert.IsType<EngineEvent.ListenerOpened>(next);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task NoRoomAndNoRate_AreMistakesOfTheProgram(int tooLittle)
    {
        await using var engine = new SocketEngine();

        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Subscribe(tooLittle, WhenFull.Wait));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Subscribe(1, WhenFull.Wait, tooLittle));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineCommand.SendFile([new ConnectionId(1)], "/etc/hostname") { BytesPerSecond = tooLittle });
    }

    [Fact]
    public async Task ReadAllAsync_GivesEachLeaseBack_AndEndsWithTheEngine()
    {
        await using var engine = new SocketEngine();
        await using IEventSubscription events = engine.Subscribe(capacity: 1, WhenFull.Wait);
        var listening = (EngineEvent.ListenerOpened)await engine.ListenAsync(s_loopback, Deadline.Token).SoonAsync();
        using Peer peer = await Peer.ConnectAsync(listening.Bound[0].Port);
        await peer.SayAsync("one\ntwo\n");
        var heard = new List<string>();

        await foreach (EngineEvent happened in events.ReadAllAsync(Deadline.Token))
        {
            if (happened is EngineEvent.MessagesReceived { Payload: var payload })
            {
                heard.AddRange(payload.Texts().Select(text => Encoding.UTF8.GetString(text.Span)));
                Assert.Equal(heard[^1], Encoding.UTF8.GetString(payload.TextOf(payload.Messages[^1])));
            }

            if (heard.Count == 2)
            {
                peer.Finish();
                await engine.StopAsync(Deadline.Token);
                heard.Add("stopped");
            }
        }

        Assert.Equal(["one", "two", "stopped"], heard);
        Assert.Equal(0, engine.Pool.InUse);
    }

    [Fact]
    public void Parse_WhatIsNoAddress_SaysWhy() =>
        Assert.Contains("too large", Assert.Throws<FormatException>(() => EndpointAddress.Parse("tcp://localhost:99999")).Message, StringComparison.Ordinal);
}
