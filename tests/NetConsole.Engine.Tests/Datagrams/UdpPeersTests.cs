using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>UDP with programs that are not ours.</summary>
public sealed class UdpPeersTests
{
    private const string PythonClient = """
        import socket, sys
        client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        client.settimeout(10)
        client.sendto(b'Hello from UDP client!', ('localhost', int(sys.argv[1])))
        data, server = client.recvfrom(1024)
        print(data.decode(), server[1])
        """;

    private const string PythonServer = """
        import socket
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind(('127.0.0.1', 0))
        server.settimeout(10)
        print('port', server.getsockname()[1], '.', flush=True)
        data, client = server.recvfrom(1024)
        print(data, client[1], flush=True)
        server.sendto(b'Hello from UDP server!', client)
        """;

    [Fact]
    public async Task PythonClient_IsHeardAndAnswered()
    {
        SkipUnless("python3");
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync("udp://localhost:0");
        int port = opened.Bound[0].Port;
        await using OutsideProgram client = OutsideProgram.Start("python3", ["-c", PythonClient, $"{port}"], Deadline.Token);
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        Assert.Equal("Hello from UDP client!", await host.Events.NextMessageAsync(id));
        host.Send("Hello from UDP server!", id);
        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal($"Hello from UDP server! {port}\n", client.Output);
    }

    [Fact]
    public async Task PythonServer_HearsOneDatagram_AndAnswers()
    {
        SkipUnless("python3");
        await using var host = new EngineHost();
        await using OutsideProgram server = OutsideProgram.Start("python3", ["-c", PythonServer], Deadline.Token);
        await server.WaitForOutputAsync(".\n");
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://127.0.0.1:{server.Output.Split(' ')[1]}");
        host.Send("Hello from UDP client!", opened.Connection);
        Assert.Equal("Hello from UDP server!", await host.Events.NextMessageAsync(opened.Connection));
        await server.WaitForOutputAsync($"b'Hello from UDP client!' {opened.Local.Port}\n");
    }

    [Theory]
    [InlineData("socat", "-", "UDP4:127.0.0.1:{0}")]
    [InlineData("nc", "-u", "127.0.0.1", "{0}")]
    [InlineData("ncat", "-u", "127.0.0.1", "{0}")]
    public async Task Client_TalksBothWays(string program, params string[] arguments)
    {
        SkipUnless(program);
        await using var host = new EngineHost();
        int port = (await host.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
        await using OutsideProgram client = OutsideProgram.Start(program, Filled(arguments, port), Deadline.Token);
        await client.WriteAsync("ping\n");
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        Assert.Equal("ping", await host.Events.NextMessageAsync(id));
        host.Send("pong\n", id);
        await client.WaitForOutputAsync("pong\n");
        await client.WriteAsync("again\n");
        Assert.Equal("again", await host.Events.NextMessageAsync(id));
    }

    [Theory]
    [InlineData("socat", "-d", "-d", "-", "UDP4-LISTEN:{0},bind=127.0.0.1")]
    [InlineData("socat", "-d", "-d", "-", "UDP6-LISTEN:{0},bind=[::1]")]
    [InlineData("nc", "-v", "-u", "-n", "-l", "127.0.0.1", "{0}")]
    public async Task Server_TalksBothWays(string program, params string[] arguments)
    {
        SkipUnless(program);
        bool isIPv6 = arguments[^1].Contains("::1", StringComparison.Ordinal);
        Assert.SkipWhen(isIPv6 && !OwnAddresses.IsAssigned(System.Net.IPAddress.IPv6Loopback), "there is no IPv6");
        await using var host = new EngineHost();
        int port = Loopback.FreeUdpPort();
        await using OutsideProgram server = OutsideProgram.Start(program, Filled(arguments, port), Deadline.Token);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"udp://{(isIPv6 ? "[::1]" : "127.0.0.1")}:{port}");

        // It says nothing by which one could tell when it is bound; until then the port refuses.
        do
        {
            host.Send("ping\n", opened.Connection);
            await host.Events.NextAsync<EngineEvent.MessagesSent>();
        }
        while (!await HasHeardAsync(server));

        await server.WriteAsync("pong\n");
        Assert.Equal("pong", await host.Events.NextMessageAsync(opened.Connection));
    }

    private static async Task<bool> HasHeardAsync(OutsideProgram server)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token);
        Task heard = server.WaitForOutputAsync("ping\n");
        await Task.WhenAny(heard, Task.Delay(100, moment.Token));
        await moment.CancelAsync();
        return heard.IsCompletedSuccessfully;
    }

    private static IEnumerable<string> Filled(string[] arguments, int port) =>
        arguments.Select(argument => argument.Replace("{0}", $"{port}", StringComparison.Ordinal));

    private static void SkipUnless(string program) => Assert.SkipUnless(OutsideProgram.IsInstalled(program), $"{program} is not installed");
}
