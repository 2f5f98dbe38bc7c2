using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetConsole.Testing.Peers;

/// <summary>
/// The other end of a connection, in plain sockets, for tests of an end of ours: it can be slow, rude and silent, since it does only what it is told and reads only
/// when asked. Also for Unix stream sockets. Its waits end after 15 s with <see cref="WaitFailedException"/>, which shows what came, or with the token given at the start.
/// </summary>
public sealed class TcpPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly CancellationToken _cancellationToken;
    private readonly ArrayBufferWriter<byte> _received = new();

    // How many of the received bytes have been given out.
    private int _taken;

    internal TcpPeer(Socket socket, CancellationToken cancellationToken)
    {
        _socket = socket;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Where this peer is, as the other end sees it.</summary>
    public EndPoint LocalEndPoint => _socket.LocalEndPoint!;

    /// <summary>The socket, for what has no name here.</summary>
    public Socket Socket => _socket;

    private ReadOnlyMemory<byte> Unread => _received.WrittenMemory[_taken..];

    /// <summary>Connects to a port on 127.0.0.1.</summary>
    public static Task<TcpPeer> ConnectAsync(int port, CancellationToken cancellationToken) =>
        ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);

    /// <summary>Connects to any stream socket.</summary>
    /// <param name="endPoint">IPv4, IPv6 or Unix.</param>
    /// <param name="cancellationToken">Ends this and every later wait of the peer.</param>
    /// <param name="receiveBufferBytes">The kernel's receive buffer; a small one makes a peer that does not read stall the sender soon. 0: the system's choice.</param>
    public static async Task<TcpPeer> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken, int receiveBufferBytes = 0)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (receiveBufferBytes > 0)
            {
                // Before connecting: it decides which window is offered (tcp(7)).
                socket.ReceiveBufferSize = receiveBufferBytes;
            }

            await socket.ConnectAsync(endPoint, cancellationToken);
            return new TcpPeer(socket, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends text as UTF-8. Done when the kernel has taken all of it.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="SendAsync(string)"/>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, _cancellationToken)..];
        }
    }

    /// <summary>Everything up to and including the text. What came behind it stays for the next call.</summary>
    public async Task<string> ReceiveUntilAsync(string end)
    {
        byte[] mark = Encoding.UTF8.GetBytes(end);
        byte[] bytes = await ReceiveAsync(all => all.IndexOf(mark) is >= 0 and int at ? at + mark.Length : -1, $"\"{end}\"");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>One line, without its LF or CRLF.</summary>
    public async Task<string> ReceiveLineAsync() => (await ReceiveUntilAsync("\n")).TrimEnd('\n').TrimEnd('\r');

    /// <summary>So many bytes. What came behind them stays for the next call.</summary>
    public Task<byte[]> ReceiveExactlyAsync(int count) => ReceiveAsync(all => all.Length >= count ? count : -1, $"{count} bytes");

    /// <summary>As many characters as the text has bytes, to be compared with it.</summary>
    public async Task<string> ReceiveTextAsync(int bytes) => Encoding.UTF8.GetString(await ReceiveExactlyAsync(bytes));

    /// <summary>Everything until the other end has ended its output.</summary>
    /// <exception cref="SocketException">It was reset instead.</exception>
    public async Task<byte[]> ReceiveToEndAsync()
    {
        while (await ReceiveMoreAsync("the end"))
        {
        }

        return Take(Unread.Length);
    }

    /// <summary>Waits for the other end to reset the connection; what comes before is thrown away.</summary>
    /// <exception cref="WaitFailedException">It ended in order.</exception>
    public async Task WaitForResetAsync()
    {
        try
        {
            await ReceiveToEndAsync();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return;
        }

        throw new WaitFailedException("The connection ended in order instead of being reset.");
    }

    /// <summary>Sends FIN: nothing more will come from here, but it can still receive.</summary>
    public void EndOutput() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends with RST instead of FIN (SO_LINGER with 0 s, socket(7)).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();

    /// <param name="find">How many of the bytes so far are the answer, or -1 for not yet.</param>
    /// <param name="what">What is waited for, for the message.</param>
    private async Task<byte[]> ReceiveAsync(Func<ReadOnlySpan<byte>, int> find, string what)
    {
        int count;
        while ((count = find(Unread.Span)) < 0)
        {
            if (!await ReceiveMoreAsync(what))
            {
                throw new WaitFailedException($"The other end closed before {what} came. {Describe()}");
            }
        }

        return Take(count);
    }

    private async Task<bool> ReceiveMoreAsync(string what)
    {
        int count = await Patience.RunAsync(
            token => _socket.ReceiveAsync(_received.GetMemory(64 * 1024), SocketFlags.None, token).AsTask(),
            () => $"Waited for {what} in vain. {Describe()}",
            _cancellationToken);
        _received.Advance(count);
        return count > 0;
    }

    private byte[] Take(int count)
    {
        byte[] taken = Unread[..count].ToArray();
        _taken += count;
        if (Unread.IsEmpty)
        {
            _received.ResetWrittenCount();
            _taken = 0;
        }

        return taken;
    }

    private string Describe() => $"What came: {Unread.Length} bytes, \"{Encoding.Latin1.GetString(Unread.Span[..Math.Min(Unread.Length, 200)])}\"";
}
