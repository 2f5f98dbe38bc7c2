using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>How addresses that exchange datagrams become connections.</content>
public sealed partial class SocketEngine
{
    /// <inheritdoc cref="DatagramBirth"/>
    private DatagramConnection? BeginDatagrams(ListenerId listener, DatagramSocket socket, SocketAddress sender, bool showsRefusal)
    {
        EndpointAddress remote = SocketNames.Of(socket.Transport, sender);
        lock (_gate)
        {
            if (_stopped is not null)
            {
                return null;
            }

            if (WhyRefused(remote) is { } fault)
            {
                if (showsRefusal)
                {
                    Refuse(listener, socket.Local, remote, fault);
                }

                return null;
            }

            var id = new ConnectionId(++_lastConnection);
            var connection = new DatagramConnection(id, listener, socket, sender, remote, CountersOf(id), _parts);
            Begin(connection);
            return connection;
        }
    }

    /// <summary>A socket of our own is connected. Under the lock.</summary>
    /// <exception cref="SocketException">It is not well any more.</exception>
    private void BeginDatagrams(ConnectionId id, Socket socket)
    {
        Transport transport = socket.AddressFamily is AddressFamily.Unix ? Transport.UnixDatagram : Transport.Udp;
        var client = new DatagramClient(id, new DatagramSocket(socket, transport), CountersOf(id), _parts);
        Begin(client.Connection);
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
