using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>A connection of ours to a multicast group or a broadcast address, which others answer from addresses of their own.</summary>
public sealed class GroupClientTests
{
    private static readonly EngineOptions s_onLoopback = EngineOptions.Default with { MulticastInterface = "lo" };

    [Fact]
    public async Task Multicast_EachMemberThatAnswers_IsAConnection_ThatCanBeSpokenToAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "loopback has another name here");
        await using var member = new EngineHost(s_onLoopback);
        await using var asker = new EngineHost(s_onLoopback);
        int port = (await member.ListenOnAsync("udp://239.1.2.4:0")).Bound[0].Port;
        ConnectionId group = (await asker.ConnectToAsync($"udp://239.1.2.4:{port}")).Connection;
        asker.Send("who is there?", group);
        int answerTo = (await member.Events.NextAsync<EngineEvent.ConnectionOpened>()).Remote.Port;

        // All of them are on this machine, so they answer from ports of their own; elsewhere it would be from their addresses.
        using var one = new UdpPeer(Deadline.Token);
        using var other = new UdpPeer(Deadline.Token);
        ConnectionId first = await IsAnsweredByAsync(asker, one, answerTo, group);
        ConnectionId second = await IsAnsweredByAsync(asker, other, answerTo, group);
        Assert.NotEqual(first, second);

        asker.Engine.Execute(new EngineCommand.CloseConnection(group));
        Assert.Equal(CloseReason.Local, (await asker.ClosedAsync(group)).Reason);
        ConnectionId[] ended = [await NextClosedAsync(asker), await NextClosedAsync(asker)];
        Assert.Equal([first, second], ended.OrderBy(id => id.Value));
    }

    [Fact]
    public async Task Broadcast_IsAnswered()
    {
        await using var listening = new EngineHost();
        await using var asker = new EngineHost();
        int port = (await listening.ListenOnAsync("udp://0.0.0.0:0")).Bound[0].Port;
        EngineEvent.ConnectionOpened toAll = await asker.ConnectToAsync($"udp://127.255.255.255:{port}");
        asker.Send("who is there?", toAll.Connection);
        listening.Send("it is me", (await listening.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);

        EngineEvent.ConnectionOpened answers = await asker.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal((toAll.Connection, port), (answers.AnswersTo, answers.Remote.Port));
        Assert.Equal("it is me", await asker.Events.NextMessageAsync(answers.Connection));
    }

    [Fact]
    public async Task Answer_OfSomebodyWhoIsDenied_IsShownAsRefused_AndNotHeard()
    {
        ConnectionLimits limits = EngineOptions.Default.Limits with { Deny = [CidrBlockOf("127.0.0.0/8")] };
        await using var listening = new EngineHost();
        await using var asker = new EngineHost(EngineOptions.Default with { Limits = limits });
        int port = (await listening.ListenOnAsync("udp://0.0.0.0:0")).Bound[0].Port;
        ConnectionId toAll = (await asker.ConnectToAsync($"udp://127.255.255.255:{port}")).Connection;
        asker.Send("who is there?", toAll);
        listening.Send("it is me", (await listening.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);

        EngineEvent.ConnectionOpened refused = await asker.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal(toAll, refused.AnswersTo);
        Assert.Equal(CloseReason.Limit, (await asker.ClosedAsync(refused.Connection)).Reason);
        Assert.Equal("", asker.Events.HeardFrom(refused.Connection));
    }

    [Fact]
    public async Task Answers_AgeOut_AndTheGroupStays()
    {
        var time = new ManualClock();
        await using var listening = new EngineHost();
        await using var asker = new EngineHost(time: time);
        int port = (await listening.ListenOnAsync("udp://0.0.0.0:0")).Bound[0].Port;
        ConnectionId toAll = (await asker.ConnectToAsync($"udp://127.255.255.255:{port}")).Connection;
        asker.Send("who is there?", toAll);
        ConnectionId asked = (await listening.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        listening.Send("it is me", asked);
        ConnectionId answers = (await asker.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        await asker.Events.NextMessageAsync(answers);

        time.Advance(EngineOptions.Default.Limits.UdpTimeout);
        Assert.Equal(CloseReason.Timeout, (await asker.ClosedAsync(answers)).Reason);
        asker.Send("still there?", toAll);
        Assert.Equal("still there?", await NextAfterAsync(listening, "who is there?"));
    }

    [Fact]
    public async Task Answers_ThatKeepComing_KeepTheGroup_WhereIdleConnectionsEnd()
    {
        var time = new ManualClock();
        var limit = TimeSpan.FromMinutes(1);
        await using var asker = new EngineHost(WithLimits(new ConnectionLimits { IdleTimeout = limit }), time: time);
        using var peer = new UdpPeer(Deadline.Token);
        (ConnectionId toAll, int answerTo) = await AsksAsync(asker);
        await peer.SendAsync("one", answerTo);
        ConnectionId answers = (await asker.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        await asker.Events.NextMessageAsync(answers);

        time.Advance(0.9 * limit);
        await peer.SendAsync("two", answerTo);
        Assert.Equal("two", await asker.Events.NextMessageAsync(answers));
        time.Advance(0.9 * limit);

        asker.Send("and who else?", toAll);
        await asker.Events.NextAsync<EngineEvent.MessagesSent>(sent => sent.Connection == toAll);
    }

    [Fact]
    public async Task Answers_MoreThanAreAllowed_AreRefused_UntilOneHasEnded()
    {
        await using var asker = new EngineHost(WithLimits(new ConnectionLimits { MaxConnections = 1 }));
        using var one = new UdpPeer(Deadline.Token);
        using var other = new UdpPeer(Deadline.Token);
        (ConnectionId toAll, int answerTo) = await AsksAsync(asker);
        await one.SendAsync("I am", answerTo);
        ConnectionId first = (await asker.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;

        await other.SendAsync("me too", answerTo);
        EngineEvent.ConnectionOpened refused = await asker.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal(toAll, refused.AnswersTo);
        Assert.Equal(CloseReason.Limit, (await asker.ClosedAsync(refused.Connection)).Reason);

        asker.Engine.Execute(new EngineCommand.CloseConnection(first));
        await asker.ClosedAsync(first);
        await other.SendAsync("and now?", answerTo);
        Assert.Equal("and now?", await asker.Events.NextMessageAsync());
    }

    [Fact]
    public async Task Greeting_GoesToTheGroup_AndNotToWhoAnswersIt()
    {
        AnswerSet answers = AnswerSet.None with { Greet = Template.Parse("who is there?"), Reply = Template.Parse("thank you") };
        await using var asker = new EngineHost(EngineOptions.Default with { Answers = answers });
        using var peer = new UdpPeer(Deadline.Token);
        (ConnectionId toAll, int answerTo) = await AsksAsync(asker);
        await peer.SendAsync("I am", answerTo);

        Assert.Equal("thank you", await peer.ReceiveTextAsync());
        EngineEvent.MessagesSent greeting = Assert.Single(asker.Events.Seen.OfType<EngineEvent.MessagesSent>(), sent => sent.Rule == AnswerSet.GreetName);
        Assert.Equal(toAll, greeting.Connection);
    }

    private static EngineOptions WithLimits(ConnectionLimits limits) => EngineOptions.Default with { Limits = limits };

    /// <summary>Connects to a broadcast address and sends to it.</summary>
    /// <returns>Its number, and the port to which answers go.</returns>
    private static async Task<(ConnectionId ToAll, int AnswerTo)> AsksAsync(EngineHost asker)
    {
        await using var listening = new EngineHost();
        int port = (await listening.ListenOnAsync("udp://0.0.0.0:0")).Bound[0].Port;
        ConnectionId toAll = (await asker.ConnectToAsync($"udp://127.255.255.255:{port}")).Connection;
        asker.Send("who is there?", toAll);
        await asker.Events.NextAsync<EngineEvent.MessagesSent>();
        return (toAll, (await listening.Events.NextAsync<EngineEvent.ConnectionOpened>()).Remote.Port);
    }

    private static async Task<ConnectionId> IsAnsweredByAsync(EngineHost asker, UdpPeer peer, int port, ConnectionId group)
    {
        await peer.SendAsync("I am", port);
        EngineEvent.ConnectionOpened answers = await asker.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal((null, group), (answers.Listener, answers.AnswersTo));
        Assert.Equal("I am", await asker.Events.NextMessageAsync(answers.Connection));
        asker.Send("and you alone", answers.Connection);
        Assert.Equal("and you alone", await peer.ReceiveTextAsync());
        return answers.Connection;
    }

    private static async Task<ConnectionId> NextClosedAsync(EngineHost host) => (await host.Events.NextAsync<EngineEvent.ConnectionClosed>()).Connection;

    private static async Task<string> NextAfterAsync(EngineHost host, string first)
    {
        string next;
        while ((next = await host.Events.NextMessageAsync()) == first)
        {
        }

        return next;
    }

    private static CidrBlock CidrBlockOf(string text)
    {
        Assert.True(CidrBlock.TryParse(text, out CidrBlock? block, out _));
        return block;
    }
}
