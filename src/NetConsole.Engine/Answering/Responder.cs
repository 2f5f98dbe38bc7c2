using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <summary>
/// Answers for one connection, in the order of its messages. It works on the thread that brings them as long as it can; it goes on elsewhere when an
/// expression backtracks, or when too much of what was answered waits to be sent. Until it has caught up its connection is not read.
/// </summary>
/// <remarks>
/// A transport calls <see cref="Begin"/> when the connection is open (UDP: at a new address's first datagram), <see cref="Take"/> after each event it
/// publishes, awaits <see cref="CaughtUpAsync"/> before it reads again, and calls <see cref="Stop"/> at the end.
/// </remarks>
/// <param name="listener">Who accepted the connection, or null.</param>
/// <param name="peer">Who is at the other end.</param>
/// <param name="conversation">The connection.</param>
/// <param name="parts">The engine's.</param>
internal sealed partial class Responder(ListenerId? listener, EndpointAddress peer, IConversation conversation, EngineParts parts)
{
    /// <summary>Datagrams come whether they are read or not: when so many wait to be answered, more are not.</summary>
    private const int MaxDatagramsWaiting = 256;

    private readonly Lock _gate = new();
    private Queue<Payload>? _waiting;
    private TaskCompletionSource? _caughtUp;
    private AnswerRate _rate;
    private volatile ConversationSettings _settings = parts.Conversations.SettingsOf(listener, conversation.Id);
    private volatile bool _isStopped;
    private bool _isAnswering;
    private bool _isTooSlow;

    /// <summary>Whether an expression ever did on a message from here; only whoever answers looks at it.</summary>
    private bool _tookTooLong;

    public ConnectionId Id => conversation.Id;

    public ListenerId? Listener => listener;

    /// <summary>What holds for the connection now. Set by <see cref="Conversations"/> alone.</summary>
    public ConversationSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>False while messages wait to be answered.</summary>
    public bool HasCaughtUp
    {
        get
        {
            lock (_gate)
            {
                return !_isAnswering;
            }
        }
    }

    private bool IsDatagram => peer.Transport is Transport.Udp or Transport.UnixDatagram;

    /// <summary>The connection is open, and was announced: lets it take part in what others say, and greets it.</summary>
    /// <param name="isGreeted">False for one that is not, whatever is set.</param>
    public void Begin(bool isGreeted = true)
    {
        parts.Conversations.Join(this);
        if (isGreeted && Settings.Answers.Greet is { } greet)
        {
            Say(greet, AnswerSet.GreetName, new TemplateContext());
        }
    }

    /// <summary>Messages came, and were published: answers them, or sees to it that they will be. Calls follow each other in the order of the stream; none waits.</summary>
    public void Take(Payload payload)
    {
        if (Settings.Answers.IsSilent || payload.Messages.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            if (_isStopped || IsBehind())
            {
                return;
            }

            payload.Retain();
            (_waiting ??= new Queue<Payload>()).Enqueue(payload);
            if (_isAnswering)
            {
                return;
            }

            _isAnswering = true;
        }

        parts.Tasks.Keep(AnswerWaitingAsync());
    }

    /// <summary>How many more messages the connection may send before it is closed, 1 or more.</summary>
    /// <param name="soFar">How many it has sent.</param>
    public long Wanted(long soFar) => Settings.Answers.CloseAfter is { } last ? Math.Max(1, last - soFar) : long.MaxValue;

    /// <summary>Completes when every message taken so far has been answered; the answers may still wait to be sent.</summary>
    public Task CaughtUpAsync()
    {
        lock (_gate)
        {
            return _isAnswering
                ? (_caughtUp ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : Task.CompletedTask;
        }
    }

    /// <summary>Nothing more is answered: what waits is let go soon. Idempotent.</summary>
    public void Stop()
    {
        _isStopped = true;
        parts.Conversations.Leave(this);
    }

    /// <summary>For <see cref="Conversations"/>: the framing has changed.</summary>
    public void Reframe() => conversation.Reframe();

    private bool IsBehind()
    {
        if (!IsDatagram || _waiting is null || _waiting.Count < MaxDatagramsWaiting)
        {
            return false;
        }

        if (!_isTooSlow)
        {
            _isTooSlow = true;
            parts.Bus.Publish(new EngineEvent.AnswersHeld(Id, PerSecond: null));
        }

        return true;
    }

    private async Task AnswerWaitingAsync()
    {
        while (Next() is { } payload)
        {
            try
            {
                await AnswerAllAsync(payload);
            }
            finally
            {
                payload.Release();
            }
        }
    }

    private Payload? Next()
    {
        TaskCompletionSource? caughtUp;
        lock (_gate)
        {
            if (_waiting!.TryDequeue(out Payload? next))
            {
                return next;
            }

            _isAnswering = false;
            _isTooSlow = false;
            caughtUp = _caughtUp;
            _caughtUp = null;
        }

        caughtUp?.SetResult();
        return null;
    }
}
