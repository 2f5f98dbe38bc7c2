using NetConsole.Engine.Answering;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>
/// One open connection, from <see cref="EngineEvent.ConnectionOpened"/> to <see cref="EngineEvent.ConnectionClosed"/>: a receive loop, a send queue with its writer,
/// and the one decision how it ends. Orders may come from any thread and never wait.
/// </summary>
internal sealed partial class Connection : IConnection, IOutlet
{
    private readonly EngineParts _parts;
    private readonly StreamSocket _socket;
    private readonly Counters _counters;
    private readonly Responder _responder;
    private readonly long _opened;

    /// <summary>Guards the flags below, so that of two directions that end at the same time one is the last; and the making of what is made on demand.</summary>
    private readonly Lock _gate = new();

    /// <summary>Set once, by whoever finds the end first; everything else follows from it in <see cref="RunAsync"/>.</summary>
    private readonly TaskCompletionSource<Ending> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null until the first byte, so that a connection that never speaks costs little.</summary>
    private Inbox? _inbox;

    /// <summary>Null until something is to be sent.</summary>
    private Outbox? _outbox;

    /// <summary>Cancelled when input is no longer to be delivered, because we are closing.</summary>
    private CancellationOnDemand _delivering;

    /// <summary>Cancelled when the end is decided.</summary>
    private CancellationOnDemand _running;

    private Task _receiving = Task.CompletedTask;
    private bool _hasInputEnded;

    /// <summary>Our end of input has been handed to the kernel, after everything that was queued before it.</summary>
    private bool _hasOutputEnded;
    private volatile bool _isClosing;

    /// <param name="id">Its number.</param>
    /// <param name="listener">Who accepted it, or null.</param>
    /// <param name="socket">Its socket, which it owns from here on.</param>
    /// <param name="counters">Its totals, which may have begun with an earlier socket.</param>
    /// <param name="parts">The engine's.</param>
    public Connection(ConnectionId id, ListenerId? listener, StreamSocket socket, Counters counters, EngineParts parts)
    {
        Id = id;
        Listener = listener;
        _socket = socket;
        _parts = parts;
        _opened = parts.Time.GetTimestamp();
        _openedAt = parts.Time.GetUtcNow().UtcTicks;
        _counters = counters;
        _responder = new Responder(listener, socket.Remote, this, parts);
        WatchIdle();
    }

    public ConnectionId Id { get; }

    public ListenerId? Listener { get; }

    public EndpointAddress Local => _socket.Local;

    public EndpointAddress Remote => _socket.Remote;

    public FramingSpec Framing => _responder.Settings.Framing;

    public string WhyNothingCanBeSent => $"our side of {Id} has ended, nothing more can be sent";

    public string? EndSending() => Enqueue(SendItem.EndOfStream.Instance) is Admission.Ended ? WhyNothingCanBeSent : null;

    public CancellationToken Ended => _running.Token;

    /// <summary>Made with the settings that hold then; so without one there is nothing to frame anew.</summary>
    private Inbox Inbox
    {
        get
        {
            lock (_gate)
            {
                return _inbox ??= new Inbox(Id, _socket, _responder, _counters, _parts);
            }
        }
    }

    private Outbox Outbox
    {
        get
        {
            lock (_gate)
            {
                return _outbox ??= new Outbox(this, _counters, _parts);
            }
        }
    }

    public void Reframe()
    {
        Inbox? inbox;
        lock (_gate)
        {
            inbox = _inbox;
        }

        inbox?.Reframe();
    }

    public async Task RunAsync(Action<IConnection, Ending> ended)
    {
        _responder.Begin();
        _receiving = ReceiveAsync();
        Ending ending = await _ended.Task;
        await _running.CancelAsync();
        await _delivering.CancelAsync();
        _responder.Stop();

        // Both are made here if they were not needed before, so that whoever comes later finds them closed.
        Outbox.Queue.Close();

        // First the inbox, whose timer asks the socket; then the socket, which ends what waits on it.
        Inbox.Finish();
        _socket.Close(ending.Reset);
        await _receiving;
        await Outbox.Queue.WriterEndedAsync();
        await NoLongerClosingAsync();

        _parts.Feed.Close(_counters);
        ended(this, ending);
    }

    public EngineEvent.ConnectionClosed Closed(Ending ending) =>
        new(Id, ending.Reason, ending.Fault, _counters.Read(), _parts.Time.GetElapsedTime(_opened));

    /// <summary>After its end.</summary>
    public void Dispose()
    {
        _inbox?.Dispose();
        _halfClosed?.Dispose();
        _idle?.Dispose();
        _delivering.Dispose();
        _running.Dispose();
        _socket.Dispose();
    }

    private Task NoLongerClosingAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            return _closing;
        }
    }

    private void End(Ending ending) => _ended.TrySetResult(ending);
}
