using System.Text;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Answering;

/// <summary>What is set while connections are open, and for whom it holds.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task SetAnswers_ForEverything_HoldsForWhoIsThereAndWhoComes()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer one, ConnectionId _) = await host.MeetAsync(port);
        await SetAsync(host, SettingScope.Everything, new AnswerChange { Reply = new(Answers.Template("ok")) });
        (Peer two, ConnectionId __) = await host.MeetAsync(port);
        using Peer _1 = one, _2 = two;
        Assert.Equal("ok", await AskAsync(one));
        Assert.Equal("ok", await AskAsync(two));
    }

    [Fact]
    public async Task NarrowerScope_HoldsOverTheBroader_AndFollowsItInTheRest()
    {
        await using var host = new EngineHost(Answers.With(new AnswerSet { Reply = Answers.Template("E") }));
        int port = await host.ListenAsync();
        int otherPort = await host.ListenAsync();
        (Peer plain, ConnectionId _) = await host.MeetAsync(otherPort);
        (Peer listed, ConnectionId __) = await host.MeetAsync(port);
        (Peer own, ConnectionId id) = await host.MeetAsync(port);
        using Peer _1 = plain, _2 = listed, _3 = own;

        await SetAsync(host, SettingScope.Of(new ListenerId(1)), new AnswerChange { Reply = new(Answers.Template("L")) });
        AnswerSet now = await SetAsync(host, SettingScope.Of(id), new AnswerChange { Reply = new(null), AddRule = Answers.Rule("/./ => C") });
        Assert.Equal((null, 1, "rule 1"), (now.Reply, now.Rules.Length, now.Rules[0].Name));
        Assert.Equal("E L C", string.Join(' ', await AskAsync(plain), await AskAsync(listed), await AskAsync(own)));

        // Echo was set nowhere else, so it reaches all of them.
        await SetAsync(host, SettingScope.Everything, new AnswerChange { Echo = true });
        (Peer late, ConnectionId ___) = await host.MeetAsync(port);
        using Peer _4 = late;
        Assert.Equal("E?\n L?\n C?\n L?\n", string.Join(' ', await AskAsync(plain, 3), await AskAsync(listed, 3), await AskAsync(own, 3), await AskAsync(late, 3)));
    }

    [Fact]
    public async Task RemoveRule_LeavesTheNumbersOfOthers_AndRefusesANumberThatIsNotThere()
    {
        await using var host = new EngineHost();
        await SetAsync(host, SettingScope.Everything, new AnswerChange { AddRule = Answers.Rule("/a/ => 1") });
        await SetAsync(host, SettingScope.Everything, new AnswerChange { AddRule = Answers.Rule("/b/ => 2") });
        AnswerSet now = await SetAsync(host, SettingScope.Everything, new AnswerChange { RemoveRule = 1 });
        Assert.Equal("rule 2", Assert.Single(now.Rules).Name);

        host.Engine.Execute(new EngineCommand.SetAnswers(SettingScope.Everything, new AnswerChange { RemoveRule = 1 }));
        EngineEvent.CommandRefused refused = await host.Events.NextAsync<EngineEvent.CommandRefused>();
        Assert.Equal("there is no rule 1", refused.Fault.Message);
    }

    [Fact]
    public async Task Scope_ThatIsNotThere_IsRefused()
    {
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.SetAnswers(SettingScope.Of(new ConnectionId(7)), new AnswerChange { Echo = true }));
        Assert.Equal("there is no connection #7", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        host.Engine.Execute(new EngineCommand.SetFraming(SettingScope.Of(new ListenerId(1)), FramingSpec.Raw));
        Assert.Equal("there is no listener L1", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
    }

    [Fact]
    public async Task OpenListener_WithItsOwnAnswersAndFraming_AnswersSo()
    {
        await using var host = new EngineHost();
        host.Engine.Execute(new EngineCommand.OpenListener(EngineHost.Tcp("127.0.0.1", 0))
        {
            Answers = new AnswerChange { Reply = new(Answers.Template("ok")) },
            Framing = new FramingSpec.Delimited([(byte)';']),
        });
        int port = (await host.Events.NextAsync<EngineEvent.ListenerOpened>()).Bound[0].Port;
        (Peer peer, ConnectionId _) = await host.MeetAsync(port);
        using Peer __ = peer;
        await peer.SayAsync("a;");
        Assert.Equal("ok;", await peer.HearAsync(3));
    }

    [Fact]
    public async Task SetFraming_ReadsAgainWhatWasBegun()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Framing = new FramingSpec.Lines() });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer __ = peer;
        await peer.SayAsync("one;two;three");
        await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.Equal("", host.Events.HeardFrom(id));

        host.Engine.Execute(new EngineCommand.SetFraming(SettingScope.Everything, new FramingSpec.Delimited([(byte)';'])));
        EngineEvent.MessagesReceived again = await host.Events.NextAsync<EngineEvent.MessagesReceived>();
        Assert.Equal("one|two", host.Events.HeardFrom(id));
        Assert.Equal(again.Payload.Bytes.Length, again.Payload.FreshStart);
        await peer.SayAsync(";");
        Assert.Equal("three", await host.Events.NextMessageAsync());
    }

    [Fact]
    public async Task Send_OfTypedText_GoesOutInEachConnectionsFrame_AndAsItIsOtherwise()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer plain, ConnectionId one) = await host.MeetAsync(port);
        (Peer framed, ConnectionId two) = await host.MeetAsync(port);
        using Peer _ = plain, __ = framed;
        host.Engine.Execute(new EngineCommand.SetFraming(SettingScope.Of(two), new FramingSpec.Mllp()));

        host.Engine.Execute(new EngineCommand.Send([one, two], "hi"u8.ToArray()) { LineEnd = "\r\n"u8.ToArray() });
        Assert.Equal("hi\r\n", await plain.HearAsync(4));
        Assert.Equal("\u000bhi\u001c\r", await framed.HearAsync(5));
        EngineEvent.MessagesSent sent = await host.Events.NextAsync<EngineEvent.MessagesSent>();
        Assert.Equal(new MessageSpan(0, 4, 0, 2), sent.Payload.Messages[0]);

        host.Send("raw", one, two);
        Assert.Equal("raw", await framed.HearAsync(3));
    }

    [Fact]
    public async Task Send_OfTypedText_ThatAFrameCannotHold_IsRefusedOnce()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Framing = new FramingSpec.FixedLength(4) });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer __ = peer;
        host.Engine.Execute(new EngineCommand.Send([id], "12345"u8.ToArray()) { LineEnd = ReadOnlyMemory<byte>.Empty });
        Assert.Equal("the message has 5 bytes, and fixed:4 needs 4", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        host.Engine.Execute(new EngineCommand.Send([id], "1234"u8.ToArray()) { LineEnd = ReadOnlyMemory<byte>.Empty });
        Assert.Equal("1234", await peer.HearAsync(4));
    }

    private static async Task<AnswerSet> SetAsync(EngineHost host, SettingScope scope, AnswerChange change)
    {
        host.Engine.Execute(new EngineCommand.SetAnswers(scope, change));
        EngineEvent.AnswersChanged changed = await host.Events.NextAsync<EngineEvent.AnswersChanged>();
        Assert.Equal(scope, changed.Scope);
        return changed.Answers;
    }

    private static async Task<string> AskAsync(Peer peer, int? bytes = null)
    {
        await peer.SayAsync("?\n");
        byte[] answer = new byte[bytes ?? 64];
        int got = await peer.Socket.ReceiveAsync(answer, Deadline.Token).SoonAsync();
        return Encoding.UTF8.GetString(answer, 0, got) + (bytes > got ? await peer.HearAsync(bytes.Value - got) : "");
    }
}
