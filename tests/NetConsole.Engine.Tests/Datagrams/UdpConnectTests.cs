using System.Net;
using System.Net.Sockets;
using System.Text;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>A UDP socket of ours that talks to one address.</summary>
public sealed class UdpConnectTests : IDisposable
{
    private readonly SocketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ManyQueuedAtOnce_LeaveAsOneDatagramEach_InOrder_AlsoEmptyOnes()
    {
        await using var host = new EngineHost();
        using var peer = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}");
        Assert.Equal($"udp://127.0.0.1:{peer.EndPoint.Port}", opened.Remote.ToString());
        Assert.Equal("127.0.0.1", opened.Local.Host);

        string[] texts = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? "" : $"{i}")];
        foreach (string text in texts)
        {
            host.Send(text, opened.Connection);
        }

        foreach (string text in texts)
        {
            (byte[] datagram, IPEndPoint from) = await peer.ReceiveAsync();
            Assert.Equal(text, Encoding.UTF8.GetString(datagram));
            Assert.Equal(opened.Local.Port, from.Port);
        }

        await peer.SendAsync("heard\n", opened.Local.Port);
        Assert.Equal("heard", await host.Events.NextMessageAsync(opened.Connection));
    }

    [Fact]
    public async Task RefusedPort_IsTold_AndEndsNothing_AndNoDatagramIsLostOverIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems tell it later or not at all");
        await using var host = new EngineHost();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(Loopback.Any);
        var place = (IPEndPoint)socket.LocalEndPoint!;
        socket.Dispose();

        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{place.Port}");
        host.Send("anybody?", opened.Connection);
        EngineEvent.FaultReported reported = await host.Events.NextAsync<EngineEvent.FaultReported>();
        Assert.Equal(opened.Connection, reported.Connection);
        Assert.Equal(
            $"127.0.0.1:{place.Port} refused the datagram; is something listening on port {place.Port} there?", reported.Fault.ToString());

        using var late = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        late.Bind(place);
        host.Send("and now?", opened.Connection);
        byte[] buffer = new byte[100];
        int count = await late.ReceiveAsync(buffer, Deadline.Token).SoonAsync();
        Assert.Equal("and now?", Encoding.UTF8.GetString(buffer, 0, count));
        Assert.DoesNotContain(host.Events.Seen, seen => seen is EngineEvent.ConnectionClosed);
    }

    [Fact]
    public async Task RefusedPort_FloodedByUs_IsToldOnceASecond()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems tell it later or not at all");
        var time = new ManualClock();
        await using var host = new EngineHost(time: time);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{Loopback.FreeUdpPort()}");
        for (int second = 1; second <= 2; second++)
        {
            for (int i = 0; i < 50; i++)
            {
                host.Send("anybody?", opened.Connection);
                await host.Events.NextAsync<EngineEvent.MessagesSent>();
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        host.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        Assert.Equal(100, (await host.ClosedAsync(opened.Connection)).Counters.MessagesOut);
        Assert.InRange(host.Events.Seen.Count(seen => seen is EngineEvent.FaultReported), 2, 3);
    }

    [Fact]
    public async Task DatagramThatIsTooLong_IsTold_AndTheNextIsSent()
    {
        await using var host = new EngineHost();
        using var peer = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}");
        host.Send(new byte[65_508], opened.Connection);
        Assert.StartsWith(
            "65,508 bytes are too many for a datagram; 65,507 are the most over IPv4",
            (await host.Events.NextAsync<EngineEvent.FaultReported>()).Fault.ToString(),
            StringComparison.Ordinal);
        host.Send("short", opened.Connection);
        Assert.Equal("short", await peer.ReceiveTextAsync());

        host.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        ConnectionCounters totals = (await host.ClosedAsync(opened.Connection)).Counters;
        Assert.Equal((5, 1, 0), (totals.BytesOut, totals.MessagesOut, totals.BytesWaiting));
    }

    [Fact]
    public async Task File_IsOneDatagram_OrRefused()
    {
        await using var host = new EngineHost();
        using var peer = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}");
        byte[] content = new byte[20_000];
        Random.Shared.NextBytes(content);
        await File.WriteAllBytesAsync(_folder["fits"], content, Deadline.Token);
        await File.WriteAllBytesAsync(_folder["long"], new byte[100_000], Deadline.Token);

        host.Engine.Execute(new EngineCommand.SendFile([opened.Connection], _folder["fits"]));
        Assert.Equal(content, (await peer.ReceiveAsync()).Datagram);
        EngineEvent.FileSendEnded sent = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal((20_000, null), (sent.BytesSent, sent.Fault));

        host.Engine.Execute(new EngineCommand.SendFile([opened.Connection], _folder["long"]));
        EngineEvent.FileSendEnded refused = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal(0, refused.BytesSent);
        Assert.Equal($"{_folder["long"]} has 100,000 bytes, and a file is sent as one datagram", refused.Fault!.Message);
    }

    [Fact]
    public async Task Name_WithBothFamilies_TakesIPv4()
    {
        await using var host = new EngineHost();
        using var peer = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://localhost:{peer.EndPoint.Port}");
        Assert.Equal("127.0.0.1", opened.Remote.Host);
        host.Send("hi", opened.Connection);
        Assert.Equal("hi", await peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task OtherAddresses_AreNotHeard()
    {
        await using var host = new EngineHost();
        using var peer = new UdpPeer(Deadline.Token);
        using var stranger = new UdpPeer(Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{peer.EndPoint.Port}");
        await stranger.SendAsync("psst", opened.Local.Port);
        await peer.SendAsync("hello", opened.Local.Port);
        Assert.Equal("hello", await host.Events.NextMessageAsync());
        Assert.Equal("hello", host.Events.HeardFrom(opened.Connection));
    }
}
