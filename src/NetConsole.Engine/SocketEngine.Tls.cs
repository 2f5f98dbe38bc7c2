using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine;

/// <content>TLS: between a socket that is there and a connection that is open stands a handshake.</content>
public sealed partial class SocketEngine
{
    /// <summary>Takes over clients of a listener that speaks TLS, as <see cref="Accept"/> does.</summary>
    private ClientAccepted AcceptOver(TlsServer side) => (client, listener, local) =>
    {
        lock (_gate)
        {
            if (_stopped is not null)
            {
                client.Dispose();
            }
            else if (!IsRefused(client, listener, Transport.Tls) && TryWrap(client, Transport.Tls, local) is { } socket)
            {
                BeginHandshake(new Handshake(new ConnectionId(++_lastConnection), listener, socket.Remote, socket, side, _parts), socket);
            }
        }
    };

    /// <summary>Under the lock: a socket of ours is connected.</summary>
    /// <returns>False when the peer was gone before we looked; the socket is closed then.</returns>
    private bool TryBeginDialed(Dial dial, Socket connected)
    {
        if (connected.SocketType is SocketType.Dgram)
        {
            return TryBeginDatagrams(dial, connected);
        }

        if (dial.Target.Transport is not Transport.Tls)
        {
            return TryBegin(dial.Id, listener: null, connected);
        }

        if (TryWrap(connected, Transport.Tls) is not { } socket)
        {
            return false;
        }

        var side = new TlsClient(_tls, dial.Target, socket.Remote, _parts.Time);
        BeginHandshake(new Handshake(dial.Id, listener: null, dial.Target, socket, side, _parts), socket);
        return true;
    }

    private void BeginHandshake(Handshake handshake, PlainSocket socket)
    {
        _attempts.Add(handshake.Id.Value, handshake);
        _accepted += handshake.Listener is null ? 0 : 1;
        _parts.Bus.Publish(new EngineEvent.ConnectionHandshaking(handshake.Id, handshake.Listener, socket.Local, socket.Remote));
        _parts.Tasks.Keep(ShakeHandsAsync(handshake));
    }

    private async Task ShakeHandsAsync(Handshake handshake)
    {
        TlsSocket? stream = await handshake.RunAsync();
        lock (_gate)
        {
            _attempts.Remove(handshake.Id.Value);
            _accepted -= handshake.Listener is null ? 0 : 1;
            if (stream is not null && handshake.IsGivenUp)
            {
                stream.Dispose();
                handshake.FailGivenUp();
            }
            else if (stream is not null)
            {
                Begin(handshake.Id, handshake.Listener, stream);
            }

            handshake.Dispose();
            if (handshake.Failure is { } failure)
            {
                FailOrRetry(handshake.Id, handshake.Target, failure.Reason, failure.Fault!, handshake.Listener);
            }
        }

        if (stream is null)
        {
            _descriptorFreed.Beat();
        }
    }
}
