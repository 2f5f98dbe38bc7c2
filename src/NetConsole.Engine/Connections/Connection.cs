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
    private readonly Inbox _inbox;
    private readonly Outbox _outbox;
    private readonly Responder _responder;
    private readonly long _opened;

    /// <summary>Guards the three flags below, so that of two directions that end at the same time one is the last.</summary>
    private readonly Lock _gate = new();

    /// <summary>Set once, by whoever finds the end first; everything else follows from it in <see cref="RunAsync"/>.</summary>
    private readonly TaskCompletionSource<Ending> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when our end of input has been handed to the kernel, after everything that was queued before it.</summary>
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when input is no longer to be delivered, because we are closing.</summary>
    private readonly CancellationTokenSource _delivering = new();

    /// <summary>Cancelled when the end is decided.</summary>
    private readonly CancellationTokenSource _running = new();

    private Task _receiving = Task.CompletedTask;
    private bool _hasInputEnded;
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
        Reach("opened");
        WatchIdle();
        _counters = counters;
        _outbox = new Outbox(this, counters, parts, _running.Token);
        _responder = new Responder(listener, socket.Remote, this, parts);
        _inbox = new Inbox(id, socket, _responder, _counters, parts);
    }

    public ConnectionId Id { get; }

    public ListenerId? Listener { get; }

    public EndpointAddress Local => _socket.Local;

    public EndpointAddress Remote => _socket.Remote;

    public FramingSpec Framing => _responder.Settings.Framing;

    public string WhyNothingCanBeSent => $"our side of {Id} has ended, nothing more can be sent";

    public string? EndSending() => Enqueue(SendItem.EndOfStream.Instance) is Admission.Ended ? WhyNothingCanBeSent : null;

    public void Reframe() => _inbox.Reframe();

    public async Task<Ending> RunAsync()
    {
        _responder.Begin();
        _receiving = ReceiveAsync();
        Ending ending = await _ended.Task;
        await _running.CancelAsync();
        await _delivering.CancelAsync();
        _responder.Stop();
        _outbox.Queue.Close();

        // First the inbox, whose timer asks the socket; then the socket, which ends what waits on it.
        _inbox.Finish();
        _socket.Close(ending.Reset);
        await _receiving;
        await _outbox.Queue.WriterEndedAsync();
        await NoLongerClosingAsync();

        _parts.Feed.Close(_counters);
        return ending;
    }

    public EngineEvent.ConnectionClosed Closed(Ending ending) =>
        new(Id, ending.Reason, ending.Fault, _counters.Read(), _parts.Time.GetElapsedTime(_opened));

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public void Dispose()
    {
        _inbox.Dispose();
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
