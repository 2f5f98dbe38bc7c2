using NetConsole.Testing.Peers;
using NetConsole.Testing.Screens;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>The screen itself: sizes, stillness, what peers cannot do to it.</summary>
public sealed class ScreenTests
{
    [Theory]
    [InlineData(200, 50)]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(60, 12)]
    [InlineData(40, 10)]
    public async Task EverySize_HasAPromptAndTheMessages(int width, int height)
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(width, height);
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("hello\n");

        await dashboard.SeesAsync("hello");
        await dashboard.SeesAsync("to #1 ▸");
    }

    [Fact]
    public async Task Resize_KeepsWhatWasTyped()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        await dashboard.Terminal.WriteAsync("typed");
        await dashboard.SeesAsync("▸ typed");
        dashboard.Terminal.Resize(10, 3);
        await dashboard.SeesAsync("too small");
        dashboard.Terminal.Resize(80, 24);
        await dashboard.SeesAsync("▸ typed");
    }

    [Fact]
    public async Task Idle_NothingIsWritten()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("hello\n");
        await dashboard.SeesAsync("hello");

        // Stillness can only be seen by looking for a while: counters follow within 200 ms, the title within 1 s, and after that there is nothing to say.
        await dashboard.Terminal.WaitForAsync(screen => screen.Title.StartsWith("netconsole: 1 connection on", StringComparison.Ordinal), "the title");
        await dashboard.Terminal.WaitForQuietAsync(TimeSpan.FromMilliseconds(600));
        long bytes = dashboard.Terminal.BytesRead;
        await dashboard.Terminal.WaitForQuietAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(bytes, dashboard.Terminal.BytesRead);
    }

    [Fact]
    public async Task HostileBytes_AreShownAsText_AndDoNothing()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("\e]0;pwned\a\e[2J\e[H\e[?1049l\e[c\e[6n\ecafter\n");

        await dashboard.SeesAsync(@"\e]0;pwned\a\e[2J\e[H\e[?1049l\e[c\e[6n\ecafter");
        Assert.StartsWith("netconsole:", dashboard.Terminal.Look(screen => screen.Title), StringComparison.Ordinal);
        Assert.True(dashboard.Terminal.Look(screen => screen.Modes.AlternateScreen));
        Assert.Empty(dashboard.Terminal.Look(screen => screen.Violations));
    }

    [Fact]
    public async Task NoColor_IsFollowed()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(120, 40, ("NO_COLOR", "1"));
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("\x02hello\n");
        await dashboard.SeesAsync("hello");

        Assert.True(dashboard.Terminal.Look(screen => Enumerable.Range(0, screen.Height)
            .All(y => Enumerable.Range(0, screen.Width).All(x => screen[x, y].Style.Foreground == ScreenColor.Default && screen[x, y].Style.Background == ScreenColor.Default))));
    }

    [Fact]
    public async Task AnAsciiLocale_GetsAsciiOnly()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsciiAsync();
        using TcpPeer peer = await dashboard.ConnectAsync();
        await peer.SendAsync("漢 hello\n");
        await dashboard.SeesAsync("hello");

        Assert.All(dashboard.Terminal.Look(screen => screen.Lines), line => Assert.True(line.All(char.IsAscii), line));
    }

    [Fact]
    public async Task ScrolledUp_ItStays_AndEndReturns()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync(80, 24);
        using TcpPeer peer = await dashboard.ConnectAsync();
        for (int i = 1; i <= 60; i++)
        {
            await peer.SendAsync($"message {i} of sixty\n");
        }

        await dashboard.SeesAsync("message 60 of");
        await dashboard.Terminal.WriteAsync("\e[5~");
        await dashboard.SeesAsync("End to follow");
        await peer.SendAsync("one more\n");
        await dashboard.SeesAsync("14 rows below");
        Assert.False(dashboard.Terminal.Look(screen => screen.Contains("one more")));
        await dashboard.Terminal.WriteAsync("\e[F");
        await dashboard.SeesAsync("one more");
    }
}
