using System.Net.Sockets;
using NetConsole.CommandLine;
using NetConsole.Engine;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Hosting;

namespace NetConsole.Headless;

/// <summary>
/// The course of a run without a screen: who is there, who may still say something, when our side ends, and with which status all of it does. Events come from the
/// output's thread, the state of our input from the pump; a short lock keeps them apart. Never waits.
/// </summary>
internal sealed partial class HeadlessSession : IDisposable
{
    private readonly ISocketEngine _engine;
    private readonly RunOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<bool> _isInputQuiet;
    private readonly bool _connects;
    private readonly bool _connectsDatagrams;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>By the connection's number, plain: a table by a type of ours is compiled anew at every start.</summary>
    private readonly Dictionary<int, Conversation> _open = [];

    /// <summary>How many addresses we were to connect to.</summary>
    private readonly int _addresses;

    /// <summary>Which of our connections have come about, or failed, at least once.</summary>
    private readonly HashSet<int> _decided = [];

    /// <summary>Which of them will be tried again.</summary>
    private readonly HashSet<int> _coming = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _status = ExitStatus.Done;

    /// <param name="engine">Carries out what the course of things demands.</param>
    /// <param name="run">What was asked for.</param>
    /// <param name="time">Counts <c>--wait</c>.</param>
    /// <param name="isInputQuiet">Whether our input has, for now, nothing more to say.</param>
    public HeadlessSession(ISocketEngine engine, Invocation.Run run, TimeProvider time, Func<bool> isInputQuiet)
    {
        _engine = engine;
        _options = run.Options;
        _time = time;
        _isInputQuiet = isInputQuiet;
        _connects = !run.Connect.IsEmpty;
        _connectsDatagrams = run.Connect.Any(address => address.Transport is Transport.Udp or Transport.UnixDatagram);
        _addresses = run.Connect.Length;
    }

    /// <summary>Completes with the exit status.</summary>
    public Task<int> Ended => _ended.Task;

    public void Dispose()
    {
        lock (_gate)
        {
            _wait?.Dispose();
            foreach (Conversation conversation in _open.Values)
            {
                conversation.Dispose();
            }
        }
    }

    public void OnSignal(int number) => _ended.TrySetResult(ExitStatus.Signalled(number));

    /// <summary>A reader that has gone away has had enough: that is no failure, and no reason for a word.</summary>
    public void OnOutputFailed(StreamFault fault)
    {
        if (!fault.IsClosed)
        {
            StandardStreams.WriteError($"standard output: {fault.Message}");
        }

        _ended.TrySetResult(fault.IsClosed ? ExitStatus.Done : ExitStatus.Network);
    }

    /// <summary>Takes note of an event, after it was written.</summary>
    public void Observe(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            switch (engineEvent)
            {
                case EngineEvent.ListenerFailed:
                    _ended.TrySetResult(ExitStatus.Network);
                    break;
                case EngineEvent.ConnectionOpened opened:
                    Open(opened);
                    break;
                case EngineEvent.ConnectionFailed failed:
                    Decide(failed.Connection);
                    Fail(failed.Reason);
                    EndIfAllIsDone();
                    break;
                case EngineEvent.ConnectionReconnecting again:
                    Await(again);
                    break;
                case EngineEvent.ConnectionHalfClosed { ByPeer: true } half when _open.TryGetValue(half.Connection.Value, out Conversation? conversation):
                    conversation.HasPeerEnd = true;
                    if (HasNothingToSay)
                    {
                        EndOurSide(conversation);
                    }

                    break;
                case EngineEvent.MessagesReceived received when _connectsDatagrams && _open.TryGetValue(received.Connection.Value, out Conversation? conversation):
                    (conversation.Group ?? conversation).LastHeard = _time.GetTimestamp();
                    break;
                case EngineEvent.FaultReported { Fault.Code: SocketError.ConnectionRefused } refused when _open.TryGetValue(refused.Connection.Value, out Conversation? conversation):
                    conversation.WasRefused = true;
                    break;
                case EngineEvent.ConnectionClosed closed:
                    _open.Remove(closed.Connection.Value, out Conversation? ended);
                    ended?.Dispose();
                    if (ended is not { IsAnswer: true })
                    {
                        Fail(ended is { WasInVain: true } ? CloseReason.Error : closed.Reason);
                    }

                    EndIfAllIsDone();
                    break;
                default:
                    break;
            }
        }
    }

    private void Open(EngineEvent.ConnectionOpened opened)
    {
        bool isDatagram = opened.Remote.Transport is Transport.Udp or Transport.UnixDatagram;
        bool isAnswer = opened.AnswersTo is not null;

        // Nobody can answer a datagram without a sender, and what we say goes to a group, not to each who answers it.
        var conversation = new Conversation(opened.Connection, isDatagram)
        {
            IsAnswer = isAnswer,
            Group = opened.AnswersTo is { } group ? _open.GetValueOrDefault(group.Value) : null,
            HasOurEnd = (isDatagram && opened.Remote.IsUnnamed) || isAnswer,
        };
        _open.Add(opened.Connection.Value, conversation);
        if (opened.Listener is null && !isAnswer)
        {
            Decide(opened.Connection);
        }

        TellChanged();
        if (_connects && _hasInputEnded)
        {
            EndOurSide(conversation);
        }
    }

    private void Decide(ConnectionId connection)
    {
        _decided.Add(connection.Value);
        _coming.Remove(connection.Value);
    }

    /// <summary>It comes again, unless all has been said: then the peer's end was the end.</summary>
    private void Await(EngineEvent.ConnectionReconnecting again)
    {
        Decide(again.Connection);
        _coming.Add(again.Connection.Value);
        bool isDone = _open.Remove(again.Connection.Value, out Conversation? ended) && ended.HasOurEnd && again.Reason is CloseReason.PeerClosed;
        ended?.Dispose();
        if (isDone && _hasInputEnded)
        {
            _engine.Execute(new EngineCommand.CloseConnection(again.Connection));
        }

        TellChanged();
    }

    /// <summary>Only of what we connected to: a peer that misbehaves is no failure of a listener.</summary>
    private void Fail(CloseReason reason)
    {
        if (!_connects || reason is CloseReason.PeerClosed or CloseReason.Local)
        {
            return;
        }

        int status = reason is CloseReason.Timeout ? ExitStatus.TimedOut : ExitStatus.Network;
        _status = _status == ExitStatus.Network ? _status : status;
    }

    private void EndIfAllIsDone()
    {
        TellChanged();
        if (_connects && _decided.Count == _addresses && _open.Count + _coming.Count == 0)
        {
            _ended.TrySetResult(_status);
        }
    }

    private void TellChanged()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
