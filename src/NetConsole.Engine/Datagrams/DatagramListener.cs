using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// A listener for datagrams, UDP or Unix: makes a connection of every address that speaks.
/// They talk through its sockets, so they end when it does.
/// </summary>
/// <param name="id">Its number.</param>
/// <param name="requested">Where to listen.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
/// <param name="begin">Announces a new address; called on the thread that polls, must not block.</param>
internal sealed class DatagramListener(
    ListenerId id, EndpointAddress requested, EngineParts parts, EndpointResolver resolver, DatagramBirth begin)
    : SocketListener(id, requested, parts, resolver)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PeerAging _aging = new(parts);

    protected override string OpenStep => "bound";

    public override void Close()
    {
        base.Close();
        _closed.TrySetResult();
    }

    public override void Dispose()
    {
        _aging.Dispose();
        base.Dispose();
    }

    protected override Binding BindFile() => UnixBinding.Bind(Requested, SocketType.Dgram);

    protected override Binding Bind(Resolution.Found found) => DatagramBinding.Open(Requested, found, Parts.Options);

    protected override async Task ServeAsync(Binding binding)
    {
        ImmutableArray<DatagramPort> ports =
            [.. binding.Sockets.Select(socket => new DatagramPort(new DatagramSocket(socket, Requested.Transport), Begin, OnDropped, _aging, Parts))];
        Task[] receiving = [.. ports.Select(port => port.RunAsync(Closing))];
        Array.ForEach(receiving, Parts.Tasks.Keep);
        await _closed.Task;
        await Task.WhenAll(ports.Select(port => port.CloseConnectionsAsync()));
        foreach (DatagramPort port in ports)
        {
            port.Dispose();
        }

        binding.Close();
        await Task.WhenAll(receiving);
    }

    private void OnDropped(long count, long total) => Parts.Bus.Publish(new EngineEvent.DatagramsDropped(Id, null, count, total));

    private DatagramConnection? Begin(DatagramSocket socket, SocketAddress sender, bool showsRefusal)
    {
        DatagramConnection? connection = begin(socket, sender, showsRefusal);
        if (connection is not null || showsRefusal)
        {
            CountClient();
        }

        return connection;
    }
}
