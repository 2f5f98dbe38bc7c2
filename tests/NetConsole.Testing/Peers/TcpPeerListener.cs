using System.Net;
using System.Net.Sockets;

namespace NetConsole.Testing.Peers;

/// <summary>A server on 127.0.0.1, any free port, for tests of a client of ours. Accepts only when asked.</summary>
public sealed class TcpPeerListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationToken _cancellationToken;

    /// <param name="cancellationToken">Ends every wait of the listener and of the peers that it accepts.</param>
    /// <param name="backlog">Connections that the kernel takes before they are accepted.</param>
    public TcpPeerListener(CancellationToken cancellationToken, int backlog = 16)
    {
        _cancellationToken = cancellationToken;
        _socket.Bind(Loopback.Any);
        _socket.Listen(backlog);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public int Port => EndPoint.Port;

    public async Task<TcpPeer> AcceptAsync()
    {
        Socket accepted = await Patience.RunAsync(
            token => _socket.AcceptAsync(token).AsTask(), () => $"Nobody connected to port {Port}.", _cancellationToken);
        return new TcpPeer(accepted, _cancellationToken);
    }

    public void Dispose() => _socket.Dispose();
}
