using System.Net;
using System.Security.Cryptography;
using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>What an operator and the peers say to each other, through the real program.</summary>
public sealed class ConversationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hello_IsShown_AnswerArrives_AndQuitLeavesNothingBehind()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("hello\n");
        await dashboard.SeesAsync("←  hello");
        await dashboard.SeesAsync($"  {peer.LocalEndPoint}  ");

        await dashboard.EnterAsync("hi");
        Assert.Equal("hi", await peer.ReceiveLineAsync());

        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());
    }

    [Fact]
    public async Task Netcat_IsAnswered()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("nc"), "nc is not installed");
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        await using OutsideProgram netcat = OutsideProgram.Start("nc", ["-q", "5", "127.0.0.1", $"{dashboard.Port}"], Token);
        await netcat.WriteAsync("hello\n");
        netcat.EndInput();
        await dashboard.SeesAsync("← hello");
        await dashboard.SeesAsync("half-closed");

        await dashboard.EnterAsync("hi");
        await netcat.WaitForOutputAsync("hi\n");
    }

    [Fact]
    public async Task Connect_TalksToAServer()
    {
        using TcpPeerListener server = new(Token);
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        await dashboard.EnterAsync($"\\connect 127.0.0.1:{server.Port}");
        using TcpPeer peer = await server.AcceptAsync();
        await dashboard.SeesAsync("connected to");

        await dashboard.EnterAsync("ping");
        Assert.Equal("ping", await peer.ReceiveLineAsync());
        await peer.SendAsync("pong\r\n");
        await dashboard.SeesAsync("←  pong");
    }

    [Fact]
    public async Task Connect_Refused_SaysSoInOneLine()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        await dashboard.EnterAsync($"\\connect 127.0.0.1:{Loopback.FreeTcpPort()}");

        await dashboard.SeesAsync("failed:");
        await dashboard.SeesAsync("refused");
    }

    [Fact]
    public async Task Listen_OnAPortInUse_IsShownAsFailed_AndEverythingElseGoesOn()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        await dashboard.EnterAsync($"\\listen {dashboard.Port}");
        await dashboard.SeesAsync("✗ failed");

        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("still here\n");
        await dashboard.SeesAsync("still here");
    }

    [Fact]
    public async Task TypedText_SurvivesTraffic()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.Terminal.WriteAsync("half a l");
        for (int i = 0; i < 50; i++)
        {
            await peer.SendAsync($"noise {i}\n");
        }

        await dashboard.SeesAsync("noise 49");
        await dashboard.EnterAsync("ine");
        Assert.Equal("half a line", await peer.ReceiveLineAsync());
    }

    [Fact]
    public async Task ACharacterCutBetweenTwoPackets_IsShownWhole()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync((byte[])[.. "cut: "u8, 0xE6, 0xBC]);
        await dashboard.SeesAsync("in    7 B");
        await peer.SendAsync((byte[])[0xA2, (byte)'\n']);

        await dashboard.SeesAsync("cut: 漢");
    }

    [Fact]
    public async Task Reset_IsToldFromClose()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("connected from");
        peer.Reset();

        await dashboard.SeesAsync("reset by the peer");
    }

    [Fact]
    public async Task TwoHundredAtOnce_AreAllThere()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        List<TcpPeer> peers = [];
        try
        {
            peers.AddRange(await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => dashboard.ConnectAsync())));
            await dashboard.SeesAsync("200 connections");
            await dashboard.EnterAsync("to everybody");
            await dashboard.SeesAsync("send to all 200? y/n");
            await dashboard.Terminal.WriteAsync("y");

            foreach (TcpPeer peer in peers)
            {
                Assert.Equal("to everybody", await peer.ReceiveLineAsync());
            }
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    [Fact]
    public async Task AClientThatNeverReads_HoldsNobodyUp()
    {
        const int Size = 8 << 20;
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        byte[] content = new byte[Size];
        Random.Shared.NextBytes(content);
        string path = Path.Join(dashboard.Home, "content.bin");
        await File.WriteAllBytesAsync(path, content, Token);

        using TcpPeer stalled = await TcpPeer.ConnectAsync(new IPEndPoint(IPAddress.Loopback, dashboard.Port), Token, receiveBufferBytes: 4096);
        await dashboard.SeesAsync("1 connection ");
        using TcpPeer first = await dashboard.ConnectAsync();
        using TcpPeer second = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("3 connections");
        await dashboard.EnterAsync("\\to all");
        await dashboard.EnterAsync($"\\file {path}");

        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await first.ReceiveExactlyAsync(Size)));
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await second.ReceiveExactlyAsync(Size)));
        await dashboard.SeesAsync("waiting ‼");
        await dashboard.EnterAsync("\\to #2");
        await dashboard.EnterAsync("typed meanwhile");
        Assert.Equal("typed meanwhile", await first.ReceiveLineAsync());
    }

    [Fact]
    public async Task AFlood_LeavesTheKeyboardUsable()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer flood = await dashboard.ConnectAsync();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task flooding = FloodAsync(flood, stop.Token);
        await dashboard.SeesAsync("flood flood");

        using TcpPeer other = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("2 connections");
        await dashboard.EnterAsync("\\to #2");
        await dashboard.SeesAsync("to #2 ▸");
        await dashboard.EnterAsync("calm");
        Assert.Equal("calm", await other.ReceiveLineAsync());
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());
        await stop.CancelAsync();
        await flooding;
    }

    private static async Task FloodAsync(TcpPeer peer, CancellationToken cancellationToken)
    {
        byte[] lines = [.. Enumerable.Repeat("flood flood flood\n"u8.ToArray(), 1000).SelectMany(line => line)];
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await peer.Socket.SendAsync(lines, cancellationToken);
            }
        }
        catch (Exception end) when (end is System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // The program has ended, or the test has.
        }
    }
}
