using System.Net.Security;
using System.Net.Sockets;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>Peers that end TLS in ways that RFC 8446 §6.1 does not allow, or with their last breath.</summary>
public sealed class TruncationTests
{
    [Fact]
    public async Task Fin_WithoutCloseNotify_IsPeerClosedAndTruncated()
    {
        await using EngineHost server = TlsHost.Create();
        await using TlsPeer peer = await TlsPeer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.OpenedAsync()).Connection;
        await peer.Stream.WriteAsync("half a li"u8.ToArray(), Deadline.Token);

        peer.Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("half a li", await server.Events.NextMessageAsync());
        EngineEvent.ConnectionClosed closed = await server.ClosedAsync(id);
        Assert.Equal((CloseReason.PeerClosed, "truncated: the peer's FIN came without a close_notify"), (closed.Reason, closed.Fault?.Message));
        Assert.DoesNotContain(server.Events.Seen, seen => seen is EngineEvent.ConnectionHalfClosed);
    }

    [Fact]
    public async Task Fin_InTheMiddleOfARecord_IsTruncatedToo()
    {
        await using EngineHost server = TlsHost.Create();
        await using TlsPeer peer = await TlsPeer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.OpenedAsync()).Connection;

        // An application data record that announces 256 bytes and has three (RFC 8446 §5.1).
        await peer.Socket.SendAsync(new byte[] { 23, 3, 3, 1, 0, 1, 2, 3 }, Deadline.Token);
        peer.Socket.Shutdown(SocketShutdown.Send);

        EngineEvent.ConnectionClosed closed = await server.ClosedAsync(id);
        Assert.Equal((CloseReason.PeerClosed, "truncated: the peer's FIN came without a close_notify"), (closed.Reason, closed.Fault?.Message));
    }

    [Fact]
    public async Task Fin_WithoutCloseNotify_WhatIsQueuedGoesOutFirst()
    {
        await using EngineHost server = TlsHost.Create();
        await using TlsPeer peer = await TlsPeer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.OpenedAsync()).Connection;
        byte[] answer = new byte[8 << 20];
        server.Send(answer, id);

        peer.Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal(answer.Length, await peer.CountToEndAsync());
        Assert.Equal(CloseReason.PeerClosed, (await server.ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task Record_ThatWasChanged_IsATlsError()
    {
        await using EngineHost server = TlsHost.Create();
        await using TlsPeer peer = await TlsPeer.ConnectAsync((await server.ListenTlsAsync()).Bound[0].Port);
        ConnectionId id = (await server.OpenedAsync()).Connection;

        byte[] record = [23, 3, 3, 0, 32, .. new byte[32]];
        await peer.Socket.SendAsync(record, Deadline.Token);

        EngineEvent.ConnectionClosed closed = await server.ClosedAsync(id);
        Assert.Equal(CloseReason.TlsError, closed.Reason);
        Assert.StartsWith("a TLS record could not be read: ", closed.Fault?.Message, StringComparison.Ordinal);
    }

    /// <summary>A TLS client over a socket that a test can reach.</summary>
    private sealed class TlsPeer(Peer peer, SslStream stream) : IAsyncDisposable
    {
        public Socket Socket => peer.Socket;

        public SslStream Stream => stream;

        public static async Task<TlsPeer> ConnectAsync(int port)
        {
            Peer peer = await Peer.ConnectAsync(port);
            var stream = new SslStream(new NetworkStream(peer.Socket), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);
            await stream.AuthenticateAsClientAsync("localhost").SoonAsync();
            return new TlsPeer(peer, stream);
        }

        public async Task<long> CountToEndAsync()
        {
            byte[] buffer = new byte[64 * 1024];
            long count = 0;
            while (await stream.ReadAsync(buffer, Deadline.Token).SoonAsync() is > 0 and var read)
            {
                count += read;
            }

            return count;
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            peer.Dispose();
        }
    }
}
