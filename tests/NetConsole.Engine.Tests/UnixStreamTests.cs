using System.Net.Sockets;
using System.Security.Cryptography;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests;

/// <summary>Unix stream sockets: the same conversations as over TCP, between names in the file system.</summary>
public sealed class UnixStreamTests : IDisposable
{
    private readonly SocketFolder _folder = new();

    private string Path => _folder["a.sock"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Listener_ClientWithoutName_IsShownByItsProcess_AndAnswered()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("socat"), "socat is not installed");
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened listener = await host.ListenOnAsync($"unix:{Path}");
        Assert.Equal(EndpointAddress.Unix(Transport.Unix, Path), Assert.Single(listener.Bound));
        Assert.False(listener.OpenToNetwork);

        await using OutsideProgram client = OutsideProgram.Start("socat", ["-", $"UNIX-CONNECT:{Path}"], Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal($"unix (pid {client.ProcessId})", opened.Remote.ToString());
        Assert.Equal($"unix://{Path}", opened.Local.ToString());

        await client.WriteAsync("hello\n");
        Assert.Equal("hello", await host.Events.NextMessageAsync(opened.Connection));
        host.Send("welcome\n", opened.Connection);
        await client.WaitForOutputAsync("welcome\n");

        host.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(opened.Connection)).Reason);
        Assert.Equal(0, await client.WaitForExitAsync());
    }

    [Fact]
    public async Task Connect_ToSocat_TalksBothWays_AndSeesItClose()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("socat"), "socat is not installed");
        await using var host = new EngineHost();
        await using OutsideProgram server = OutsideProgram.Start("socat", ["-d", "-d", "-", $"UNIX-LISTEN:{Path}"], Deadline.Token);
        await server.WaitForErrorsAsync("listening on");

        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"unix:{Path}");
        Assert.Null(opened.Listener);
        Assert.Equal($"unix://{Path}", opened.Remote.ToString());
        Assert.Equal($"unix (pid {Environment.ProcessId})", opened.Local.ToString());
        host.Send("ping\n", opened.Connection);
        await server.WaitForOutputAsync("ping\n");
        await server.WriteAsync("pong\n");
        Assert.Equal("pong", await host.Events.NextMessageAsync());

        server.EndInput();
        Assert.True((await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>()).ByPeer);
        host.Engine.Execute(new EngineCommand.ShutdownSend(opened.Connection));
        Assert.Equal(CloseReason.PeerClosed, (await host.ClosedAsync(opened.Connection)).Reason);
    }

    [Fact]
    public async Task FourMegabytes_EachWay_ArriveByteForByte()
    {
        await using var host = new EngineHost(EngineOptions.Default with { Framing = FramingSpec.Raw });
        await host.ListenOnAsync($"unix:{Path}");
        byte[] data = RandomNumberGenerator.GetBytes(4 << 20);
        using TcpPeer peer = await TcpPeer.ConnectAsync(new UnixDomainSocketEndPoint(Path), Deadline.Token);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;

        host.Send(data, id);
        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        Assert.Equal(SHA256.HashData(data), SHA256.HashData(await peer.ReceiveToEndAsync()));

        using var received = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var reader = new RawReader(host.Engine.Subscribe(100_000, WhenFull.Wait));
        Task sending = peer.SendAsync(data);
        for (long bytes = 0; bytes < data.Length;)
        {
            bytes += await reader.ReadAsync(received);
        }

        await sending;
        Assert.Equal(SHA256.HashData(data), received.GetHashAndReset());
    }

    [Fact]
    public async Task Connect_BacklogIsFull_WaitsUntilTheOtherAccepts()
    {
        await using var host = new EngineHost();
        using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(Path));
        listening.Listen(0);
        using TcpPeer first = await TcpPeer.ConnectAsync(new UnixDomainSocketEndPoint(Path), Deadline.Token);

        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Address($"unix:{Path}")));
        await host.Events.NextAsync<EngineEvent.ConnectionStarted>();
        (await listening.AcceptAsync(Deadline.Token).SoonAsync()).Dispose();
        await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
    }

    [Fact]
    public async Task Connect_NobodyThere_SaysWhatIsMissing()
    {
        await using var host = new EngineHost();
        Assert.StartsWith($"there is no socket {Path}", await FailureAsync(host, $"unix:{Path}"), StringComparison.Ordinal);
        Assert.StartsWith($"there is no folder {_folder["none"]}", await FailureAsync(host, $"unix:{_folder["none"]}/a.sock"), StringComparison.Ordinal);

        LeaveBehind(Path);
        Assert.StartsWith($"nobody listens on {Path}", await FailureAsync(host, $"unix:{Path}"), StringComparison.Ordinal);

        using var datagrams = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        datagrams.Bind(new UnixDomainSocketEndPoint(_folder["b.sock"]));
        Assert.Equal(
            $"{_folder["b.sock"]} is a socket of another type; try unixgram:{_folder["b.sock"]}", await FailureAsync(host, $"unix:{_folder["b.sock"]}"));
    }

    private static async Task<string> FailureAsync(EngineHost host, string address)
    {
        host.Engine.Execute(new EngineCommand.OpenConnection(EngineHost.Address(address)));
        return (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Fault.ToString();
    }

    /// <summary>What a program leaves that ends without removing its socket's file.</summary>
    private static void LeaveBehind(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(UnixEndPoint.Of(path));
    }
}
