using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Headless.Input;

namespace NetConsole.Headless;

/// <content>What our input means for the course of things: whom it goes to, and that our side ends when it does.</content>
internal sealed partial class HeadlessSession
{
    /// <summary>How long answers to datagrams are waited for where <c>--wait</c> does not say.</summary>
    private static readonly TimeSpan s_answersOfDatagrams = TimeSpan.FromSeconds(1);

    private ITimer? _wait;
    private bool _hasInputSpoken;
    private bool _hasInputEnded;

    /// <summary>
    /// True when a peer that has ended its side need not be kept for our input's sake. What we connected to is finished by the peer's end, so there a pause is enough.
    /// A listener's input is owed to whoever still listens until it ends, or a program that pauses would be cut off; but input that has never said
    /// anything is none: services have an idle pipe for it.
    /// </summary>
    private bool HasNothingToSay => _hasInputEnded || ((_connects || !_hasInputSpoken) && _isInputQuiet());

    /// <summary>To whom our input goes now: nobody until each address has been connected to or has failed, so that all of them get the same.</summary>
    /// <returns>The targets, and what completes when they may be others.</returns>
    public (Targets Targets, Task Changed) TargetsOfInput()
    {
        lock (_gate)
        {
            IEnumerable<Conversation> able = _decided.Count < _addresses ? [] : _open.Values.Where(conversation => !conversation.HasOurEnd);
            ILookup<bool, ConnectionId> targets = able.ToLookup(conversation => conversation.IsDatagram, conversation => conversation.Id);
            return (new Targets([.. targets[false]], [.. targets[true]]), _changed.Task);
        }
    }

    /// <summary>Something was read that will be sent. Call before our input is asked for more.</summary>
    public void OnInputSpoken()
    {
        lock (_gate)
        {
            _hasInputSpoken = true;
        }
    }

    /// <summary>All input so far is on its way, and for now there is no more.</summary>
    public void OnInputQuiet()
    {
        lock (_gate)
        {
            Conversation[] waiting = [.. _open.Values.Where(conversation => conversation is { HasPeerEnd: true, HasOurEnd: false })];
            if (waiting.Length > 0 && HasNothingToSay)
            {
                Array.ForEach(waiting, EndOurSide);
            }
        }
    }

    public void OnInputEnded()
    {
        lock (_gate)
        {
            _hasInputEnded = true;
            Conversation[] waiting = [.. _open.Values.Where(conversation => _connects || conversation.HasPeerEnd)];
            Array.ForEach(waiting, EndOurSide);
            if (_connects && _options.Wait is { } wait)
            {
                _wait = _time.CreateTimer(_ => CloseStreams(), null, wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>After what is queued, answers included.</summary>
    private void EndOurSide(Conversation conversation)
    {
        if (conversation.HasOurEnd)
        {
            return;
        }

        conversation.HasOurEnd = true;
        if (conversation.IsDatagram)
        {
            AwaitAnswers(conversation);
        }
        else
        {
            _engine.Execute(new EngineCommand.ShutdownSend(conversation.Id));
        }

        TellChanged();
    }

    /// <summary>No datagram says that it was the last: the end has come when none came for a while.</summary>
    private void AwaitAnswers(Conversation conversation)
    {
        TimeSpan wait = _options.Wait ?? s_answersOfDatagrams;
        conversation.Silence = _time.CreateTimer(_ => OnSilence(conversation, wait, _time.GetTimestamp()), null, wait, Timeout.InfiniteTimeSpan);
    }

    private void OnSilence(Conversation conversation, TimeSpan wait, long now)
    {
        lock (_gate)
        {
            TimeSpan left = conversation.LastHeard is { } heard ? wait - _time.GetElapsedTime(heard, now) : TimeSpan.Zero;
            if (left > TimeSpan.Zero)
            {
                conversation.Silence!.Change(left, Timeout.InfiniteTimeSpan);
            }
            else if (_open.ContainsKey(conversation.Id.Value))
            {
                _engine.Execute(new EngineCommand.CloseConnection(conversation.Id));
            }
        }
    }

    private void CloseStreams()
    {
        lock (_gate)
        {
            foreach (Conversation conversation in _open.Values.Where(conversation => !conversation.IsDatagram))
            {
                _engine.Execute(new EngineCommand.CloseConnection(conversation.Id));
            }
        }
    }
}
