using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Answering;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// A listener for datagrams, UDP or Unix: resolves, binds, and makes a connection of every address that speaks.
/// They talk through its sockets, so they end when it does.
/// </summary>
/// <param name="id">Its number.</param>
/// <param name="requested">Where to listen.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
/// <param name="begin">Announces a new address; called on the thread that polls, must not block.</param>
internal sealed class DatagramListener(
    ListenerId id, EndpointAddress requested, EngineParts parts, EndpointResolver resolver, DatagramBirth begin) : IListener
{
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PeerAging _aging = new(parts);
    private readonly DateTimeOffset _started = parts.Time.GetUtcNow();
    private volatile OpenState? _open;
    private long _addresses;

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
            parts.Bus.Publish(new EngineEvent.ListenerOpened(
                id, requested, _open.Bound, Backlog: 0, _open.Bound.Any(address => address.IsOpenToNetwork), binding.Notice));
            await ServeAsync(binding);
        }

        parts.Bus.Publish(new EngineEvent.ListenerClosed(id));
    }

    public void Close()
    {
        _closing.Cancel();
        _closed.TrySetResult();
    }

    public ListenerStatus Status(int open, ConversationSettings settings) => new(
        id,
        requested,
        _open?.Bound ?? [],
        IsStalled: false,
        Backlog: 0,
        [.. (_open?.Binding.Sockets ?? []).Select(SocketProbe.Read).OfType<SocketStatus>()],
        _open is { } since ? [new LifeStep("started", _started), new LifeStep("bound", since.At)] : [new LifeStep("started", _started)],
        Interlocked.Read(ref _addresses),
        open,
        settings.Framing,
        settings.Answers);

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public void Dispose()
    {
        _aging.Dispose();
        _closing.Dispose();
    }

    /// <returns>Sockets, or a fault, or neither when it was closed before it was open.</returns>
    private async Task<Binding> BindAsync()
    {
        if (requested.IsUnix)
        {
            // Files may be on a network that is slow.
            return await Task.Run(() => UnixBinding.Bind(requested, SocketType.Dgram));
        }

        try
        {
            return await resolver.ResolveAsync(requested, _closing.Token) switch
            {
                Resolution.Found found => DatagramBinding.Open(requested, found, parts.Options),
                Resolution.Failed failed => new Binding([], failed.Fault),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new Binding([]);
        }
    }

    private async Task ServeAsync(Binding binding)
    {
        ImmutableArray<DatagramPort> ports =
            [.. binding.Sockets.Select(socket => new DatagramPort(new DatagramSocket(socket, requested.Transport), Begin, OnDropped, _aging, parts))];
        Task[] receiving = [.. ports.Select(port => port.RunAsync(_closing.Token))];
        Array.ForEach(receiving, parts.Tasks.Keep);
        await _closed.Task;
        await Task.WhenAll(ports.Select(port => port.CloseConnectionsAsync()));
        foreach (DatagramPort port in ports)
        {
            port.Dispose();
        }

        binding.Close();
        await Task.WhenAll(receiving);
    }

    private void OnDropped(long count, long total) => parts.Bus.Publish(new EngineEvent.DatagramsDropped(id, null, count, total));

    private DatagramConnection? Begin(DatagramSocket socket, SocketAddress sender, bool showsRefusal)
    {
        DatagramConnection? connection = begin(socket, sender, showsRefusal);
        if (connection is not null || showsRefusal)
        {
            Interlocked.Increment(ref _addresses);
        }

        return connection;
    }

    private sealed record OpenState(Binding Binding, ImmutableArray<EndpointAddress> Bound, DateTimeOffset At);
}
