using System.Net.Sockets;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine;

/// <summary>
/// The engine: keeps the listeners and connections, numbers them, hands each order to the one it is for, and stops them all.
/// For the throughput that is promised, the program sets <c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1</c> before the first socket is used.
/// </summary>
public sealed partial class SocketEngine : ISocketEngine
{
    /// <summary>What stopping may take beyond the time that a peer has for its FIN; then what is left is reset.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(500);

    private readonly EngineParts _parts;
    private readonly EndpointResolver _resolver;
    private readonly TlsFiles _tls;
    private readonly Pulse _descriptorFreed = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopToken;

    /// <summary>Guards the tables and the numbers: being born, entering a table and being announced are one step, so events tell births in order.</summary>
    /// <remarks>Tables have plain numbers as keys: a table by a type of ours is compiled anew at every start.</remarks>
    private readonly Lock _gate = new();
    private readonly Dictionary<int, SocketListener> _listeners = [];
    private readonly Dictionary<int, IAttempt> _attempts = [];
    private readonly Dictionary<int, IConnection> _connections = [];
    private readonly Action<IConnection, Ending> _onEnded;
    private int _lastListener;
    private int _lastConnection;
    private Task? _stopped;

    private readonly Random _random;

    /// <param name="options">What it is set to, for as long as it runs; null for <see cref="EngineOptions.Default"/>.</param>
    /// <param name="time">All its clocks and timers; null for the system's.</param>
    public SocketEngine(EngineOptions? options = null, TimeProvider? time = null)
        : this(options ?? EngineOptions.Default, time ?? TimeProvider.System, new EndpointResolver())
    {
    }

    internal SocketEngine(EngineOptions options, TimeProvider time, EndpointResolver resolver, Random? random = null)
    {
        _random = random ?? Random.Shared;
        _onEnded = OnEnded;
        var bus = new EventBus(time);
        _parts = new EngineParts(
            options,
            time,
            bus,
            new SlabPool(),
            new CounterFeed(bus, time),
            new TaskSet(),
            new Conversations(new ConversationSettings(options.Answers, options.Framing)),
            new SlowMatcher());
        _tls = new TlsFiles(options.Tls);
        _resolver = resolver;
        _stopToken = _stopping.Token;
    }

    /// <summary>The memory of reads and writes, for tests that prove that all of it comes back.</summary>
    internal SlabPool Pool => _parts.Pool;

    public IEventSubscription Subscribe(int capacity, WhenFull whenFull, long capacityBytes = long.MaxValue) =>
        _parts.Bus.Subscribe(capacity, whenFull, capacityBytes);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task stopped;
        lock (_gate)
        {
            stopped = _stopped ??= StopOnceAsync();
        }

        await using CancellationTokenRegistration reset = cancellationToken.UnsafeRegister(_ => ResetAll(), null);
        await stopped;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private async Task StopOnceAsync()
    {
        // Off the lock under which it was started; from here on nothing new is begun.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _stopping.CancelAsync();
        CloseListenersAndAttempts();
        foreach (IConnection connection in OpenConnections())
        {
            connection.Close();
        }

        Task allEnded = _parts.Tasks.WhenAllEndedAsync();
        await allEnded.WaitAsync(_parts.Options.CloseWait + StopGrace, _parts.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ResetAll();
        await allEnded;
        await _parts.Matcher.DisposeAsync();
        _parts.Feed.Dispose();
        _tls.Dispose();
        _parts.Bus.Complete();
    }

    /// <summary>Under the lock, because a listener or an attempt is disposed under it. Each may leave its table while it is told.</summary>
    private void CloseListenersAndAttempts()
    {
        lock (_gate)
        {
            _listeners.Values.ToList().ForEach(listener => listener.Close());
            _attempts.Values.ToList().ForEach(attempt => attempt.GiveUp());
        }
    }

    private void ResetAll()
    {
        foreach (IConnection connection in OpenConnections())
        {
            connection.Reset();
        }
    }

    private IConnection[] OpenConnections()
    {
        lock (_gate)
        {
            return [.. _connections.Values];
        }
    }

    private async Task ServeAsync(ListenerId id, SocketListener listener)
    {
        await listener.RunAsync();
        lock (_gate)
        {
            _listeners.Remove(id.Value);
            listener.Dispose();
        }
    }

    private async Task DialAsync(Dial dial)
    {
        Socket? socket = await dial.RunAsync();
        lock (_gate)
        {
            _attempts.Remove(dial.Id.Value);
            if (socket is not null && dial.IsGivenUp)
            {
                socket.Dispose();
                dial.FailGivenUp();
            }
            else if (socket is not null && !TryBeginDialed(dial, socket))
            {
                dial.FailPeerGone();
            }

            if (_connections.TryGetValue(dial.Id.Value, out IConnection? begun) && dial.StartedAt is { } at)
            {
                begun.Started(at);
            }

            dial.Dispose();
            if (dial.Failure is { } failure)
            {
                FailOrRetry(dial.Id, dial.Target, failure.Reason, failure.Fault);
            }
        }
    }

    /// <inheritdoc cref="ClientAccepted"/>
    private void Accept(Socket client, ListenerId listener, EndpointAddress? local)
    {
        lock (_gate)
        {
            if (_stopped is not null)
            {
                client.Dispose();
            }
            else if (!IsRefused(client, listener, TransportOf(client)) && TryBegin(new ConnectionId(_lastConnection + 1), listener, client, local))
            {
                _lastConnection++;
            }
        }
    }

    /// <summary>Announces a connection and starts its life. Under the lock: nobody can give it an order before its loops run.</summary>
    /// <returns>False when the peer was gone before we looked; the socket is closed then.</returns>
    private bool TryBegin(ConnectionId id, ListenerId? listener, Socket socket, EndpointAddress? local = null)
    {
        if (TryWrap(socket, TransportOf(socket), local) is not { } stream)
        {
            return false;
        }

        Begin(id, listener, stream);
        return true;
    }

    private static Transport TransportOf(Socket socket) => socket.AddressFamily is AddressFamily.Unix ? Transport.Unix : Transport.Tcp;

    /// <summary>Null when the peer was gone before we looked; the socket is closed then.</summary>
    private PlainSocket? TryWrap(Socket socket, Transport transport, EndpointAddress? local = null)
    {
        try
        {
            _parts.Options.Socket.ApplyTo(socket);
            return new PlainSocket(socket, transport, local);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private void Begin(ConnectionId id, ListenerId? listener, StreamSocket stream) =>
        Begin(new Connection(id, listener, stream, CountersOf(id), _parts), stream.Tls);

    /// <summary>Announces a connection of any transport and starts its life. Under the lock.</summary>
    private void Begin(IConnection connection, TlsDetails? tls = null)
    {
        _connections.Add(connection.Id.Value, connection);
        Count(connection, 1);
        _parts.Bus.Publish(new EngineEvent.ConnectionOpened(
            connection.Id, connection.Listener, connection.Local, connection.Remote, tls, connection.AnswersTo));
        _parts.Tasks.Keep(connection.RunAsync(_onEnded));
    }

    private void OnEnded(IConnection connection, Ending ending)
    {
        lock (_gate)
        {
            _connections.Remove(connection.Id.Value);
            Count(connection, -1);
            EndOrRetry(connection, ending);
        }

        connection.Dispose();
        _descriptorFreed.Beat();
    }
}
