using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Limits;

/// <summary>Who is turned away, and how it is shown.</summary>
public sealed class ConnectionLimitsTests
{
    [Fact]
    public async Task OneMoreThanMaxConnections_IsShownAndClosedAtOnce_UntilAnotherHasGone()
    {
        await using var host = new EngineHost(With(new ConnectionLimits { MaxConnections = 1 }));
        int port = await host.ListenAsync();
        (Peer first, ConnectionId one) = await host.MeetAsync(port);
        (Peer second, ConnectionId two) = await host.MeetAsync(port);
        using Peer _ = first, __ = second;

        EngineEvent.ConnectionClosed refused = await host.ClosedAsync(two);
        Assert.Equal(CloseReason.Limit, refused.Reason);
        Assert.StartsWith("1 connections are open, and --max-connections", refused.Fault!.Message, StringComparison.Ordinal);
        Assert.Empty(await second.HearToEndAsync());

        host.Engine.Execute(new EngineCommand.ResetConnection(one));
        await host.ClosedAsync(one);
        (Peer third, ConnectionId three) = await host.MeetAsync(port);
        using Peer ___ = third;
        Assert.Equal(3, three.Value);
        await third.SayAsync("in\n");
        Assert.Equal("in", await host.Events.NextMessageAsync(three));
    }

    [Fact]
    public async Task ClientThatIsSilentInItsTlsHandshake_CountsAsOpen()
    {
        await using var host = new EngineHost(With(new ConnectionLimits { MaxConnections = 1 }));
        host.Engine.Execute(new EngineCommand.OpenListener(new EndpointAddress(Transport.Tls, "127.0.0.1", 0)));
        int port = (await host.Events.NextAsync<EngineEvent.ListenerOpened>()).Bound[0].Port;
        using Peer silent = await Peer.ConnectAsync(port);
        await host.Events.NextAsync<EngineEvent.ConnectionHandshaking>();
        host.Engine.Execute(new EngineCommand.ReportConnection(new ConnectionId(1)));
        Assert.Equal(ConnectionPhase.Handshaking, (await host.Events.NextAsync<EngineEvent.ConnectionReported>()).Status.Phase);

        using Peer second = await Peer.ConnectAsync(port);
        Assert.Equal(CloseReason.Limit, (await host.ClosedAsync(new ConnectionId(2))).Reason);
        silent.Dispose();
        await host.Events.NextAsync<EngineEvent.ConnectionFailed>();
        using Peer third = await Peer.ConnectAsync(port);
        Assert.Equal(3, (await host.Events.NextAsync<EngineEvent.ConnectionHandshaking>()).Connection.Value);
    }

