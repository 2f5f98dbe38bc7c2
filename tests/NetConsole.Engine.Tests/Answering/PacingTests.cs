using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Answering;

/// <summary>Answers that cannot be sent at once, and expressions that take long: who waits, and who does not.</summary>
public sealed class PacingTests
{
    [Fact]
    public async Task Echo_ToAPeerThatReadsLate_HoldsTheSenderBack_AndLosesNothing()
    {
        EngineOptions options = Answers.With(new AnswerSet { Echo = true }) with { Framing = FramingSpec.Raw, SendQueueBytes = 64 * 1024 };
        await using var host = new EngineHost(options);
        (Peer peer, ConnectionId id) = await host.MeetAsync(await host.ListenAsync(), receiveBuffer: 64 * 1024);
        using Peer __ = peer;
        byte[] data = RandomNumberGenerator.GetBytes(24 << 20);
        Task saying = peer.SayAsync(data);

        // Much more than may wait is on its way, and nobody reads: the sender gets stuck.
        await host.Events.NextAsync<EngineEvent.CountersChanged>(changed => changed.Connections.Any(counters => counters.BytesWaiting > 1 << 19));
        Assert.False(saying.IsCompleted);

        byte[] heard = new byte[data.Length];
        for (int got = 0; got < heard.Length;)
        {
            got += await peer.Socket.ReceiveAsync(heard.AsMemory(got), Deadline.Token).SoonAsync();
        }

        await saying;
        Assert.Equal(SHA256.HashData(data), SHA256.HashData(heard));
        Assert.DoesNotContain(host.Events.Seen, seen => seen is EngineEvent.ConnectionClosed);
        Assert.True(MostWaiting(host, id) <= (1 << 20) + (128 * 1024), $"{MostWaiting(host, id):N0} bytes waited");
    }

    [Fact]
    public async Task Echo_OfOneMebibyteSaidBeforeAnythingIsRead_ComesBack()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Echo = true }) with { Framing = FramingSpec.Raw });
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        byte[] data = RandomNumberGenerator.GetBytes(1 << 20);
        await peer.SayAsync(data);
        peer.Finish();
        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        host.Engine.Execute(new Commands.EngineCommand.ShutdownSend(new ConnectionId(1)));
        Assert.Equal(data, await peer.HearToEndAsync());
    }

    [Fact]
    public async Task ManyShortAnswers_LongerThanWhatTheyAnswer_AreAllSent()
    {
        string answer = new('x', 500);
        await using var host = new EngineHost(Answers.With(new AnswerSet { Reply = Answers.Template(answer) }) with { SendQueueBytes = 64 * 1024 });
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        const int Messages = 20_000;
        Task saying = peer.SayAsync(string.Concat(Enumerable.Repeat("\n", Messages)));
        Assert.Equal(Messages * answer.Length, (await peer.HearAsync(Messages * answer.Length)).Length);
        await saying;
    }

    [Fact]
    public async Task ExpressionThatBacktracksForEver_TimesOutAndIsSaid_WhileOthersPlayOn()
    {
        AnswerSet answers = new AnswerSet { Reply = Answers.Template("{text}") }.WithRule(Answers.ForEver);
        await using var host = new EngineHost(Answers.With(answers));
        int port = await host.ListenAsync();
        (Peer slow, ConnectionId slowId) = await host.MeetAsync(port);
        (Peer player, ConnectionId playerId) = await host.MeetAsync(port);
        using Peer _ = slow, __ = player;
        host.Engine.Execute(new Commands.EngineCommand.SetAnswers(
            Commands.SettingScope.Of(playerId), new AnswerChange { Rules = [new NumberedRule(1, Answers.Rule("/ping/ => pong"))] }));

        const int Slow = 6;
        await slow.SayAsync(string.Concat(Enumerable.Repeat(new string('a', 40) + "\n", Slow)));
        int rounds = 0;
        Task<string> slowAnswers = slow.HearAsync(Slow * 40);
        for (; !slowAnswers.IsCompleted; rounds++)
        {
            await player.SayAsync("ping\n");
            Assert.Equal("pong", await player.HearAsync(4));
        }

        // At least 600 ms of backtracking; were the player to wait for any of it, there would be a handful of rounds.
        Assert.True(rounds > 100, $"{rounds} rounds");
        Assert.Equal(string.Concat(Enumerable.Repeat(new string('a', 40), Slow)), await slowAnswers);
        EngineEvent.RuleTimedOut timedOut = await host.Events.NextAsync<EngineEvent.RuleTimedOut>();
        Assert.Equal((slowId, "rule 1"), (timedOut.Connection, timedOut.Rule));
    }

    [Fact]
    public async Task RuleThatLooksAround_KeepsTheOrderOfAnswers()
    {
        AnswerSet answers = new AnswerSet { Reply = Answers.Template("{n} ") }.WithRule(Answers.Rule("/^b(?=b)/ => slow{n} "));
        await using var host = new EngineHost(Answers.With(answers));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("a\nbb\na\nbb\n");
        Assert.Equal("1 slow2 3 slow4 ", await peer.HearAsync(16));
    }

    [Fact]
    public async Task Stop_WhileExpressionsBacktrack_DoesNotWaitForThemAll()
    {
        var host = new EngineHost(Answers.With(new AnswerSet().WithRule(Answers.ForEver)));
        (Peer peer, ConnectionId _) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync(string.Concat(Enumerable.Repeat(new string('a', 40) + "\n", 1000)));
        await host.Events.NextAsync<EngineEvent.RuleTimedOut>();

        // A hundred seconds of work wait; the peer closes its side, so that closing ours has nothing else to wait for.
        peer.Finish();
        await host.DisposeAsync().AsTask().SoonAsync();
        Assert.True(host.Events.Seen.Count(seen => seen is EngineEvent.RuleTimedOut) < 100);
    }

    private static long MostWaiting(EngineHost host, ConnectionId id) => host.Events.Seen
        .OfType<EngineEvent.CountersChanged>()
        .SelectMany(changed => changed.Connections)
        .Where(counters => counters.Connection == id)
        .Max(counters => counters.BytesWaiting);
}
