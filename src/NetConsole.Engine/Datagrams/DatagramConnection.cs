using System.Net;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// One address with which datagrams are exchanged: each is one message, whole and at once. The socket belongs to the listener, or to the
/// <see cref="DatagramClient"/>, that reads it; what comes from this address is delivered here, and what is queued here is sent there.
/// </summary>
internal sealed partial class DatagramConnection : IConnection, IOutlet
{
    private readonly EngineParts _parts;
    private readonly DatagramSocket _socket;
    private readonly SocketAddress? _to;
    private readonly Counters _counters;
    private readonly Outbox _outbox;
    private readonly Responder _responder;
    private readonly FaultPace _faults;
    private readonly IdleWatch? _idle;
    private readonly long _opened;

    /// <summary>Guards the flags below and the order of what is delivered. After <see cref="IsOver"/> nothing is.</summary>
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<Ending> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when the end is decided.</summary>
    private CancellationOnDemand _running;

    private Task _closing = Task.CompletedTask;
    private long _lastHeard;
    private bool _isClosing;
    private bool _isDeaf;
    private bool _isOver;

    /// <param name="id">Its number.</param>
    /// <param name="listener">To whom it spoke, or null.</param>
    /// <param name="socket">Sends to it; not owned.</param>
    /// <param name="to">Its address; null where the socket is connected.</param>
    /// <param name="remote">The same for people.</param>
    /// <param name="counters">Its totals, which may have begun with an earlier socket.</param>
    /// <param name="parts">The engine's.</param>
    public DatagramConnection(
        ConnectionId id,
        ListenerId? listener,
        DatagramSocket socket,
        SocketAddress? to,
        EndpointAddress remote,
        Counters counters,
        EngineParts parts)
    {
        Id = id;
        Listener = listener;
        Remote = remote;
        _socket = socket;
        _to = to;
        _parts = parts;
        _opened = _lastHeard = parts.Time.GetTimestamp();
        _steps = [new LifeStep("opened", parts.Time.GetUtcNow())];
        _counters = counters;
        _outbox = new Outbox(this, counters, parts);
        _faults = new FaultPace(parts.Time);
        _idle = parts.Options.Limits.IdleTimeout is { } limit ? new IdleWatch(limit, parts.Time, () => OnIdle(limit)) : null;
        _responder = new Responder(listener, remote, this, parts);
    }

    public ConnectionId Id { get; }

    public ListenerId? Listener { get; }

    public ConnectionId? AnswersTo => Group?.Id;

    /// <summary>Our connection to the group that this address answered, and with which it ends; else null.</summary>
    public DatagramConnection? Group { get; init; }

    public EndpointAddress Local => _socket.Local;

    public EndpointAddress Remote { get; }

    public FramingSpec Framing => FramingSpec.Raw;

    /// <summary>Completes when its end has been told.</summary>
    public Task Over => _over.Task;

    /// <summary>True when the end is decided: the next datagram from this address begins another connection.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _isOver;
            }
        }
    }

    public async Task RunAsync(Action<IConnection, Ending> ended)
    {
        if (Remote.IsUnnamed)
        {
            _parts.Bus.Publish(new EngineEvent.FaultReported(Id, DatagramFaults.Anonymous));
        }

        // An answer is not greeted: where the other side greets as well, each greeting would be answered by one.
        _responder.Begin(isGreeted: Group is null);
        Ending ending = await _ended.Task;
        _responder.Stop();
        await _running.CancelAsync();
        _outbox.Queue.Close();
        await _outbox.Queue.WriterEndedAsync();
        await NoLongerClosingAsync();

        _parts.Feed.Close(_counters);
        ended(this, ending);
    }

    public EngineEvent.ConnectionClosed Closed(Ending ending) =>
        new(Id, ending.Reason, ending.Fault, _counters.Read(), _parts.Time.GetElapsedTime(_opened));

    /// <summary>A datagram came from this address. Called by the socket's receive loop alone; does not block.</summary>
    /// <returns>False when the connection is over.</returns>
    public bool TryDeliver(ReadOnlySpan<byte> datagram, bool isCut, DatagramShelf shelf)
    {
        Payload? published = null;
        lock (_gate)
        {
            if (_isOver)
            {
                return false;
            }

            _lastHeard = _parts.Time.GetTimestamp();
            Moved();
            _counters.Heard(datagram.Length, _parts.Time.GetUtcNow());
            if (_isDeaf)
            {
                _counters.Discarded(datagram.Length);
            }
            else
            {
                published = shelf.Place(datagram, isCut ? MessageFlags.Cut : MessageFlags.None, _counters.MessagesIn + 1);
                Publish(published);
            }
        }

        // Not under the lock: what is passed on to another connection can end that one, which takes its lock, and it may be doing the same to us.
        if (published is not null)
        {
            _responder.Take(published);
        }

        _parts.Feed.Moved(_counters);
        return true;
    }

    /// <summary>The network said no to something that goes on; said so, but not a thousand times a second.</summary>
    public void Report(NetworkFault fault)
    {
        if (!_ended.Task.IsCompleted && _faults.Admits(fault))
        {
            _parts.Bus.Publish(new EngineEvent.FaultReported(Id, fault));
        }
    }

    /// <summary>After its end has been told.</summary>
    public void Dispose()
    {
        _idle?.Dispose();
        _running.Dispose();
        _over.SetResult();
    }

    /// <summary>What goes to and fro with those who answer a group keeps the group too, because they end with it.</summary>
    private void Moved()
    {
        _idle?.Moved();
        Group?.Moved();
    }

    /// <summary>After the last message that is wanted (<c>--close-after</c>) what comes is only counted.</summary>
    private void Publish(Payload payload)
    {
        _isDeaf = _responder.Wanted(_counters.MessagesIn) == 1;
        _counters.Understood(1);
        _parts.Bus.Publish(new EngineEvent.MessagesReceived(Id, payload));
    }
}
