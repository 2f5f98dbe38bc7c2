using System.Net;
using System.Net.Sockets;
using System.Text;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Headless;

/// <summary>Options of connections, and the status that a run ends with because of them.</summary>
public sealed class ConnectionOptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectTimeout_IsStatus4()
    {
        // The kernel of a listener whose backlog is full answers no SYN (listen(2), tcp_abort_on_overflow).
        using TcpPeerListener full = new(Token, backlog: 0);
        using TcpPeer queued = await TcpPeer.ConnectAsync(full.Port, Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{full.Port}", "--connect-timeout", "300ms");

        Assert.Equal(4, await filter.Process.WaitForExitAsync());
        Assert.Contains("did not answer within 300ms", filter.Process.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public async Task IdleTimeout_OfAConnect_IsStatus4(string scheme)
    {
        using TcpPeerListener silent = new(Token);
        using UdpPeer silentToo = new(Token);
        int port = scheme == "tcp" ? silent.Port : silentToo.EndPoint.Port;
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"{scheme}://127.0.0.1:{port}", "-i", "200ms");

        // Its peer need not agree to the end.
        using TcpPeer? peer = scheme == "tcp" ? await silent.AcceptAsync() : null;
        Assert.Equal(4, await filter.Process.WaitForExitAsync());
        Assert.Contains("nothing was received or sent for 200ms", filter.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdleTimeout_OfAListener_EndsTheConnectionAlone()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("-i", "100ms");
        await using FilterOnPipes listening = filter;
        using TcpPeer peer = await TcpPeer.ConnectAsync(port, Token);
        Assert.Empty(await peer.ReceiveToEndAsync());
        peer.EndOutput();
        using TcpPeer next = await TcpPeer.ConnectAsync(port, Token);
        await filter.Process.WaitForErrorsAsync("#2 connected from");
        filter.Process.Send(Signal.Terminate);
        next.EndOutput();

        Assert.Equal(143, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Bind_IsWhereDatagramsComeFrom()
    {
        using UdpPeer peer = new(Token);
        int port = Loopback.FreeUdpPort();
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"udp://127.0.0.1:{peer.EndPoint.Port}", "--bind", $"127.0.0.9:{port}", "-q", "0ms");
        await filter.Process.WriteAsync("from where?\n");
        (byte[] datagram, IPEndPoint sender) = await peer.ReceiveAsync();
        Assert.Equal("from where?", Encoding.UTF8.GetString(datagram));
        Assert.Equal($"127.0.0.9:{port}", sender.ToString());
        filter.Process.EndInput();

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Reconnect_WhenTheServerComesBack_SendsTheInputToIt()
    {
        TcpPeerListener server = new(Token);
        await using FilterOnPipes filter = FilterOnPipes.Start("connect", $"127.0.0.1:{server.Port}", "--reconnect");
        using (TcpPeer first = await server.AcceptAsync())
        {
            await filter.Process.WriteAsync("one\n");
            Assert.Equal("one", await first.ReceiveLineAsync());
            first.Reset();
        }

        await filter.Process.WaitForErrorsAsync("trying again in");
        await filter.Process.WriteAsync("two\n");
        using TcpPeer second = await server.AcceptAsync();
        Assert.Equal("two", await second.ReceiveLineAsync());
        filter.Process.EndInput();
        Assert.Empty(await second.ReceiveToEndAsync());
        second.EndOutput();
        server.Dispose();

        Assert.Equal(0, await filter.Process.WaitForExitAsync());
    }
}
