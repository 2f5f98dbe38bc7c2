using System.Text;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Answering;

/// <summary>What a peer hears without an operator, over real sockets.</summary>
public sealed class ResponderTests
{
    [Fact]
    public async Task Greet_EachNewConnection_IsGreetedAndTheRuleNamed_AndCountedWithWhatTheOperatorExpands()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Greet = Answers.Template("Welcome, {counter}", TemplateUse.Unasked) }));
        int port = await host.ListenAsync();
        using Peer first = await Peer.ConnectAsync(port);
        Assert.Equal("Welcome, 1", await first.HearAsync(10));
        Assert.Equal(2, host.Engine.CountAnswer());
        using Peer second = await Peer.ConnectAsync(port);
        Assert.Equal("Welcome, 3", await second.HearAsync(10));

        EngineEvent.MessagesSent sent = await host.Events.NextAsync<EngineEvent.MessagesSent>();
        Assert.Equal((SendOrigin.Rule, "greet"), (sent.Origin, sent.Rule));
    }

    [Fact]
    public async Task FirstRuleThatMatches_Answers_ElseTheReply()
    {
        AnswerSet answers = new AnswerSet { Reply = Answers.Template("what? {n}\n") }
            .WithRule(Answers.Rule(@"/^add (\d+)/ => $1 it is\n"))
            .WithRule(Answers.Rule(@"/^a/i => second\n"));
        await using var host = new EngineHost(Answers.With(answers));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;

        await peer.SayAsync("add 7\nApple\nzero\n");
        Assert.Equal("7 it is\nsecond\nwhat? 3\n", await peer.HearAsync(23));
        var rules = new List<string?>();
        while (rules.Count < 3)
        {
            rules.Add((await host.Events.NextAsync<EngineEvent.MessagesSent>()).Rule);
        }

        Assert.Equal(["rule 1", "rule 2", "reply"], rules);
    }

    [Fact]
    public async Task MessageThatSilenceEnds_IsAnsweredToo()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Reply = Answers.Template("Hello, {text}") }));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("World");
        Assert.Equal("Hello, World", await peer.HearAsync(12));
    }

    [Fact]
    public async Task Echo_BesideARule_SendsBackTheMessageWithItsLineEnd()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Echo = true }.WithRule(Answers.Rule("/ping/ => pong "))));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("ping\r\nother\n");
        Assert.Equal("pong ping\r\nother\n", await peer.HearAsync(17));
        await host.Events.NextAsync<EngineEvent.MessagesSent>(sent => sent is { Origin: SendOrigin.Echo, Rule: null });
    }

    [Fact]
    public async Task Echo_OfWhatIsFramed_ComesBackInItsFrame_AndTheReplyInOneOfItsOwn()
    {
        EngineOptions options = Answers.With(new AnswerSet { Echo = true, Reply = Answers.Template("ok") }) with { Framing = new FramingSpec.StxEtx() };
        await using var host = new EngineHost(options);
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("\u0002hi\u0003");
        Assert.Equal("\u0002ok\u0003\u0002hi\u0003", await peer.HearAsync(8));

        EngineEvent.MessagesSent reply = await host.Events.NextAsync<EngineEvent.MessagesSent>();
        Assert.Equal(new MessageSpan(0, 4, 1, 2), reply.Payload.Messages[0]);
    }

    [Fact]
    public async Task AnswerThatDoesNotFitItsFrame_IsNotSent_AndSaysSo()
    {
        EngineOptions options = Answers.With(new AnswerSet { Reply = Answers.Template("{text}!") }) with { Framing = new FramingSpec.FixedLength(2) };
        await using var host = new EngineHost(options);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("ab");
        EngineEvent.AnswerFailed failed = await host.Events.NextAsync<EngineEvent.AnswerFailed>();
        Assert.Equal((id, "reply"), (failed.Connection, failed.Rule));
        Assert.Contains("fixed:2 needs", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_PassesEachMessageToAllOthers_WithWhoSaidIt()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Chat = true }));
        int port = await host.ListenAsync();
        (Peer one, ConnectionId id) = await host.MeetAsync(port);
        (Peer two, ConnectionId _) = await host.MeetAsync(port);
        (Peer three, ConnectionId framed) = await host.MeetAsync(port);
        using Peer _1 = one, _2 = two, _3 = three;
        host.Engine.Execute(new EngineCommand.SetFraming(SettingScope.Of(framed), new FramingSpec.LengthPrefixed(1)));
        await host.Events.NextAsync<EngineEvent.FramingChanged>();

        await one.SayAsync("hello\n");
        Assert.Equal($"<{id}> hello\n", await two.HearAsync(11));
        Assert.Equal($"\n<{id}> hello", await three.HearAsync(11));
        await two.SayAsync("hi\n");
        Assert.Equal("<#2> hi\n", await one.HearAsync(8));
        await host.Events.NextAsync<EngineEvent.MessagesSent>(sent => sent.Origin is SendOrigin.Chat);
    }

    [Fact]
    public async Task CloseAfter_AnswersThatManyAndCloses_AndOnlyCountsTheRest()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { CloseAfter = 2, Reply = Answers.Template("{text}!") }));
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("one\ntwo\nthree\nfour\n");
        Assert.Equal("one!two!", Encoding.UTF8.GetString(await peer.HearToEndAsync()));
        peer.Finish();

        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(id);
        Assert.Equal(CloseReason.Local, closed.Reason);
        Assert.Equal((2, 19, 11), (closed.Counters.MessagesIn, closed.Counters.BytesIn, closed.Counters.BytesDiscarded));
        Assert.Equal("one|two", host.Events.HeardFrom(id));
        long told = host.Events.Seen.OfType<EngineEvent.MessagesReceived>().Sum(received => received.Payload.Bytes.Length - received.Payload.FreshStart);
        Assert.Equal(8, told);
    }

    [Fact]
    public async Task GreetAndCloseAfterOne_WithoutAReply_ClosesAfterTheFirstMessage()
    {
        AnswerSet answers = new() { CloseAfter = 1, Greet = Answers.Template("Welcome to the server", TemplateUse.Unasked) };
        await using var host = new EngineHost(Answers.With(answers));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("Hello, Server!");
        Assert.Equal("Welcome to the server", Encoding.UTF8.GetString(await peer.HearToEndAsync()));
        Assert.Equal("Hello, Server!", await host.Events.NextMessageAsync());
    }

    [Fact]
    public async Task HalfClosedByPeer_IsToldOnceEveryAnswerIsQueued()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Reply = Answers.Template("{text}.") }.WithRule(Answers.Rule("/(?=x)y/ => no"))));
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("a\nb\nc");
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.Equal("a.b.c.", Encoding.UTF8.GetString(await peer.HearToEndAsync()));
    }
}
