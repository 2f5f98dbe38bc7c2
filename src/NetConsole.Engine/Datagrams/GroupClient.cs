using System.Net;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// A datagram socket of our own that sends to a multicast group or a broadcast address. Nobody has such an address: who answers does so from one of its own, which
/// a connected socket would not hear. So the socket is not connected, and everybody who answers becomes a connection, which ends with the one to the group.
/// </summary>
internal sealed class GroupClient
{
    private readonly DatagramSocket _socket;
    private readonly DatagramBirth _begin;
    private readonly EngineParts _parts;

    /// <param name="id">The number of the connection to the group.</param>
    /// <param name="socket">Bound, not connected; owned from here on.</param>
    /// <param name="group">Where it sends to.</param>
    /// <param name="counters">The totals of what is sent there, which may have begun with an earlier socket.</param>
    /// <param name="begin">Announces who answers; called on the thread that polls, must not block.</param>
    /// <param name="parts">The engine's.</param>
    public GroupClient(ConnectionId id, DatagramSocket socket, IPEndPoint group, Counters counters, DatagramBirth begin, EngineParts parts)
    {
        _socket = socket;
        _begin = begin;
        _parts = parts;
        Connection = new DatagramConnection(
            id, listener: null, socket, group.Serialize(), EndpointAddress.From(Transport.Udp, group), counters, parts);
    }

    /// <summary>The connection to the group: it sends, and is never spoken to.</summary>
    public DatagramConnection Connection { get; }

    /// <summary>Receives until the connection to the group has ended, and all that answered with it.</summary>
    public async Task RunAsync()
    {
        using var closing = new CancellationTokenSource();
        using var aging = new PeerAging(_parts);
        using var port = new DatagramPort(
            _socket, _begin, (count, total) => _parts.Bus.Publish(new EngineEvent.DatagramsDropped(null, Connection.Id, count, total)), aging, _parts);
        Task receiving = port.RunAsync(closing.Token);
        _parts.Tasks.Keep(receiving);
        await Connection.Over;
        await closing.CancelAsync();
        await port.CloseConnectionsAsync();
        port.Dispose();
        _socket.Dispose();
        await receiving;
    }
}
