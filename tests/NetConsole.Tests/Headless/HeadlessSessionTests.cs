using System.Net.Sockets;
using NetConsole.CommandLine;
using NetConsole.Engine;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Headless;
using NetConsole.Headless.Input;
using NetConsole.Hosting;
using NetConsole.Testing.Clocks;
using NSubstitute;

namespace NetConsole.Tests.Headless;

public sealed class HeadlessSessionTests : IDisposable
{
    private static readonly EndpointAddress Somewhere = new(Transport.Tcp, "127.0.0.1", 8000);
    private static readonly ConnectionId First = new(1);
    private static readonly ConnectionId Second = new(2);

    private readonly ISocketEngine _engine = Substitute.For<ISocketEngine>();
    private readonly ManualClock _clock = new();
    private readonly List<EngineCommand> _orders = [];
    private HeadlessSession? _session;
    private bool _isInputQuiet = true;

    public HeadlessSessionTests() => _engine.When(engine => engine.Execute(Arg.Any<EngineCommand>())).Do(call => _orders.Add(call.Arg<EngineCommand>()));

    public void Dispose() => _session?.Dispose();

    [Fact]
    public async Task Connect_WithSeveral_EndsWhenTheLastHasEnded()
    {
        HeadlessSession session = Connects(2);
        Opens(First);
        Closes(First, CloseReason.PeerClosed);
        Opens(Second);
        Assert.False(session.Ended.IsCompleted);

        Closes(Second, CloseReason.PeerClosed);

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    [Theory]
    [InlineData(CloseReason.PeerClosed, 0)]
    [InlineData(CloseReason.Local, 0)]
    [InlineData(CloseReason.Reset, 1)]
    [InlineData(CloseReason.Limit, 1)]
    [InlineData(CloseReason.TlsError, 1)]
    [InlineData(CloseReason.Error, 1)]
    [InlineData(CloseReason.Timeout, 4)]
    public async Task Connect_EndsWithWhatTheNetworkSaid(CloseReason reason, int status)
    {
        HeadlessSession session = Connects(1);
        Opens(First);
        Closes(First, reason);

        Assert.Equal(status, await session.Ended);
    }

    [Theory]
    [InlineData(CloseReason.Error, CloseReason.PeerClosed, 1)]
    [InlineData(CloseReason.Timeout, CloseReason.PeerClosed, 4)]
    [InlineData(CloseReason.Timeout, CloseReason.Reset, 1)]
    [InlineData(CloseReason.Error, CloseReason.Timeout, 1)]
    public async Task Connect_WhereOneCannotConnect_GoesOnWithTheOthers_AndEndsBadly(CloseReason failure, CloseReason ending, int status)
    {
        HeadlessSession session = Connects(2);
        session.Observe(new EngineEvent.ConnectionFailed(First, Somewhere, failure, new NetworkFault("no")));
        Opens(Second);
        Assert.False(session.Ended.IsCompleted);

        Closes(Second, ending);

        Assert.Equal(status, await session.Ended);
    }

    [Fact]
    public void Connect_AtTheEndOfOurInput_EndsOurSide_OnceForEach()
    {
        HeadlessSession session = Connects(2);
        Opens(First);
        session.OnInputEnded();
        Opens(Second);
        session.OnInputQuiet();

        Assert.Equal([new EngineCommand.ShutdownSend(First), new EngineCommand.ShutdownSend(Second)], _orders);
    }

    [Fact]
    public void Connect_WithWait_ClosesThatLongAfterTheEndOfOurInput()
    {
        HeadlessSession session = Connects(1, RunOptions.Default with { Wait = TimeSpan.FromSeconds(2) });
        Opens(First);
        session.OnInputEnded();
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.DoesNotContain(new EngineCommand.CloseConnection(First), _orders);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Contains(new EngineCommand.CloseConnection(First), _orders);
    }

    [Fact]
    public async Task Connect_WithDatagrams_EndsASecondAfterTheLastAnswer()
    {
        HeadlessSession session = ConnectsDatagrams();
        session.OnInputEnded();
        Assert.Empty(_orders);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        session.Observe(new EngineEvent.MessagesReceived(First, Payload.Of("answer"u8.ToArray())));
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(_orders);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([new EngineCommand.CloseConnection(First)], _orders);
        Closes(First, CloseReason.Local);

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Connect_WithDatagrams_WhereNobodyListens_IsAFailure_UnlessSomethingCame(bool isAnswered, int status)
    {
        HeadlessSession session = ConnectsDatagrams();
        session.Observe(new EngineEvent.FaultReported(First, new NetworkFault("refused", null, SocketError.ConnectionRefused)));
        if (isAnswered)
        {
            session.Observe(new EngineEvent.MessagesReceived(First, Payload.Of("answer"u8.ToArray())));
        }

        session.OnInputEnded();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Closes(First, CloseReason.Local);

        Assert.Equal(status, await session.Ended);
    }

    [Fact]
    public async Task Connect_ToAGroup_WaitsForThoseWhoAnswer_AndSendsToTheGroupAlone()
    {
        HeadlessSession session = ConnectsDatagrams();
        var member = new EndpointAddress(Transport.Udp, "127.0.0.2", 8000);
        session.Observe(new EngineEvent.ConnectionOpened(Second, null, member, member, AnswersTo: First));
        Assert.Equal([First], session.TargetsOfInput().Targets.All);

        session.OnInputEnded();
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        session.Observe(new EngineEvent.MessagesReceived(Second, Payload.Of("I am"u8.ToArray())));
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(_orders);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([new EngineCommand.CloseConnection(First)], _orders);
        Closes(First, CloseReason.Local);
        Assert.False(session.Ended.IsCompleted);
        Closes(Second, CloseReason.Timeout);

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    [Fact]
    public async Task Connect_ToAGroup_WhatAnswersAfterItsEnd_DecidesNothingAndIsSentNothing()
    {
        HeadlessSession session = Connects(2);
        var third = new ConnectionId(3);
        Opens(First);
        Closes(First, CloseReason.Local);
        session.Observe(new EngineEvent.ConnectionOpened(third, null, Somewhere, Somewhere, AnswersTo: First));
        Opens(Second);
        Assert.Equal([Second], session.TargetsOfInput().Targets.All);

        Closes(Second, CloseReason.PeerClosed);
        Assert.False(session.Ended.IsCompleted);
        Closes(third, CloseReason.Limit);

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    [Fact]
    public void Listen_ADatagramWithoutASender_IsSentNothing()
    {
        HeadlessSession session = Listens();
        EndpointAddress anonymous = EndpointAddress.Unnamed(Transport.UnixDatagram, null);
        session.Observe(new EngineEvent.ConnectionOpened(First, new ListenerId(1), anonymous, anonymous));

        Assert.Empty(session.TargetsOfInput().Targets.All);
    }

    [Fact]
    public async Task Connect_ThatComesAgain_KeepsTheProgramRunning()
    {
        HeadlessSession session = Connects(1);
        Opens(First);
        ComesAgain(CloseReason.Reset);
        Assert.Empty(session.TargetsOfInput().Targets.All);
        Assert.False(session.Ended.IsCompleted);

        Opens(First);
        Assert.Equal([First], session.TargetsOfInput().Targets.All);
        Closes(First, CloseReason.Local);

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    [Theory]
    [InlineData(CloseReason.PeerClosed, true)]
    [InlineData(CloseReason.Reset, false)]
    public void Connect_ThatWouldComeAgain_AfterAllWasSaid_IsGivenUp(CloseReason reason, bool isGivenUp)
    {
        HeadlessSession session = Connects(1);
        Opens(First);
        session.OnInputEnded();
        ComesAgain(reason);

        Assert.Equal(isGivenUp, _orders.Contains(new EngineCommand.CloseConnection(First)));
    }

    [Fact]
    public void Input_GoesToNobody_UntilEachAddressIsConnectedOrHasFailed()
    {
        HeadlessSession session = Connects(2);
        Opens(First);
        (Targets none, Task changed) = session.TargetsOfInput();
        Assert.Empty(none.All);

        session.Observe(new EngineEvent.ConnectionFailed(Second, Somewhere, CloseReason.Error, new NetworkFault("no")));

        Assert.True(changed.IsCompleted);
        Assert.Equal([First], session.TargetsOfInput().Targets.All);
    }

    [Fact]
    public void Input_GoesToWhoeverIsThere_AndNotToThoseWhoseSideWeHaveEnded()
    {
        HeadlessSession session = Listens();
        Opens(First, listener: 1);
        Opens(Second, listener: 1);
        Assert.Equal([First, Second], session.TargetsOfInput().Targets.All);

        EndsItsSide(First);

        Assert.Equal([Second], session.TargetsOfInput().Targets.All);
    }

    [Fact]
    public void Listen_WhenThePeerEnds_AndOurInputHasNothingToSay_EndsOurSide()
    {
        Listens();
        Opens(First, listener: 1);
        EndsItsSide(First);

        Assert.Equal([new EngineCommand.ShutdownSend(First)], _orders);
    }

    [Fact]
    public void Listen_WhenThePeerEnds_StillSendsWhatOurInputHasToSay()
    {
        HeadlessSession session = Listens();
        Opens(First, listener: 1);
        _isInputQuiet = false;
        EndsItsSide(First);
        session.OnInputQuiet();
        Assert.Empty(_orders);

        _isInputQuiet = true;
        session.OnInputQuiet();

        Assert.Equal([new EngineCommand.ShutdownSend(First)], _orders);
    }

    [Fact]
    public void Listen_WhenThePeerEnds_WaitsForInputThatHasBegun_HoweverLongItPauses()
    {
        HeadlessSession session = Listens();
        Opens(First, listener: 1);
        session.OnInputSpoken();
        EndsItsSide(First);
        session.OnInputQuiet();
        Assert.Empty(_orders);

        session.OnInputEnded();

        Assert.Equal([new EngineCommand.ShutdownSend(First)], _orders);
    }

    [Fact]
    public void Connect_WhenThePeerEnds_NeedsNoMoreInput()
    {
        HeadlessSession session = Connects(1);
        Opens(First);
        session.OnInputSpoken();
        EndsItsSide(First);

        Assert.Equal([new EngineCommand.ShutdownSend(First)], _orders);
    }

    [Fact]
    public void Listen_GoesOnWithoutInput_AndAfterBadEndings()
    {
        HeadlessSession session = Listens();
        Opens(First, listener: 1);
        session.OnInputEnded();
        Assert.Empty(_orders);

        Closes(First, CloseReason.Reset);

        Assert.False(session.Ended.IsCompleted);
    }

    [Fact]
    public async Task Listen_WhereOneCannotOpen_EndsAtOnce()
    {
        HeadlessSession session = Listens();
        session.Observe(new EngineEvent.ListenerOpened(new ListenerId(1), Somewhere, [Somewhere], 1, OpenToNetwork: false));
        session.Observe(new EngineEvent.ListenerFailed(new ListenerId(2), Somewhere, new NetworkFault("no")));

        Assert.Equal(ExitStatus.Network, await session.Ended);
    }

    [Theory]
    [InlineData(1, 129)]
    [InlineData(2, 130)]
    [InlineData(3, 131)]
    [InlineData(15, 143)]
    public async Task ASignal_EndsIt_WithItsNumber(int signal, int status)
    {
        HeadlessSession session = Listens();
        session.OnSignal(signal);

        Assert.Equal(status, await session.Ended);
    }

    [Fact]
    public async Task AReaderThatHasGoneAway_IsAGoodEnd()
    {
        HeadlessSession session = Listens();
        session.OnOutputFailed(new StreamFault(IsClosed: true, "Broken pipe"));

        Assert.Equal(ExitStatus.Done, await session.Ended);
    }

    private HeadlessSession Connects(int count, RunOptions? options = null) =>
        Make(new Invocation.Run([], [.. Enumerable.Repeat(Somewhere, count)], options ?? RunOptions.Default));

    private HeadlessSession ConnectsDatagrams()
    {
        var address = new EndpointAddress(Transport.Udp, "127.0.0.1", 8000);
        HeadlessSession session = Make(new Invocation.Run([], [address], RunOptions.Default));
        session.Observe(new EngineEvent.ConnectionOpened(First, null, address, address));
        return session;
    }

    private HeadlessSession Listens() => Make(new Invocation.Run([Somewhere], [], RunOptions.Default));

    private HeadlessSession Make(Invocation.Run run) => _session = new HeadlessSession(_engine, run, _clock, () => _isInputQuiet);

    private void Opens(ConnectionId connection, int? listener = null) =>
        _session!.Observe(new EngineEvent.ConnectionOpened(connection, listener is { } id ? new ListenerId(id) : null, Somewhere, Somewhere));

    private void Closes(ConnectionId connection, CloseReason reason) =>
        _session!.Observe(new EngineEvent.ConnectionClosed(connection, reason, null, default, TimeSpan.Zero));

    private void ComesAgain(CloseReason reason) =>
        _session!.Observe(new EngineEvent.ConnectionReconnecting(First, Somewhere, reason, null, TimeSpan.FromSeconds(1)));

    private void EndsItsSide(ConnectionId connection) => _session!.Observe(new EngineEvent.ConnectionHalfClosed(connection, ByPeer: true));
}
