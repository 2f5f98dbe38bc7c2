using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>What the operator keeps for the next time.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MessagesAndSettings_AreKeptAndUsed()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await dashboard.Terminal.WaitForAsync(
            screen => screen.Title == $"netconsole: 1 connection on tcp://127.0.0.1:{dashboard.Port}", "the title");
        await dashboard.EnterAsync("\\save-message ping F2 PING {counter}");
        await dashboard.SeesAsync("F2 sends it");
        // Alt-2, as a VT100 sends it.
        await dashboard.Terminal.WriteAsync("\e2");
        Assert.Equal("PING 1", await peer.ReceiveLineAsync());

        await dashboard.EnterAsync("\\repeat 2 every 20ms again");
        Assert.Equal("again", await peer.ReceiveLineAsync());
        Assert.Equal("again", await peer.ReceiveLineAsync());
        await dashboard.SeesAsync("sent 2 times of 2");

        await dashboard.EnterAsync("\\set numbers on");
        await dashboard.EnterAsync("\\set --save");
        await dashboard.SeesAsync("numbers on");
        Assert.Equal(
            """
            {
              "messages": [
                { "name": "ping", "key": "F2", "text": "PING {counter}" }
              ],
              "numbers": true
            }

            """,
            await File.ReadAllTextAsync(Path.Join(dashboard.Home, "config", "netconsole", "config.json"), Token));
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());
    }
}
