using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Dashboard;

/// <summary>The path that the guide shows to somebody who knows only F1: every word typed here is on the help page that is read first.</summary>
public sealed class NewcomerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LastErrorOfOneConnection_IsFoundAnsweredInHexRepeatedAndSaved()
    {
        await using DashboardOnScreen dashboard = await DashboardOnScreen.OpenAsync();
        using TcpPeer first = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("#1 ");
        using TcpPeer second = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("#2 ");
        using TcpPeer third = await dashboard.ConnectAsync();
        await dashboard.SeesAsync("#3 ");
        await third.SendAsync("error 17: pump dry\n");
        await dashboard.SeesAsync("error 17");
        await third.SendAsync("error 18: valve stuck\nok again\n");
        await dashboard.SeesAsync("ok again");
        await second.SendAsync("error 99: not the one that is wanted\n");
        await dashboard.SeesAsync("error 99");

        await dashboard.Terminal.WriteAsync("\eOP");
        await dashboard.SeesAsync("── Help ");
        foreach (string word in (string[])["\\to", "\\repeat", "\\hex", "\\filter", "\\save"])
        {
            await ScrollsToAsync(dashboard, word + " ");
        }

        await dashboard.Terminal.WriteAsync("\e");
        await dashboard.Terminal.WaitForAsync(screen => !screen.Contains("── Help "), "help to close");

        await dashboard.EnterAsync("\\filter #3 in \"error\"");
        await dashboard.Terminal.WaitForAsync(
            screen => screen.Contains("error 18: valve stuck") && !screen.Contains("ok again") && !screen.Contains("error 99"), "the errors of #3 alone");

        await dashboard.EnterAsync("\\to #3");
        await dashboard.SeesAsync("to #3 ▸");
        await dashboard.EnterAsync("\\hex 06 31 38 0A");
        Assert.Equal("\x06" + "18", await third.ReceiveLineAsync());
        await dashboard.EnterAsync("\\repeat 10 every 1s");
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal("\x06" + "18", await third.ReceiveLineAsync());
        }

        await dashboard.SeesAsync("sent 10 times of 10");
        await dashboard.EnterAsync("\\filter off");
        await dashboard.SeesAsync("error 99");
        string file = Path.Join(dashboard.Home, "session.txt");
        await dashboard.EnterAsync($"\\save {file}");
        await dashboard.SeesAsync("session.txt");
        await dashboard.EnterAsync("\\q");
        Assert.Equal(0, await dashboard.EndedAsync());

        string saved = await File.ReadAllTextAsync(file, Token);
        Assert.Contains("#3 < error 18: valve stuck", saved, StringComparison.Ordinal);
        Assert.Contains("#2 < error 99: not the one that is wanted", saved, StringComparison.Ordinal);
        Assert.Equal(12, saved.Split("\\x0618").Length);
    }

    /// <summary>Turns the pages of help until a word is on screen.</summary>
    private static async Task ScrollsToAsync(DashboardOnScreen dashboard, string word)
    {
        string shown = "";
        while (!dashboard.Terminal.Look(screen => screen.Contains(word)))
        {
            string page = dashboard.Terminal.ToString();
            Assert.NotEqual(shown, page);
            shown = page;
            await dashboard.Terminal.WriteAsync("\e[6~");
            await dashboard.Terminal.WaitForAsync(screen => screen.ToString() != shown, "the next page of help");
        }
    }
}