    [Theory]
    [InlineData("10.0.0.0/8", null, "127.0.0.1 is not in --allow 10.0.0.0/8")]
    [InlineData("127.0.0.0/8", "127.0.0.1", "127.0.0.1 is denied by --deny 127.0.0.1/32")]
    [InlineData(null, "127.0.0.0/8", "127.0.0.1 is denied by --deny 127.0.0.0/8")]
    public async Task ClientThatIsNotAllowed_IsClosedWithTheRuleThatSaysSo(string? allow, string? deny, string fault)
    {
        await using var host = new EngineHost(With(new ConnectionLimits { Allow = Blocks(allow), Deny = Blocks(deny) }));
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync("*"));
        using Peer _ = peer;
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal((CloseReason.Limit, fault), (closed.Reason, closed.Fault?.Message));
    }

    [Fact]
    public async Task ClientThatIsAllowed_OnASocketForBothFamilies_IsServed()
    {
        await using var host = new EngineHost(With(new ConnectionLimits { Allow = Blocks("127.0.0.0/8"), Deny = Blocks("127.9.0.0/16") }));
        (Peer peer, ConnectionId _) = await host.MeetAsync(await host.ListenAsync("*"));
        using Peer __ = peer;
        await peer.SayAsync("in\n");
        Assert.Equal("in", await host.Events.NextMessageAsync());
    }

    [Fact]
    public async Task IdleTimeout_ClosesWhatNothingMovesOn_AndEachMovementDefersIt()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(With(new ConnectionLimits { IdleTimeout = TimeSpan.FromSeconds(10) }), time: time);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        Assert.Equal(1, time.ArmedTimers);
        time.Advance(TimeSpan.FromSeconds(6));
        await peer.SayAsync("heard\n");
        await host.Events.NextMessageAsync();
        time.Advance(TimeSpan.FromSeconds(6));
        host.Send("sent", id);
        Assert.Equal("sent", await peer.HearAsync(4));
        await host.Events.NextAsync<EngineEvent.MessagesSent>();
        time.Advance(TimeSpan.FromSeconds(9.9));
        await peer.SayAsync("still there\n");
        Assert.Equal("still there", await host.Events.NextMessageAsync());

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(await peer.HearToEndAsync());
        peer.Finish();
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal((CloseReason.Timeout, "nothing was received or sent for 10s"), (closed.Reason, closed.Fault?.Message));
    }

    [Fact]
    public async Task WhenFull_Close_ResetsTheConnectionThatDoesNotRead()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 100_000 });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer _ = peer;
        byte[] message = new byte[50_000];
        for (int i = 0; i < 500; i++)
        {
            host.Send(message, id);
        }

        Assert.Equal(CloseReason.Limit, (await host.ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task WhenFull_Drop_KeepsTheConnection_AndCountsWhatItDropped()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 100_000, WhenFull = SendQueuePolicy.Drop });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer _ = peer;
        const int Messages = 500, Length = 50_000;
        for (int i = 0; i < Messages; i++)
        {
            host.Send(new byte[Length], id);
        }

        EngineEvent.SendsDropped first = await host.Events.NextAsync<EngineEvent.SendsDropped>();
        Assert.Equal((1, Length), (first.Messages, first.Bytes));
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        int got = (await peer.HearToEndAsync()).Length / Length;
        EngineEvent.SendsDropped others = await host.Events.NextAsync<EngineEvent.SendsDropped>();
        Assert.Equal(Messages, got + 1 + others.Messages);

        peer.Finish();
        Assert.Equal(others.Messages + 1, (await host.ClosedAsync(id)).Counters.MessagesDropped);
    }

    [Fact]
    public async Task WhenFull_Drop_AndTheConnectionEnds_TellsAllOfItBeforeTheEnd()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 100_000, WhenFull = SendQueuePolicy.Drop });
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 4096);
        using Peer _ = peer;
        for (int i = 0; i < 500; i++)
        {
            host.Send(new byte[50_000], id);
        }

        host.Engine.Execute(new EngineCommand.ResetConnection(id));

        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.True(closed.Counters.MessagesDropped > 1);
        Assert.Equal(closed.Counters.MessagesDropped, host.Events.Seen.OfType<EngineEvent.SendsDropped>().Sum(dropped => dropped.Messages));
    }

    [Fact]
    public async Task Chat_WithAConnectionThatDoesNotRead_IsNotHeldUpByIt()
    {
        EngineOptions options = Answers.With(new AnswerSet { Chat = true }) with { SendQueueBytes = 100_000, WhenFull = SendQueuePolicy.Drop };
        await using var host = new EngineHost(options);
        int port = await host.ListenAsync();
        (Peer stalled, ConnectionId stalledId) = await host.MeetAsync(port, receiveBuffer: 4096);
        (Peer talker, ConnectionId _) = await host.MeetAsync(port);
        (Peer listener, ConnectionId __) = await host.MeetAsync(port);
        using Peer _1 = stalled, _2 = talker, _3 = listener;
        string line = new('x', 50_000);
        int length = $"<#2> {line}\n".Length;
        for (int said = 0; !host.Events.Seen.OfType<EngineEvent.SendsDropped>().Any(dropped => dropped.Connection == stalledId); said++)
        {
            await talker.SayAsync(line + "\n");
            Assert.Equal(length, (await listener.HearAsync(length)).Length);
            await host.Events.NextAsync<EngineEvent.MessagesSent>(sent => sent.Connection != stalledId);
            Assert.True(said < 2_000, "nothing was dropped");
        }
    }

    [Fact]
    public async Task SocketSettings_AreSetOnAcceptedAndOnOpenedConnections()
    {
        await using var host = new EngineHost(EngineOptions.Default with
        {
            Socket = new SocketSettings { NoDelay = true, KeepAlive = true, ReceiveBufferBytes = 8192 },
        });
        int port = await host.ListenAsync();
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Tcp("127.0.0.1", port)));
        ConnectionId one = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        ConnectionId other = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        foreach (ConnectionId id in new[] { one, other })
        {
            host.Engine.Execute(new EngineCommand.ReportConnection(id));
            SocketStatus socket = (await host.Events.NextAsync<EngineEvent.ConnectionReported>()).Status.Socket!;
            Assert.Equal((true, true), (socket.NoDelay, socket.KeepAlive));
            Assert.InRange(socket.ReceiveBufferBytes, 8192, 16384);
        }
    }

    private static EngineOptions With(ConnectionLimits limits) => EngineOptions.Default with { Limits = limits };

    private static System.Collections.Immutable.ImmutableArray<CidrBlock> Blocks(string? text) =>
        text is null ? [] : CidrBlock.TryParse(text, out CidrBlock? block, out var error) ? [block] : throw new ArgumentException(error.Message);
}
