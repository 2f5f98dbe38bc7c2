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

            IPAddress? address = remote.IsUnix ? null : IPAddress.Parse(remote.Host);
            if (_parts.Options.Limits.WhyRefused(address, _accepted) is { } fault)
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

    /// <summary>Under the lock: a socket of ours is connected.</summary>
    /// <returns>False when it was not well any more before we looked; it is closed then.</returns>
    private bool TryBeginDatagrams(ConnectionId id, Socket socket)
    {
        Transport transport = socket.AddressFamily is AddressFamily.Unix ? Transport.UnixDatagram : Transport.Udp;
        try
        {
            var client = new DatagramClient(id, new DatagramSocket(socket, transport), CountersOf(id), _parts);
            Begin(client.Connection);
            _parts.Tasks.Keep(ReceiveAsync(client));
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }

    private static async Task ReceiveAsync(DatagramClient client)
    {
        using (client)
        {
            await client.RunAsync();
        }
    }
}
