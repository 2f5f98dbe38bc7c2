using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>How addresses that exchange datagrams become connections.</content>
public sealed partial class SocketEngine
{
    /// <inheritdoc cref="DatagramBirth"/>
    private DatagramConnection? BeginDatagrams(
        ListenerId? listener, DatagramConnection? group, DatagramSocket socket, SocketAddress sender, bool showsRefusal)
    {
        EndpointAddress remote = SocketNames.Of(socket.Transport, sender);
        lock (_gate)
        {
            // Nobody answers a group after its end was told.
            if (_stopped is not null || (group is not null && !_connections.ContainsKey(group.Id.Value)))
            {
                return null;
            }

            IPAddress? address = remote.IsUnix ? null : IPAddress.Parse(remote.Host);
            if (_parts.Options.Limits.WhyRefused(address, group is null ? _accepted : _answering.GetValueOrDefault(group.Id.Value)) is { } fault)
            {
                if (showsRefusal)
                {
                    Refuse(listener, socket.Local, remote, fault, group?.Id);
                }

                return null;
            }

            var id = new ConnectionId(++_lastConnection);
            var connection = new DatagramConnection(id, listener, socket, sender, remote, CountersOf(id), _parts) { Group = group };
            Begin(connection);
            return connection;
        }
    }

    /// <summary>Under the lock: a socket of ours is connected, or ready to send to a group.</summary>
    /// <returns>False when it was not well any more before we looked; it is closed then.</returns>
    private bool TryBeginDatagrams(Dial dial, Socket socket)
    {
        ConnectionId id = dial.Id;
        Transport transport = socket.AddressFamily is AddressFamily.Unix ? Transport.UnixDatagram : Transport.Udp;
        try
        {
            var datagrams = new DatagramSocket(socket, transport);
            if (dial.Group is { } address)
            {
                EndpointAddress remote = EndpointAddress.From(Transport.Udp, address);
                var group = new DatagramConnection(id, listener: null, datagrams, address.Serialize(), remote, CountersOf(id), _parts);
                var client = new GroupClient(
                    group, datagrams, (port, sender, showsRefusal) => BeginDatagrams(listener: null, group, port, sender, showsRefusal), _parts);
                Begin(group);
                _parts.Tasks.Keep(client.RunAsync());
            }
            else
            {
                var client = new DatagramClient(id, datagrams, CountersOf(id), _parts);
                Begin(client.Connection);
                _parts.Tasks.Keep(client.RunAsync());
            }

            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }
}
