using System.Net.Sockets;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>How addresses that exchange datagrams become connections.</content>
public sealed partial class SocketEngine
{
    /// <summary>An address has spoken to a listener. Called on the thread that polls all sockets; must not block.</summary>
    private DatagramConnection? BeginDatagrams(ListenerId listener, Func<ConnectionId, DatagramConnection> create)
    {
        lock (_gate)
        {
            if (_stopped is not null)
            {
                return null;
            }

            DatagramConnection connection = create(new ConnectionId(++_lastConnection));
            Begin(connection, listener);
            return connection;
        }
    }

    /// <summary>A socket of our own is connected. Under the lock.</summary>
    /// <exception cref="SocketException">It is not well any more.</exception>
    private void BeginDatagrams(ConnectionId id, Socket socket)
    {
        Transport transport = socket.AddressFamily is AddressFamily.Unix ? Transport.UnixDatagram : Transport.Udp;
        var client = new DatagramClient(id, new DatagramSocket(socket, transport), _parts);
        Begin(client.Connection, listener: null);
        _parts.Tasks.Keep(ReceiveAsync(client));
    }

    private static async Task ReceiveAsync(DatagramClient client)
    {
        using (client)
        {
            await client.RunAsync();
        }
    }
}
