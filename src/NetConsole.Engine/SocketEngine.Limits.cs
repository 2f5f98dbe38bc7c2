using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>Who is turned away at the door. All under the lock.</content>
public sealed partial class SocketEngine
{
    /// <summary>How many accepted connections are open.</summary>
    private int _accepted;

    /// <summary>How many answer each of our connections to a group, where any do.</summary>
    private readonly Dictionary<int, int> _answering = [];

    /// <summary>A connection has begun, or ended.</summary>
    /// <param name="connection">Which.</param>
    /// <param name="change">One more, or one less.</param>
    private void Count(IConnection connection, int change)
    {
        if (connection.AnswersTo is not { } group)
        {
            _accepted += connection.Listener is null ? 0 : change;
        }
        else if (_answering.GetValueOrDefault(group.Value) + change is > 0 and var answering)
        {
            _answering[group.Value] = answering;
        }
        else
        {
            _answering.Remove(group.Value);
        }
    }

    /// <summary>Turns a client away that is over a limit: it gets a number, so that it can be shown, and is closed at once.</summary>
    private bool IsRefused(Socket client, ListenerId listener, Transport transport)
    {
        PlainSocket names;
        NetworkFault? fault;
        try
        {
            fault = _parts.Options.Limits.WhyRefused((client.RemoteEndPoint as IPEndPoint)?.Address, _accepted);
            if (fault is null)
            {
                return false;
            }

            names = new PlainSocket(client, transport);
        }
        catch (SocketException)
        {
            // Gone already; whoever goes on with it finds out.
            return false;
        }

        client.Dispose();
        Refuse(listener, names.Local, names.Remote, fault);
        return true;
    }

    private void Refuse(ListenerId? listener, EndpointAddress local, EndpointAddress remote, NetworkFault fault, ConnectionId? answersTo = null)
    {
        var id = new ConnectionId(++_lastConnection);
        _parts.Bus.Publish(new EngineEvent.ConnectionOpened(id, listener, local, remote, AnswersTo: answersTo));
        _parts.Bus.Publish(new EngineEvent.ConnectionClosed(id, CloseReason.Limit, fault, new Counters(id).Read(), TimeSpan.Zero));
    }
}
