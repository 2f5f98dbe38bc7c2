using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>Finding from the keyboard: search, marks, one conversation.</summary>
public sealed class FindingTests
{
    private const string NextPane = "\x0F";
    private const string Escape = "\x1B";

    [Fact]
    public async Task SearchMarksAndOneConversation_FromTheKeyboard()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer first = await dashboard.ConnectAsync();
        await first.SendAsync("temp 1\nerror 7\ntemp 2\nerror 8\n");
        await dashboard.SeesAsync("←  error 8");
        using TcpPeer second = await dashboard.ConnectAsync();
        await second.SendAsync("of another\n");
        await dashboard.SeesAsync("←  of another");

        await dashboard.Terminal.WriteAsync(NextPane + NextPane + NextPane + "/error");
        await dashboard.SeesAsync("find ▸ error");
        await dashboard.SeesAsync("/error 1 of 2");
        await dashboard.Terminal.WriteAsync("\rn");
        await dashboard.SeesAsync("/error 2 of 2");
        await dashboard.Terminal.WriteAsync("mN");
        await dashboard.SeesAsync("/error 1 of 2");
        await dashboard.SeesAsync("◆");

        await dashboard.Terminal.WriteAsync("'");
        await dashboard.Terminal.WriteAsync("'");
        await dashboard.SeesAsync("no mark above");

        await dashboard.Terminal.WriteAsync("o");
        await dashboard.SeesAsync("#1 · ");
        await dashboard.Terminal.WaitForAsync(screen => !screen.Contains("of another"), "one conversation alone");
        await dashboard.Terminal.WriteAsync("o");
        await dashboard.SeesAsync("←  of another");

        await dashboard.Terminal.WriteAsync(Escape);
        await dashboard.Terminal.WaitForAsync(screen => !screen.Contains("/error"), "the search left");
        await dashboard.Terminal.WriteAsync(Escape);
        await dashboard.SeesAsync("Enter send");
        await dashboard.EnterAsync("\\filter \"error\"");
        await dashboard.SeesAsync("\"error\" · 2 of ");
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());
    }
}
