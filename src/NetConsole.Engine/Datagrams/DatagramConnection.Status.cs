using System.Collections.Immutable;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <content>What there is to say about it when somebody asks.</content>
internal sealed partial class DatagramConnection
{
    /// <summary>In order; under the lock.</summary>
    private ImmutableArray<LifeStep> _steps;

    public void Started(DateTimeOffset at)
    {
        lock (_gate)
        {
            _steps = _steps.Insert(0, new LifeStep("started", at));
        }
    }

    public ConnectionStatus Status()
    {
        ConversationSettings settings = _responder.Settings;
        lock (_gate)
        {
            ConnectionPhase phase = _isClosing || _isOver ? ConnectionPhase.Closing : ConnectionPhase.Open;
            return new ConnectionStatus(Id, Listener, phase, Local, Remote, _socket.Status(), _steps, _counters.Read(), Framing, settings.Answers);
        }
    }
}
