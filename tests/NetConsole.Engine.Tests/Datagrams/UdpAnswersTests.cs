using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>What an address that sends datagrams hears without an operator, and who is not heard at all.</summary>
public sealed class UdpAnswersTests
{
    [Fact]
    public async Task NewAddress_IsGreetedAtItsFirstDatagram_AndEachDatagramIsAnswered()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet
        {
            Greet = Answers.Template("Welcome", TemplateUse.Unasked),
            Reply = Answers.Template("{n}: {text}"),
            Echo = true,
        }));
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        await peer.SendAsync("one\n", port);
        Assert.Equal("Welcome", await peer.ReceiveTextAsync());
        Assert.Equal("1: one", await peer.ReceiveTextAsync());
        Assert.Equal("one\n", await peer.ReceiveTextAsync());
        await peer.SendAsync("", port);
        Assert.Equal("2: ", await peer.ReceiveTextAsync());
        Assert.Equal("", await peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task CloseAfter_AnswersTheLast_AndTheNextDatagramIsAnotherConnections()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Reply = Answers.Template("bye {n}"), CloseAfter = 2 }));
        int port = await ListenAsync(host);
        using var peer = new UdpPeer(Deadline.Token);
        await peer.SendAsync("one", port);
        await peer.SendAsync("two", port);
        Assert.Equal("bye 1", await peer.ReceiveTextAsync());
        Assert.Equal("bye 2", await peer.ReceiveTextAsync());
        Assert.Equal(2, (await host.ClosedAsync(new ConnectionId(1))).Counters.MessagesIn);
        await peer.SendAsync("three", port);
        Assert.Equal("bye 1", await peer.ReceiveTextAsync());
        Assert.Equal("three", host.Events.HeardFrom((await host.Events.NextAsync<EngineEvent.MessagesReceived>()).Connection));
    }

    [Fact]
    public async Task TwoEnginesThatEchoEachOther_AreHeldByTheAnswerRate()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(Answers.With(new AnswerSet { Echo = true, AnswerRate = 20 }), time: time);
        int port = await ListenAsync(host);
        EngineEvent.ConnectionOpened ours = await host.ConnectToAsync($"udp://127.0.0.1:{port}");
        host.Send("ping", ours.Connection);
        EngineEvent.AnswersHeld held = await host.Events.NextAsync<EngineEvent.AnswersHeld>();
        Assert.Equal(20, held.PerSecond);
    }

    [Fact]
    public async Task DeniedAddress_IsShownOnce_AndNeverHeard()
    {
        Assert.True(CidrBlock.TryParse("127.0.0.0/8", out CidrBlock? loopback, out _));
        await using var host = new EngineHost(EngineOptions.Default with { Limits = new ConnectionLimits { Deny = [loopback] } });
        int port = await ListenAsync(host);
        using var denied = new UdpPeer(Deadline.Token);
        using var other = new UdpPeer(Deadline.Token);
        await denied.SendAsync("one", port);
        await denied.SendAsync("two", port);
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(new ConnectionId(1));
        Assert.Equal(CloseReason.Limit, closed.Reason);
        await other.SendAsync("three", port);
        await host.ClosedAsync(new ConnectionId(2));
        Assert.DoesNotContain(host.Events.Seen, seen => seen is EngineEvent.MessagesReceived);
        Assert.Equal(2, host.Events.Seen.Count(seen => seen is EngineEvent.ConnectionOpened));
    }

    [Fact]
    public async Task MaxConnections_OneMoreAddress_IsHeardWhenOneHasGone()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Limits = new ConnectionLimits { MaxConnections = 1 } });
        int port = await ListenAsync(host);
        using var first = new UdpPeer(Deadline.Token);
        using var second = new UdpPeer(Deadline.Token);
        await first.SendAsync("one", port);
        await host.Events.NextMessageAsync(new ConnectionId(1));
        await second.SendAsync("not yet", port);
        Assert.Equal(CloseReason.Limit, (await host.ClosedAsync(new ConnectionId(2))).Reason);

        host.Engine.Execute(new EngineCommand.CloseConnection(new ConnectionId(1)));
        await host.ClosedAsync(new ConnectionId(1));
        await second.SendAsync("now", port);
        Assert.Equal("now", await host.Events.NextMessageAsync(new ConnectionId(3)));
    }

    [Fact]
    public async Task IdleTimeout_EndsAConnectionOfOurs()
    {
        var time = new ManualClock();
        await using var host = new EngineHost(
            EngineOptions.Default with { Limits = new ConnectionLimits { IdleTimeout = TimeSpan.FromSeconds(10) } }, time: time);
        using var peer = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}");
        time.Advance(TimeSpan.FromSeconds(9));
        host.Send("still here", opened.Connection);
        await host.Events.NextAsync<EngineEvent.MessagesSent>();
        time.Advance(TimeSpan.FromSeconds(9));
        host.Send("and here", opened.Connection);
        await host.Events.NextAsync<EngineEvent.MessagesSent>();
        time.Advance(TimeSpan.FromSeconds(10));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(opened.Connection);
        Assert.Equal((CloseReason.Timeout, "nothing was received or sent for 10s"), (closed.Reason, closed.Fault?.Message));
    }

    [Fact]
    public async Task Status_SaysWhatTheSocketsAre()
    {
        await using var host = new EngineHost();
        int port = await ListenAsync(host);
        EngineEvent.ConnectionOpened ours = await host.ConnectToAsync($"udp://127.0.0.1:{port}");
        host.Send("hi", ours.Connection);
        ConnectionId theirs = (await host.Events.NextAsync<EngineEvent.MessagesReceived>()).Connection;

        host.Engine.Execute(new EngineCommand.ReportConnection(theirs));
        ConnectionStatus status = (await host.Events.NextAsync<EngineEvent.ConnectionReported>()).Status;
        Assert.Equal((ConnectionPhase.Open, ours.Local, "datagram", "IPv4"), (status.Phase, status.Remote, status.Socket!.Type, status.Socket.Family));
        host.Engine.Execute(new EngineCommand.ReportListener(new ListenerId(1)));
        ListenerStatus listener = (await host.Events.NextAsync<EngineEvent.ListenerReported>()).Status;
        Assert.Equal((1, 1L), (listener.Open, listener.Accepted));
        Assert.Equal(["started", "bound"], listener.Steps.Select(step => step.Name));
    }

    private static async Task<int> ListenAsync(EngineHost host) => (await host.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
}
