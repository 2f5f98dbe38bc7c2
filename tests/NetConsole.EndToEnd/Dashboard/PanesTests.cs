using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

public sealed class PanesTests
{
    [Fact]
    public async Task TheMouse_IsAskedForAndGivenBack()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        using TcpPeer first = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to #1 ▸");
        using TcpPeer second = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("to all 2? ▸");
        Assert.False(dashboard.Terminal.Look(screen => screen.Modes.MouseInSgr));

        await dashboard.EnterAsync("\\set mouse on");
        await dashboard.Terminal.WaitForAsync(screen => screen.Modes is { MouseButtons: true, MouseDrags: true, MouseInSgr: true }, "the mouse's modes");

        // A double click on the fourth row, where #2 stands.
        await dashboard.Terminal.WriteAsync("\e[<0;20;4M\e[<0;20;4m\e[<0;20;4M\e[<0;20;4m");
        await dashboard.SeesAsync("to #2 ▸");
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());
    }

    [Fact]
    public async Task TheLayout_IsKeptForTheNextStart()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        await dashboard.Terminal.WriteAsync("\u0018c");
        await dashboard.Terminal.WaitForAsync(screen => !screen.Contains("── Connections"), "no connections' pane");
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());

        string file = Assert.Single(Directory.GetFiles(dashboard.Home, "config.json", SearchOption.AllDirectories));
        Assert.Contains("\"layout\": \"no-connections\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
