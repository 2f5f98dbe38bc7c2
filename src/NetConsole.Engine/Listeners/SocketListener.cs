using System.Collections.Immutable;
using System.Diagnostics;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Listeners;

/// <summary>A listener of any transport, from the order to its end: resolves, binds, and serves until it is closed. What serving is, each kind says.</summary>
/// <param name="id">Its number.</param>
/// <param name="requested">Where to listen.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
internal abstract class SocketListener(ListenerId id, EndpointAddress requested, EngineParts parts, EndpointResolver resolver) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly DateTimeOffset _started = parts.Time.GetUtcNow();
    private volatile OpenState? _open;
    private long _came;

    protected ListenerId Id => id;

    protected EndpointAddress Requested => requested;

    protected EngineParts Parts => parts;

    /// <summary>Cancelled by <see cref="Close"/>.</summary>
    protected CancellationToken Closing => _closing.Token;

    /// <summary>How many clients may wait to be accepted; 0 where nobody is.</summary>
    protected virtual int Backlog => 0;

    /// <summary>True while it cannot accept.</summary>
    protected virtual bool IsStalled => false;

    /// <summary>What it is called to be open.</summary>
    protected abstract string OpenStep { get; }

    /// <summary>Lives the listener's life; never fails for what the network says.</summary>
    public async Task RunAsync()
    {
        Binding binding = await BindAsync();
        if (binding.Fault is not null)
        {
            parts.Bus.Publish(new EngineEvent.ListenerFailed(id, requested, binding.Fault));
            return;
        }

        if (!binding.Sockets.IsEmpty)
        {
            _open = new OpenState(binding, binding.Addresses(requested.Transport), parts.Time.GetUtcNow());
            parts.Bus.Publish(Opened(binding, _open.Bound));
            await ServeAsync(binding);
        }

        parts.Bus.Publish(new EngineEvent.ListenerClosed(id));
    }

    /// <summary>Stops listening. Never waits.</summary>
    public virtual void Close() => _closing.Cancel();

    /// <summary>All there is to say about it. Any thread; asks the system.</summary>
    /// <param name="open">How many of its connections are open.</param>
    /// <param name="settings">What holds for them.</param>
    public ListenerStatus Status(int open, ConversationSettings settings) => new(
        id,
        requested,
        _open?.Bound ?? [],
        IsStalled,
        Backlog,
        [.. (_open?.Binding.Sockets ?? []).Select(SocketProbe.Read).OfType<SocketStatus>()],
        _open is { } since ? [new LifeStep("started", _started), new LifeStep(OpenStep, since.At)] : [new LifeStep("started", _started)],
        Interlocked.Read(ref _came),
        open,
        settings.Framing,
        settings.Answers);

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public virtual void Dispose() => _closing.Dispose();

    /// <summary>Another client, for <see cref="ListenerStatus.Accepted"/>.</summary>
    protected void CountClient() => Interlocked.Increment(ref _came);

    /// <summary>What has to be there before anything is bound, or why it is not.</summary>
    protected virtual Task<NetworkFault?> PrepareAsync() => Task.FromResult<NetworkFault?>(null);

    /// <summary>Binds a Unix socket to its file. May wait for the disk.</summary>
    protected abstract Binding BindFile();

    protected abstract Binding Bind(Resolution.Found found);

    /// <summary>What it shows to clients, and what the operator should know of that.</summary>
    protected virtual (TlsCertificate? Certificate, string? Notice) Identify(ImmutableArray<EndpointAddress> bound) => default;

    /// <summary>Serves clients until it is closed, and closes the sockets.</summary>
    protected abstract Task ServeAsync(Binding binding);

    /// <returns>Sockets, or a fault, or neither when it was closed before it was open.</returns>
    private async Task<Binding> BindAsync()
    {
        if (requested.IsUnix)
        {
            // Files may be on a network that is slow.
            return await Task.Run(BindFile);
        }

        try
        {
            if (await PrepareAsync() is { } fault)
            {
                return new Binding([], fault);
            }

            return await resolver.ResolveAsync(requested, Closing) switch
            {
                Resolution.Found found => Bind(found),
                Resolution.Failed failed => new Binding([], failed.Fault),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new Binding([]);
        }
    }

    private EngineEvent.ListenerOpened Opened(Binding binding, ImmutableArray<EndpointAddress> bound)
    {
        (TlsCertificate? certificate, string? notice) = Identify(bound);
        return new EngineEvent.ListenerOpened(
            id, requested, bound, Backlog, bound.Any(address => address.IsOpenToNetwork), Binding.Join(binding.Notice, notice), certificate);
    }

    private sealed record OpenState(Binding Binding, ImmutableArray<EndpointAddress> Bound, DateTimeOffset At);
}
