using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetConsole.Testing.Peers;

/// <summary>Somebody who sends and receives datagrams, on 127.0.0.1, any free port. Waits as <see cref="TcpPeer"/> does.</summary>
public sealed class UdpPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <param name="cancellationToken">Ends every wait.</param>
    public UdpPeer(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _socket.Bind(Loopback.Any);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Sends one datagram to a port on 127.0.0.1; an empty text is an empty datagram.</summary>
    public Task SendAsync(string text, int port) => SendAsync(Encoding.UTF8.GetBytes(text), new IPEndPoint(IPAddress.Loopback, port));

    public async Task SendAsync(ReadOnlyMemory<byte> datagram, EndPoint target) =>
        await _socket.SendToAsync(datagram, SocketFlags.None, target, _cancellationToken);

    /// <summary>The next datagram, and who sent it.</summary>
    public async Task<(byte[] Datagram, IPEndPoint Sender)> ReceiveAsync()
    {
        SocketReceiveFromResult result = await Patience.RunAsync(
            token => _socket.ReceiveFromAsync(_buffer.AsMemory(), SocketFlags.None, Loopback.Any, token).AsTask(),
            () => "Waited for a datagram in vain.",
            _cancellationToken);
        return (_buffer[..result.ReceivedBytes], (IPEndPoint)result.RemoteEndPoint);
    }

    /// <summary>The next datagram as UTF-8.</summary>
    public async Task<string> ReceiveTextAsync() => Encoding.UTF8.GetString((await ReceiveAsync()).Datagram);

    public void Dispose() => _socket.Dispose();
}
