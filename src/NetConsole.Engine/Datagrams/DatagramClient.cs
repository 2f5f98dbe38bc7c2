using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>A connected datagram socket of our own: it exchanges datagrams with one address, and hears no other.</summary>
internal sealed class DatagramClient : IDatagramRouter
{
    private readonly DatagramSocket _socket;
    private readonly EngineParts _parts;

    /// <param name="id">The connection's number.</param>
    /// <param name="socket">Connected; owned from here on.</param>
    /// <param name="counters">Its totals, which may have begun with an earlier socket.</param>
    /// <param name="parts">The engine's.</param>
    public DatagramClient(ConnectionId id, DatagramSocket socket, Counters counters, EngineParts parts)
    {
        _socket = socket;
        _parts = parts;
        Connection = new DatagramConnection(id, listener: null, socket, to: null, socket.ConnectedTo(), counters, parts);
    }

    public DatagramConnection Connection { get; }

    /// <summary>Receives until the connection has ended.</summary>
    public async Task RunAsync()
    {
        using var closing = new CancellationTokenSource();
        using var drops = new DropWatch(_socket, OnDropped, _parts.Time);
        Task receiving = new DatagramReceiver(_socket, this, drops, _parts).RunAsync(closing.Token);
        _parts.Tasks.Keep(receiving);
        await Connection.Over;
        await closing.CancelAsync();
        drops.Dispose();
        _socket.Dispose();
        await receiving;
    }

    public void Deliver(SocketAddress from, ReadOnlySpan<byte> datagram, bool isCut, DatagramShelf shelf) =>
        Connection.TryDeliver(datagram, isCut, shelf);

    public void Report(SocketError error) => Connection.Report(DatagramFaults.ForSend(Connection.Remote, 0, error));

    private void OnDropped(long count, long total) => _parts.Bus.Publish(new EngineEvent.DatagramsDropped(null, Connection.Id, count, total));
}
