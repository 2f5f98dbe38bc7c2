using System.Net.Sockets;
using NetConsole.Testing;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Harness.Peers;

public sealed class TcpPeerTests : IDisposable
{
    private readonly TcpPeerListener _listener = new(TestContext.Current.CancellationToken);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task ReceiveUntil_KeepsWhatCameBehind()
    {
        (TcpPeer client, TcpPeer server) = await PairAsync();
        using (client)
        using (server)
        {
            await client.SendAsync("one\r\ntwo\nthree");

            Assert.Equal("one", await server.ReceiveLineAsync());
            Assert.Equal("two", await server.ReceiveLineAsync());
            Assert.Equal("thr", await server.ReceiveTextAsync(3));
            Assert.Equal("ee"u8.ToArray(), await server.ReceiveExactlyAsync(2));
        }
    }

    [Fact]
    public async Task EndOutput_LeavesTheOtherDirectionOpen()
    {
        (TcpPeer client, TcpPeer server) = await PairAsync();
        using (client)
        using (server)
        {
            await client.SendAsync("question");
            client.EndOutput();
            Assert.Equal("question"u8.ToArray(), await server.ReceiveToEndAsync());

            await server.SendAsync("answer");
            Assert.Equal("answer", await client.ReceiveTextAsync(6));
        }
    }

    [Fact]
    public async Task Reset_IsAResetForTheOtherEnd()
    {
        (TcpPeer client, TcpPeer server) = await PairAsync();
        using (server)
        {
            client.Reset();

            await server.WaitForResetAsync();
        }
    }

    [Fact]
    public async Task WaitForReset_OfAnOrderlyEnd_Fails()
    {
        (TcpPeer client, TcpPeer server) = await PairAsync();
        using (server)
        {
            client.Dispose();

            await Assert.ThrowsAsync<WaitFailedException>(server.WaitForResetAsync);
        }
    }

    [Fact]
    public async Task ReceiveUntil_ClosedBefore_SaysWhatCame()
    {
        (TcpPeer client, TcpPeer server) = await PairAsync();
        using (server)
        {
            await client.SendAsync("half");
            client.Dispose();

            WaitFailedException e = await Assert.ThrowsAsync<WaitFailedException>(server.ReceiveLineAsync);
            Assert.Contains("half", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Connect_ToAFreePort_IsRefused()
    {
        SocketException e = await Assert.ThrowsAsync<SocketException>(
            () => TcpPeer.ConnectAsync(Loopback.FreeTcpPort(), TestContext.Current.CancellationToken));

        Assert.Equal(SocketError.ConnectionRefused, e.SocketErrorCode);
    }

    private async Task<(TcpPeer Client, TcpPeer Server)> PairAsync()
    {
        TcpPeer client = await TcpPeer.ConnectAsync(_listener.Port, TestContext.Current.CancellationToken);
        return (client, await _listener.AcceptAsync());
    }
}
