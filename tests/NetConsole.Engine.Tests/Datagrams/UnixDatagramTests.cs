using System.Net.Sockets;
using System.Text;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>Datagrams between files: a sender with a name can be answered, one without cannot.</summary>
public sealed class UnixDatagramTests : IDisposable
{
    private readonly SocketFolder _folder = new();

    private string Path => _folder["a.sock"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SendersWithoutAName_AreOneConnection_ThatSaysItCannotBeAnswered()
    {
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened listener = await host.ListenOnAsync($"unixgram:{Path}");
        Assert.Equal($"unixgram://{Path}", Assert.Single(listener.Bound).ToString());
        Assert.False(listener.OpenToNetwork);
        using Socket one = Connected();
        using Socket other = Connected();
        one.Send("first\n"u8);
        EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal("anonymous", opened.Remote.ToString());
        Assert.Contains("cannot be answered", (await host.Events.NextAsync<EngineEvent.FaultReported>()).Fault.Message, StringComparison.Ordinal);
        Assert.Equal("first", await host.Events.NextMessageAsync(opened.Connection));
        other.Send("second"u8);
        Assert.Equal("second", await host.Events.NextMessageAsync(opened.Connection));

        host.Send("who are you?", opened.Connection);
        Assert.StartsWith("#1 is anonymous", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message, StringComparison.Ordinal);
        host.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(opened.Connection)).Reason);
    }

    [Fact]
    public async Task SenderWithAName_IsShownByIt_AndAnswered_AlsoWithAnEmptyDatagram()
    {
        await using var host = new EngineHost();
        await host.ListenOnAsync($"unixgram:{Path}");
        using Socket peer = Connected(_folder["peer.sock"]);
        peer.Send(""u8);
        EngineEvent.ConnectionOpened opened = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal($"unixgram://{_folder["peer.sock"]}", opened.Remote.ToString());
        Assert.Equal("", await host.Events.NextMessageAsync(opened.Connection));

        host.Send("", opened.Connection);
        host.Send("hello", opened.Connection);
        byte[] buffer = new byte[100];
        Assert.Equal(0, await peer.ReceiveAsync(buffer, Deadline.Token).SoonAsync());
        Assert.Equal(5, await peer.ReceiveAsync(buffer, Deadline.Token).SoonAsync());
    }

    [Fact]
    public async Task Connect_ToAListenerOfOurs_IsAnsweredThroughTheNameThatTheKernelMadeUp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux makes up names");
        await using var host = new EngineHost();
        await host.ListenOnAsync($"unixgram:{Path}");
        EngineEvent.ConnectionOpened ours = await host.ConnectToAsync($"unixgram:{Path}");
        Assert.Equal($"unixgram://{Path}", ours.Remote.ToString());
        host.Send("ping", ours.Connection);
        EngineEvent.ConnectionOpened theirs = await host.Events.NextAsync<EngineEvent.ConnectionOpened>();
        Assert.Equal(ours.Local, theirs.Remote);
        Assert.StartsWith("@", theirs.Remote.Path, StringComparison.Ordinal);
        Assert.Equal("ping", await host.Events.NextMessageAsync(theirs.Connection));
        host.Send("pong", theirs.Connection);
        Assert.Equal("pong", await host.Events.NextMessageAsync(ours.Connection));
    }

    [Fact]
    public async Task ReceiverThatDoesNotRead_DelaysNobodyElse_AndItsCloseSaysWhatWasNotSent()
    {
        await using var host = new EngineHost(EngineOptions.Default with { FlushPatience = TimeSpan.FromMilliseconds(100) });
        await host.ListenOnAsync($"unixgram:{Path}");
        using Socket stalled = Bound(_folder["stalled.sock"]);
        using Socket reader = Bound(_folder["reader.sock"]);
        stalled.SendTo("1"u8, UnixEndPoint.Of(Path));
        ConnectionId stalledId = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        reader.SendTo("2"u8, UnixEndPoint.Of(Path));
        ConnectionId readerId = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;

        byte[] kilobyte = new byte[1024];
        for (int i = 0; i < 2_000; i++)
        {
            host.Send(kilobyte, stalledId);
        }

        byte[] buffer = new byte[100];
        for (int i = 0; i < 20; i++)
        {
            host.Send($"{i}", readerId);
            int count = await reader.ReceiveAsync(buffer, Deadline.Token).SoonAsync();
            Assert.Equal($"{i}", Encoding.UTF8.GetString(buffer, 0, count));
        }

        host.Engine.Execute(new EngineCommand.CloseConnection(stalledId));
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(stalledId);
        Assert.StartsWith("the other side does not read", closed.Fault?.Message, StringComparison.Ordinal);
        Assert.Equal(2_000 * 1024, closed.Counters.BytesWaiting + closed.Counters.BytesOut);
    }

    [Fact]
    public async Task Close_RemovesOurFile_AndOneLeftBehindIsReplaced()
    {
        await using var host = new EngineHost();
        Bound(Path).Dispose();
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync($"unixgram:{Path}");
        Assert.NotNull(opened.Notice);
        host.Engine.Execute(new EngineCommand.CloseListener(opened.Listener));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task Connect_PeerGoesAway_IsTold_AndEndsNothing()
    {
        await using var host = new EngineHost();
        Socket peer = Bound(Path);
        EngineEvent.ConnectionOpened opened = await host.ConnectToAsync($"unixgram:{Path}");
        peer.Dispose();
        host.Send("still there?", opened.Connection);
        Assert.Equal(
            $"nobody reads {Path} any more; the program that made this socket is gone",
            (await host.Events.NextAsync<EngineEvent.FaultReported>()).Fault.ToString());
        host.Engine.Execute(new EngineCommand.CloseConnection(opened.Connection));
        Assert.Equal(CloseReason.Local, (await host.ClosedAsync(opened.Connection)).Reason);
    }

    [Fact]
    public async Task Socat_TalksBothWays()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("socat"), "socat is not installed");
        await using var host = new EngineHost();
        await host.ListenOnAsync($"unixgram:{Path}");
        await using OutsideProgram client =
            OutsideProgram.Start("socat", ["-", $"UNIX-SENDTO:{Path},bind={_folder["socat.sock"]}"], Deadline.Token);
        await client.WriteAsync("ping\n");
        ConnectionId id = (await host.Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection;
        Assert.Equal("ping", await host.Events.NextMessageAsync(id));
        host.Send("pong\n", id);
        await client.WaitForOutputAsync("pong\n");
    }

    private Socket Connected(string? name = null)
    {
        Socket socket = name is null ? new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) : Bound(name);
        socket.Connect(UnixEndPoint.Of(Path));
        return socket;
    }

    private static Socket Bound(string name)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(UnixEndPoint.Of(name));
        return socket;
    }
}
