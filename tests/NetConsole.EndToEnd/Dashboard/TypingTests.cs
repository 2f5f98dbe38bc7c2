using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>The input line, with the keys as a VT100 sends them.</summary>
public sealed class TypingTests
{
    private const string AltEnter = "\e\r";
    private const string CtrlR = "\x12";
    private const string CtrlS = "\x13";

    [Fact]
    public async Task LinesModesAndHistory_ReachThePeerAsTyped()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to #1 ▸");
        await dashboard.EnterAsync($"first{AltEnter}second");
        Assert.Equal("first", await peer.ReceiveLineAsync());
        Assert.Equal("second", await peer.ReceiveLineAsync());

        await dashboard.Terminal.WriteAsync("\ee");
        await dashboard.Terminal.WriteAsync("\\x02{sum8}");
        await dashboard.SeesAsync("→ \\x0202\\n");
        await dashboard.EnterAsync("");
        Assert.Equal("\u000202", await peer.ReceiveLineAsync());
        await dashboard.Terminal.WriteAsync("\ee");
        await dashboard.EnterAsync("6869 0a");
        Assert.Equal("hi", await peer.ReceiveLineAsync());

        await dashboard.Terminal.WriteAsync("\ee");
        await dashboard.EnterAsync("again one");
        await dashboard.EnterAsync("again two");
        Assert.Equal("again one", await peer.ReceiveLineAsync());
        Assert.Equal("again two", await peer.ReceiveLineAsync());
        await dashboard.Terminal.WriteAsync($"{CtrlR}again{CtrlR}");
        await dashboard.SeesAsync("▸ again one");
        await dashboard.Terminal.WriteAsync(CtrlS);
        await dashboard.SeesAsync("▸ again two");
        await dashboard.EnterAsync("");
        Assert.Equal("again two", await peer.ReceiveLineAsync());
    }

    [Fact]
    public async Task AFile_IsFoundByTab_AndSent()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        await File.WriteAllTextAsync(Path.Join(dashboard.Home, "letter one.txt"), "dear peer\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Join(dashboard.Home, "list.txt"), "", TestContext.Current.CancellationToken);
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to #1 ▸");
        await dashboard.Terminal.WriteAsync("\\file\tl");
        await dashboard.Terminal.WriteAsync("\x7f~/l\t");
        await dashboard.SeesAsync("2 completions");
        await dashboard.Terminal.WriteAsync("e\t");
        await dashboard.SeesAsync("▸ \\file ~/letter one.txt");
        await dashboard.EnterAsync("");
        Assert.Equal("dear peer", await peer.ReceiveLineAsync());
    }

    [Fact]
    public async Task AMegabytePasted_IsNotLostOnNo_AndSentOnYes()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to #1 ▸");
        string[] lines = [.. Enumerable.Range(0, 8000).Select(number => $"{number:d5} \e[2J {new string('x', 100)}")];
        await dashboard.Terminal.WriteAsync($"\e[200~{string.Join('\r', lines)}\r\e[201~");
        await dashboard.SeesAsync("send 8,000 pasted lines to #1?");
        await dashboard.Terminal.WriteAsync("n");
        await dashboard.SeesAsync("line 8000 of 8000");
        await dashboard.EnterAsync("");
        foreach (string line in lines)
        {
            Assert.Equal(line, await peer.ReceiveLineAsync());
        }

        Assert.Empty(dashboard.Terminal.Look(screen => screen.Violations));
    }
}
