using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetConsole.Engine.Tests.Support;

/// <summary>The other end: a plain socket that does what a test says.</summary>
internal sealed class Peer(Socket socket) : IDisposable
{
    public Socket Socket => socket;

    public static async Task<Peer> ConnectAsync(int port, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(IPAddress.Loopback, port, Deadline.Token).AsTask().SoonAsync();
        return new Peer(socket);
    }

    public async Task SayAsync(string text) => await SayAsync(Encoding.UTF8.GetBytes(text));

    public async Task SayAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, Deadline.Token).SoonAsync()..];
        }
    }

    public async Task<string> HearAsync(int bytes)
    {
        byte[] buffer = new byte[bytes];
        int got = 0;
        while (got < bytes && await socket.ReceiveAsync(buffer.AsMemory(got), Deadline.Token).SoonAsync() is > 0 and var read)
        {
            got += read;
        }

        return Encoding.UTF8.GetString(buffer, 0, got);
    }

    public async Task<byte[]> HearToEndAsync()
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), Deadline.Token).SoonAsync() is > 0 and var read)
        {
            await all.WriteAsync(buffer.AsMemory(0, read), Deadline.Token);
        }

        return all.ToArray();
    }

    /// <summary>FIN.</summary>
    public void Finish() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>RST.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();
}
