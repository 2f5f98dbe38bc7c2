using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// A datagram socket of our own that sends to a multicast group or a broadcast address. Nobody has such an address: who answers does so from one of its own, which
/// a connected socket would not hear. So the socket is not connected, and everybody who answers becomes a connection, which ends with the one to the group.
/// </summary>
internal sealed class GroupClient
{
    private readonly DatagramConnection _connection;
    private readonly DatagramSocket _socket;
    private readonly DatagramBirth _begin;
    private readonly EngineParts _parts;

    /// <param name="connection">The connection to the group: it sends through the socket, and is never spoken to.</param>
    /// <param name="socket">Bound, not connected; owned from here on.</param>
    /// <param name="begin">Announces who answers; called on the thread that polls, must not block.</param>
    /// <param name="parts">The engine's.</param>
    public GroupClient(DatagramConnection connection, DatagramSocket socket, DatagramBirth begin, EngineParts parts)
    {
        _connection = connection;
        _socket = socket;
        _begin = begin;
        _parts = parts;
    }

    /// <summary>Receives until the connection to the group has ended, and all that answered with it.</summary>
    public async Task RunAsync()
    {
        using var closing = new CancellationTokenSource();
        using var aging = new PeerAging(_parts);
        using var port = new DatagramPort(
            _socket, _begin, (count, total) => _parts.Bus.Publish(new EngineEvent.DatagramsDropped(null, _connection.Id, count, total)), aging, _parts);
        Task receiving = port.RunAsync(closing.Token);
        _parts.Tasks.Keep(receiving);
        await _connection.Over;
        await closing.CancelAsync();
        await port.CloseConnectionsAsync();
        port.Dispose();
        _socket.Dispose();
        await receiving;
    }
}
