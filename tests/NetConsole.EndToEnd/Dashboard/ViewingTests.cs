using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>Looking at what came: bytes, borders of reads, a whole message, and copying it.</summary>
public sealed class ViewingTests
{
    private const string NextPane = "\x0F";

    [Fact]
    public async Task AMessage_IsShownAsBytes_AndInFull_FromTheKeyboard()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("PING\x02\r\n");
        await dashboard.SeesAsync(@"←  PING\x02");

        await dashboard.Terminal.WriteAsync(NextPane + NextPane + NextPane + "h");
        await dashboard.SeesAsync("0000  50 49 4e 47 02 0d 0a ");
        await dashboard.Terminal.WriteAsync("\r");
        await dashboard.SeesAsync("── Message, hex ──");
        await dashboard.SeesAsync("7 bytes, 5 bytes of text");

        await dashboard.Terminal.WriteAsync("q");
        await dashboard.SeesAsync("── Transcript ──");
    }

    [Fact]
    public async Task Chunks_ShowWhereAReadEnded()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        await dashboard.EnterAsync("\\set chunks on");
        await dashboard.EnterAsync("\\set framing line");
        await dashboard.SeesAsync("framing for");
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("PI");
        await dashboard.SeesAsync("in    2 B");
        await peer.SendAsync("NG\n");

        await dashboard.SeesAsync("←  PI┊NG");
    }

    [Fact]
    public async Task Copy_ReachesTheClipboardOfTmux()
    {
        Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");
        using TcpPeerListener server = new(TestContext.Current.CancellationToken);
        using NetConsoleProgram program = new();
        await using Tmux tmux = await program.InTmuxAsync(100, 30, "connect", $"127.0.0.1:{server.Port}");
        await tmux.AllowCopyingAsync();
        using TcpPeer peer = await server.AcceptAsync();
        await peer.SendAsync("a\\b\x02\n");
        await tmux.WaitForTextAsync(@"←  a\b\x02");

        await tmux.PressAsync("C-o", "C-o");
        await tmux.TypeAsync("y");
        await tmux.WaitForTextAsync("copied 8 bytes of text");
        Assert.Equal(@"a\\b\x02", await tmux.PasteBufferAsync());

        await tmux.TypeAsync("Y");
        await tmux.WaitForTextAsync("copied 10 bytes of hex");
        Assert.Equal("615c62020a", await tmux.PasteBufferAsync());
    }
}
