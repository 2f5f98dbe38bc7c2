using System.Collections.Immutable;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>What there is to say about it when somebody asks.</content>
internal sealed partial class Connection
{
    /// <summary>UTC, in ticks.</summary>
    private readonly long _openedAt;

    /// <summary>In order; under the lock. Not there while it has only been opened.</summary>
    private ImmutableArray<LifeStep> _steps;

    private ImmutableArray<LifeStep> Steps =>
        _steps.IsDefault ? [new LifeStep("opened", new DateTimeOffset(_openedAt, TimeSpan.Zero))] : _steps;

    public void Started(DateTimeOffset at)
    {
        lock (_gate)
        {
            _steps = Steps.Insert(0, new LifeStep("started", at));
        }
    }

    public ConnectionStatus Status()
    {
        ConversationSettings settings = _responder.Settings;
        lock (_gate)
        {
            return new ConnectionStatus(
                Id, Listener, Phase(), _socket.Local, _socket.Remote, _socket.Status(), Steps, _counters.Read(), settings.Framing, settings.Answers);
        }
    }

    private ConnectionPhase Phase() => (_isClosing, _hasInputEnded, _hasOutputEnded) switch
    {
        (true, _, _) or (_, true, true) => ConnectionPhase.Closing,
        (_, true, _) => ConnectionPhase.HalfClosedByPeer,
        (_, _, true) => ConnectionPhase.HalfClosedByUs,
        _ => ConnectionPhase.Open,
    };

    private void Reach(string step)
    {
        lock (_gate)
        {
            _steps = Steps.Add(new LifeStep(step, _parts.Time.GetUtcNow()));
        }
    }
}
