using NetConsole.EndToEnd.Running;

namespace NetConsole.EndToEnd.Harness.Running;

public sealed class TmuxTests
{
    [Fact]
    public async Task Program_IsTypedTo_Seen_AndItsStatusKept()
    {
        Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");
        await using Tmux tmux = await StartAsync("printf '\\033[?1049hready %s %s' \"$MARK\" \"${HOME-none}\"; stty size; read line; printf '\\033[?1049l'; echo \"<$line>\"; exit 5");
        await tmux.WaitForTextAsync("ready it's mine none");
        await tmux.WaitForTextAsync("13 61");
        Assert.True(await tmux.IsAlternateAsync());

        await tmux.TypeAsync("höre; 'q' -x");
        await tmux.PressAsync("Enter");

        Assert.Equal(5, await tmux.WaitForExitAsync());
        Assert.False(await tmux.IsAlternateAsync());
        Assert.StartsWith("<höre; 'q' -x>", await tmux.CaptureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resize_AndCursor_AreTheTerminals()
    {
        Assert.SkipUnless(Tmux.IsInstalled, "tmux is not installed");
        await using Tmux tmux = await StartAsync("trap 'stty size; printf \"\\033[3;7H\"; echo -n x' WINCH; echo ready; while :; do read x; done");
        await tmux.WaitForTextAsync("ready");

        await tmux.ResizeAsync(100, 30);

        await tmux.WaitForTextAsync("30 100");
        await tmux.WaitForTextAsync("      x");
        Assert.Equal((7, 2), await tmux.CursorAsync());
    }

    private static Task<Tmux> StartAsync(string script) => Tmux.StartAsync(
        61,
        13,
        ["sh", "-c", script],
        new Dictionary<string, string?> { ["MARK"] = "it's mine", ["HOME"] = null },
        TestContext.Current.CancellationToken);
}
