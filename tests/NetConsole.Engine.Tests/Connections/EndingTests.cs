using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

/// <summary>Every way in which a connection ends, seen from both sides.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task PeerFinishes_WeCanStillAnswer_ThenCloseInOrder()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;

        await peer.SayAsync("question");
        peer.Finish();
        Assert.Equal("question", await host.Events.NextMessageAsync());
        Assert.True((await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);

        host.Send("answer", id);
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.Equal("answer"u8.ToArray(), await peer.HearToEndAsync());
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal((CloseReason.PeerClosed, null), (closed.Reason, closed.Fault));
    }

    [Fact]
    public async Task ShutdownSend_WeStillListen_UntilThePeerFinishes()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;

        host.Send("last words", id);
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.Equal("last words"u8.ToArray(), await peer.HearToEndAsync());
        Assert.False((await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);

        host.Send("too late", id);
        EngineEvent.CommandRefused refused = await host.Events.NextAsync<EngineEvent.CommandRefused>();
        Assert.Equal("our side of #1 has ended, nothing more can be sent", refused.Fault.Message);

        await peer.SayAsync("still here\n");
        Assert.Equal("still here", await host.Events.NextMessageAsync());
        peer.Finish();
        Assert.Equal(CloseReason.PeerClosed, (await host.ClosedAsync(id)).Reason);
        Assert.Single(host.Events.Seen.OfType<EngineEvent.ConnectionHalfClosed>());
    }

    [Fact]
    public async Task HalfClosed_ForLong_ClosesByItself()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();

        time.Advance(EngineOptions.Default.HalfClosedTimeout);
        Assert.Equal(CloseReason.PeerClosed, (await host.ClosedAsync(id)).Reason);
        Assert.Empty(await peer.HearToEndAsync());
    }

    [Fact]
    public async Task HalfClosed_WhereSomebodyEndsOurSide_StaysUntilThen()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { KeepsHalfClosed = true }, time: time);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        for (int minute = 1; minute <= 3; minute++)
        {
            time.Advance(EngineOptions.Default.HalfClosedTimeout);
            host.Send("late", id);
            Assert.Equal("late", await peer.HearAsync(4));
        }

        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.Equal(CloseReason.PeerClosed, (await host.ClosedAsync(id)).Reason);
        Assert.Empty(await peer.HearToEndAsync());
    }

    [Fact]
    public async Task HalfClosed_AndGoneAltogether_IsNotKept_OverTcp()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { KeepsHalfClosed = true }, time: time);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();

        // What a keepalive would draw.
        peer.Reset();

        Assert.Equal((CloseReason.PeerClosed, null), await EndsInTimeAsync(host, id, time));
    }

    [Fact]
    public async Task HalfClosed_AndGoneAltogether_IsNotKept_OverUnixSockets()
    {
        using var folder = new SocketFolder();
        var time = new ManualClock();
        await using var host = new EngineHost(EngineOptions.Default with { KeepsHalfClosed = true }, time: time);
        await host.ListenOnAsync($"unix:{folder["s"]}");
        using var peer = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await peer.ConnectAsync(new UnixDomainSocketEndPoint(folder["s"]), Deadline.Token);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        peer.Shutdown(SocketShutdown.Send);
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        time.Advance(EngineOptions.Default.HalfClosedTimeout);
        host.Send("kept", id);
        await host.Events.NextAsync<EngineEvent.MessagesSent>();

        await peer.ReceiveAsync(new byte[4], Deadline.Token);
        peer.Dispose();

        Assert.Equal((CloseReason.PeerClosed, null), await EndsInTimeAsync(host, id, time));
    }

    [Fact]
    public async Task HalfClosed_AndTakingNothing_IsNotKept()
    {
        await using var host = new EngineHost(EngineOptions.Default with { KeepsHalfClosed = true, HalfClosedTimeout = TimeSpan.FromMilliseconds(100) });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Send(new byte[12 << 20], id);
        peer.Finish();

        Assert.True((await host.ClosedAsync(id)).Counters.BytesWaiting > 0);
    }

    [Fact]
    public async Task Close_FlushesFirst_AndDiscardsWhatStillComes_SoThatTheAnswerIsNotLost()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        byte[] answer = new byte[3 << 20];
        host.Send(answer, id);
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        host.Send("after the close", id);
        Assert.Equal("send", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Command);

        await peer.SayAsync("nobody hears this\n");
        Assert.Equal(answer.Length, (await peer.HearToEndAsync()).Length);
        peer.Finish();
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal((CloseReason.Local, null), (closed.Reason, closed.Fault));
        Assert.Equal((18, 0, answer.Length, 0), (closed.Counters.BytesIn, closed.Counters.MessagesIn, closed.Counters.BytesOut, closed.Counters.BytesWaiting));
        Assert.Equal("", host.Events.HeardFrom(id));
    }

    [Fact]
    public async Task Close_PeerNeverFinishes_EndsAfterCloseWait()
    {
        await using var host = new EngineHost(EngineOptions.Default with { CloseWait = TimeSpan.FromMilliseconds(50) });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task Close_WhilePeerStalls_GivesUpAndSaysHowMuchWasNotSent()
    {
        await using var host = new EngineHost(EngineOptions.Default with { FlushPatience = TimeSpan.FromMilliseconds(250) });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Send(new byte[12 << 20], id);
        host.Engine.Execute(new EngineCommand.CloseConnection(id));

        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal(CloseReason.Local, closed.Reason);
        Assert.True(closed.Counters.BytesWaiting > 0);
        Assert.Equal(12 << 20, closed.Counters.BytesWaiting + closed.Counters.BytesOut);
        Assert.Contains("stopped reading", closed.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WhilePeerReadsSlowly_IsPatient()
    {
        await using var host = new EngineHost(EngineOptions.Default with { FlushPatience = TimeSpan.FromSeconds(2) });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer _ = peer;
        const int Length = 8 << 20;
        host.Send(new byte[Length], id);
        host.Engine.Execute(new EngineCommand.CloseConnection(id));
        Assert.Equal(Length, (await peer.HearToEndAsync()).Length);
        peer.Finish();
        Assert.Equal((CloseReason.Local, 0), ((await host.ClosedAsync(id)) is var closed ? closed.Reason : default, closed.Counters.BytesWaiting));
    }

    [Fact]
    public async Task PeerResets_WhileWeWaitForInput_IsNoticedAtOnceAndToldApart()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        peer.Reset();
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal((CloseReason.Reset, "the peer reset the connection"), (closed.Reason, closed.Fault?.Message));
        Assert.Empty(host.Events.Seen.OfType<EngineEvent.ConnectionHalfClosed>());
    }

    [Fact]
    public async Task PeerResets_AfterSayingSomething_ThatIsHeard()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        await peer.SayAsync("no line end");
        await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        peer.Reset();
        Assert.Equal(CloseReason.Reset, (await host.ClosedAsync(id)).Reason);
        Assert.Equal("no line end", host.Events.HeardFrom(id));
    }

    [Fact]
    public async Task Reset_ReachesThePeerAsRst()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.ResetConnection(id));
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(id)).Reason);
        var error = await Assert.ThrowsAsync<SocketException>(() => peer.HearAsync(1));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Fact]
    public async Task SendingToAPeerThatIsGone_IsAReset()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        peer.Dispose();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        while (!host.Events.Seen.OfType<EngineEvent.ConnectionClosed>().Any())
        {
            // The first write draws the RST, the next one meets it.
            host.Send("anybody there?", id);
            await host.Events.NextAsync();
        }

        Assert.Equal(CloseReason.Reset, host.Events.Seen.OfType<EngineEvent.ConnectionClosed>().Single().Reason);
    }

    [Theory]
    [InlineData(7, "there is no connection #7")]
    [InlineData(1, "#1 is closed")]
    public async Task OrdersForAConnectionThatIsNotThere_AreRefusedInPlainWords(int number, string why)
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        peer.Reset();
        await host.ClosedAsync(id);

        var target = new ConnectionId(number);
        EngineCommand[] orders =
        [
            new EngineCommand.Send([target], "x"u8.ToArray()),
            new EngineCommand.SendFile([target], "/etc/hostname"),
            new EngineCommand.StopFile([target]),
            new EngineCommand.ShutdownSend(target),
            new EngineCommand.CloseConnection(target),
            new EngineCommand.ResetConnection(target),
        ];
        foreach ((EngineCommand order, string word) in orders.Zip(["send", "file", "file", "eof", "close", "reset"]))
        {
            // The table forgets a connection a moment after its end was published.
            EngineEvent.CommandRefused refused;
            do
            {
                host.Engine.Execute(order);
                refused = await host.Events.NextAsync<EngineEvent.CommandRefused>();
            }
            while (refused.Fault.Message.StartsWith("our side", StringComparison.Ordinal));

            Assert.Equal((word, why), (refused.Command, refused.Fault.Message));
        }
    }

    private static async Task<(CloseReason Reason, NetworkFault? Fault)> EndsInTimeAsync(EngineHost host, ConnectionId id, ManualClock time)
    {
        Task<EngineEvent.ConnectionClosed> closed = host.ClosedAsync(id);
        while (!closed.IsCompleted)
        {
            time.Advance(EngineOptions.Default.HalfClosedTimeout);
            await Task.Yield();
        }

        return ((await closed).Reason, (await closed).Fault);
    }
}
