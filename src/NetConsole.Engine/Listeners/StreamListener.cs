using System.Collections.Immutable;
using System.Net.Sockets;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Listeners;

/// <summary>
/// One listener from the order to its end: resolves, binds, accepts on each of its sockets. No fault of accepting ends it; only closing does.
/// </summary>
/// <param name="id">Its number.</param>
/// <param name="requested">Where to listen.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
/// <param name="descriptorFreed">Beats when a socket was closed, so that accepting may work again.</param>
/// <param name="accepted">Takes over each client's socket; called on the thread that polls, must not block.</param>
/// <param name="tls">Its side of TLS, or null.</param>
internal sealed class Listener(
    ListenerId id,
    EndpointAddress requested,
    EngineParts parts,
    EndpointResolver resolver,
    Pulse descriptorFreed,
    Action<Socket, ListenerId> accepted,
    TlsServer? tls = null) : IListener
{
    private static readonly TimeSpan StallRetry = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _closing = new();
    private readonly DateTimeOffset _started = parts.Time.GetUtcNow();
    private volatile OpenState? _open;
    private long _accepted;
    private int _isStalled;

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
            parts.Bus.Publish(Opened(binding));
            await Task.WhenAll(binding.Sockets.Select(AcceptUntilClosedAsync));
            binding.Close();
        }

        parts.Bus.Publish(new EngineEvent.ListenerClosed(id));
    }

    /// <summary>Clients that wait to be accepted are refused.</summary>
    public void Close() => _closing.Cancel();

    public ListenerStatus Status(int open, ConversationSettings settings) => new(
        id,
        requested,
        _open?.Bound ?? [],
        Volatile.Read(ref _isStalled) == 1,
        parts.Options.Backlog,
        [.. (_open?.Binding.Sockets ?? []).Select(SocketProbe.Read).OfType<SocketStatus>()],
        _open is { } since ? [new LifeStep("started", _started), new LifeStep("listening", since.At)] : [new LifeStep("started", _started)],
        Interlocked.Read(ref _accepted),
        open,
        settings.Framing,
        settings.Answers);

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public void Dispose() => _closing.Dispose();

    /// <returns>Sockets, or a fault, or neither when it was closed before it was open.</returns>
    private async Task<Binding> BindAsync()
    {
        if (requested.IsUnix)
        {
            // Files may be on a network that is slow.
            return await Task.Run(() => UnixBinding.Listen(requested, parts.Options.Backlog));
        }

        try
        {
            if (tls is not null && await tls.PrepareAsync() is { } fault)
            {
                return new Binding([], fault);
            }

            return await resolver.ResolveAsync(requested, _closing.Token) switch
            {
                Resolution.Found found => Binding.Open(requested, found, parts.Options.Backlog),
                Resolution.Failed failed => new Binding([], failed.Fault),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new Binding([]);
        }
    }

    private EngineEvent.ListenerOpened Opened(Binding binding)
    {
        ImmutableArray<EndpointAddress> bound = binding.Addresses(requested.Transport);
        string? ofCertificate = null;
        TlsCertificate? certificate = tls?.Identify(requested, bound, out ofCertificate);
        return new EngineEvent.ListenerOpened(
            id,
            requested,
            bound,
            parts.Options.Backlog,
            bound.Any(address => address.IsOpenToNetwork),
            Binding.Join(binding.Notice, ofCertificate),
            certificate);
    }

    private async Task AcceptUntilClosedAsync(Socket listening)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await AcceptAsync(listening);
            }
            catch (OperationCanceledException)
            {
                // Closed; the loop ends.
            }
            catch (SocketException e) when (SocketFaults.IsClientGoneBeforeAccept(e.SocketErrorCode))
            {
                // The next one may be there.
            }
            catch (SocketException e)
            {
                await StallAsync(e.SocketErrorCode);
            }
        }
    }

    /// <summary>The happy path. Completions run inline on the thread that polls all sockets: nothing here may block.</summary>
    private async Task AcceptAsync(Socket socket)
    {
        while (await parts.Bus.RoomAsync(_closing.Token))
        {
            Socket client = await socket.AcceptAsync(_closing.Token);
            if (Interlocked.Exchange(ref _isStalled, 0) == 1)
            {
                parts.Bus.Publish(new EngineEvent.ListenerResumed(id));
            }

            bool wasLast = DescriptorLimit.IsReachedBy(client);
            Interlocked.Increment(ref _accepted);
            accepted(client, id);
            if (wasLast)
            {
                await StallAsync(SocketError.TooManyOpenSockets);
            }
        }
    }

    /// <summary>Most often there are no file descriptors left (accept(2): EMFILE, ENFILE), or none for clients: they wait in the backlog until one is closed.</summary>
    private async Task StallAsync(SocketError error)
    {
        Task freed = descriptorFreed.NextAsync();
        if (Interlocked.Exchange(ref _isStalled, 1) == 0)
        {
            parts.Bus.Publish(new EngineEvent.ListenerStalled(id, SocketFaults.ForAccept(error)));
        }

        do
        {
            await freed.WaitAsync(StallRetry, parts.Time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            freed = descriptorFreed.NextAsync();
        }
        while (!_closing.IsCancellationRequested && !DescriptorLimit.HasRoom());
    }

    private sealed record OpenState(Binding Binding, ImmutableArray<EndpointAddress> Bound, DateTimeOffset At);
}
