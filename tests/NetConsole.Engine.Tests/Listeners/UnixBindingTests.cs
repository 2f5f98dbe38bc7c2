using System.Net.Sockets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Listeners;

/// <summary>Whose file stands at a path, and who removes it.</summary>
public sealed class UnixBindingTests : IDisposable
{
    private readonly SocketFolder _folder = new();

    private string Path => _folder["a.sock"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Close_RemovesOurFile_AndThePathCanBeUsedAgain()
    {
        await using var host = new EngineHost();
        for (int round = 1; round <= 2; round++)
        {
            EngineEvent.ListenerOpened opened = await host.ListenOnAsync($"unix:{Path}");
            Assert.Null(opened.Notice);
            Assert.True(File.Exists(Path));
            host.Engine.Execute(new EngineCommand.CloseListener(opened.Listener));
            await host.Events.NextAsync<EngineEvent.ListenerClosed>();
            Assert.False(File.Exists(Path));
        }
    }

    [Fact]
    public async Task Stop_RemovesOurFile()
    {
        await using var host = new EngineHost();
        await host.ListenOnAsync($"unix:{Path}");
        await host.Engine.StopAsync(Deadline.Token);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task Close_AnotherHasTakenThePathMeanwhile_LeavesItsFile()
    {
        await using var host = new EngineHost();
        EngineEvent.ListenerOpened opened = await host.ListenOnAsync($"unix:{Path}");
        File.Delete(Path);
        using Socket other = Bound(SocketType.Stream);

        host.Engine.Execute(new EngineCommand.CloseListener(opened.Listener));
        await host.Events.NextAsync<EngineEvent.ListenerClosed>();
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public async Task Open_SocketLeftBehind_IsReplaced_AndItIsSaid()
    {
        await using var host = new EngineHost();
        Bound(SocketType.Stream).Dispose();
        Assert.True(File.Exists(Path));

        EngineEvent.ListenerOpened opened = await host.ListenOnAsync($"unix:{Path}");
        Assert.Equal("replaced a socket that was left behind there", opened.Notice);
        await host.ConnectToAsync($"unix:{Path}");
    }

    [Theory]
    [InlineData(SocketType.Stream, true)]
    [InlineData(SocketType.Stream, false)]
    [InlineData(SocketType.Dgram, false)]
    public async Task Open_SocketInUse_IsRefused_AndItsOwnerNoticesNothing(SocketType type, bool listens)
    {
        await using var host = new EngineHost();
        using Socket owner = Bound(type);
        if (listens)
        {
            owner.Listen();
        }

        bool before = owner.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        Assert.StartsWith($"{Path} is in use; choose another path, or stop the program", await FailureAsync(host, Path), StringComparison.Ordinal);
        Assert.True(File.Exists(Path));
        Assert.Equal(before, owner.Poll(TimeSpan.Zero, SelectMode.SelectRead));
    }

    [Fact]
    public async Task Open_FileThatIsNoSocket_IsNeverRemoved()
    {
        await using var host = new EngineHost();
        await File.WriteAllTextAsync(Path, "precious", Deadline.Token);
        Assert.StartsWith($"{Path} is there already and is no socket", await FailureAsync(host, Path), StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Path, Deadline.Token));
    }

    [Fact]
    public async Task Open_PathThatCannotBe_SaysWhy()
    {
        await using var host = new EngineHost();
        Assert.Equal(
            $"there is no folder {_folder["none"]}; make it first, or check the spelling", await FailureAsync(host, _folder["none"] + "/a.sock"));

        await File.WriteAllTextAsync(Path, "", Deadline.Token);
        Assert.Equal($"{Path} is no folder; check the spelling", await FailureAsync(host, Path + "/a.sock"));

        string tooLong = _folder[new string('x', 107)];
        Assert.StartsWith($"a path of {tooLong.Length} bytes is too long for a socket; at most 107", await FailureAsync(host, tooLong), StringComparison.Ordinal);
    }

    [Fact]
    public void ForBind_NoPermission_SaysSo() => Assert.Equal(
        "no permission to make the socket /run/a.sock; choose a folder that you may write to",
        UnixFaults.ForBind("/run/a.sock", SocketError.AccessDenied).ToString());

    private static async Task<string> FailureAsync(EngineHost host, string path)
    {
        host.Engine.Execute(new EngineCommand.OpenListener(EndpointAddress.Unix(Transport.Unix, path)));
        return (await host.Events.NextAsync<EngineEvent.ListenerFailed>()).Fault.ToString();
    }

    private Socket Bound(SocketType type)
    {
        var socket = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
        socket.Bind(UnixEndPoint.Of(Path));
        return socket;
    }
}
