using System.Globalization;
using NetConsole.Testing;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Running;

/// <summary>
/// A program in a tmux server of its own: a second, independent opinion on what a terminal shows, and one that decodes and multiplexes as users' own do.
/// Nobody's configuration is read and nobody's sessions are seen.
/// </summary>
public sealed class Tmux : IAsyncDisposable
{
    // tmux tells nobody when its screen has changed, so a wait has to look again; this is how often, not how long.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netconsole-tmux-");
    private readonly CancellationToken _cancellationToken;

    private Tmux(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    private string Server => Path.Combine(_folder.FullName, "server");

    public static bool IsInstalled => OutsideProgram.IsInstalled("tmux");

    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables for it; null takes one away.</param>
    /// <param name="cancellationToken">Ends every wait.</param>
    public static async Task<Tmux> StartAsync(
        int width,
        int height,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var tmux = new Tmux(cancellationToken);
        string[] size = ["-x", width.ToString(CultureInfo.InvariantCulture), "-y", height.ToString(CultureInfo.InvariantCulture)];
        IEnumerable<string> variables = environment.Select(variable => variable.Value is null ? $"-u{variable.Key}" : $"{variable.Key}={variable.Value}");

        // env wants the names to take away first; '-' sorts before all letters.
        string line = string.Join(' ', variables.Order(StringComparer.Ordinal).Concat(command).Select(Quote));

        // A shell waits for the program, as a user's would: it keeps the last screen and tells the status. It survives the keys that end the program.
        const string afterwards = "tmux set-option -s @exit $?; tmux wait-for -S exited; exec cat";
        await tmux.RunAsync(
            ["start-server", ";", "set-option", "-g", "status", "off", ";", "set-option", "-g", "default-shell", "/bin/sh", ";",
            "new-session", "-d", .. size, $"trap : INT QUIT; env {line}; {afterwards}"]);
        return tmux;
    }

    /// <summary>Presses keys by tmux's names for them: <c>Enter</c>, <c>C-c</c>, <c>F1</c>, <c>PageUp</c>.</summary>
    public Task PressAsync(params string[] keys) => RunAsync(["send-keys", .. keys]);

    /// <summary>Types text as it is.</summary>
    public Task TypeAsync(string text) => RunAsync(["send-keys", "-l", "--", text]);

    public Task ResizeAsync(int width, int height) => RunAsync(
        ["resize-window", "-x", width.ToString(CultureInfo.InvariantCulture), "-y", height.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>What the screen shows, rows without the blanks at their ends.</summary>
    public async Task<string> CaptureAsync() => (await RunAsync(["capture-pane", "-p"])).TrimEnd('\n');

    /// <summary>Lets programs in it copy (OSC 52), as <c>set-clipboard on</c> in a user's configuration does.</summary>
    public Task AllowCopyingAsync() => RunAsync(["set-option", "-s", "set-clipboard", "on"]);

    /// <summary>What was copied last.</summary>
    public Task<string> PasteBufferAsync() => RunAsync(["show-buffer"]);

    /// <summary>A tmux format such as <c>#{alternate_on}</c>, filled in.</summary>
    public async Task<string> AskAsync(string format) => (await RunAsync(["display-message", "-p", format])).TrimEnd('\n');

    /// <summary>True while the alternate screen is shown.</summary>
    public async Task<bool> IsAlternateAsync() => await AskAsync("#{alternate_on}") == "1";

    /// <summary>0-based.</summary>
    public async Task<(int X, int Y)> CursorAsync()
    {
        string[] parts = (await AskAsync("#{cursor_x} #{cursor_y}")).Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until the screen contains the text.</summary>
    /// <exception cref="WaitFailedException">It did not within 15 s. Shows the screen.</exception>
    public async Task WaitForTextAsync(string text)
    {
        string screen = "";
        await WaitAsync(async () => (screen = await CaptureAsync()).Contains(text, StringComparison.Ordinal), () => $"Waited for \"{text}\" in vain.\n{screen}");
    }

    /// <summary>Waits until the program has ended; its exit status, as a shell sees it. Once only.</summary>
    public async Task<int> WaitForExitAsync()
    {
        try
        {
            await RunAsync(["wait-for", "exited"]);
        }
        catch (WaitFailedException)
        {
            throw new WaitFailedException($"The program did not end.\n{await CaptureAsync()}");
        }

        return int.Parse(await AskAsync("#{@exit}"), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the server and what runs in it.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (OutsideProgram kill = OutsideProgram.Start("tmux", ["-S", Server, "kill-server"], CancellationToken.None))
        {
            await kill.WaitForExitAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private Task<bool> WaitAsync(Func<Task<bool>> condition, Func<string> describe) => Patience.RunAsync(
        async token =>
        {
            while (!await condition())
            {
                await Task.Delay(BetweenLooks, token);
            }

            return true;
        },
        describe,
        _cancellationToken);

    private async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        await using OutsideProgram tmux = OutsideProgram.Start(
            "tmux", ["-S", Server, "-u", "-f", "/dev/null", .. arguments], _cancellationToken, new Dictionary<string, string?> { ["TMUX"] = null });
        int status = await tmux.WaitForExitAsync();
        return status == 0 ? tmux.Output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {tmux.Errors}");
    }
}
